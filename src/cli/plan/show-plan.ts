import type { PlanFacts } from "../../approval/plan-document.ts";
import { printedJson } from "../../base/json.ts";
import { ciRunUrl, placeInRepository } from "../../ci/identity.ts";
import type { Plan, PlanDocument, PlanRequest } from "../../model/plan.ts";
import type { Io } from "../../model/surroundings.ts";
import { renderPlanAnnotations } from "../../render/annotations.ts";
import { renderDiagnostics } from "../../render/diagnostics.ts";
import { renderPlanComment, renderPlanSummary } from "../../render/markdown/plan.ts";
import { eventDocument } from "../../render/outcome.ts";
import { renderPlanDocument } from "../../render/plan.ts";
import type { Invocation } from "../command.ts";
import { type Desired, warningsOf } from "../manifest/desired.ts";
import { styleFor } from "../options.ts";
import { TOOL_VERSION } from "../tool.ts";

/** What a plan does not know of itself. The commit is asked for before, beside what else there is to wait for. */
export async function factsOf(
  io: Io,
  { directory }: Desired,
  { targets, allow }: PlanRequest,
  changesDigest: string,
  commit: Promise<string | null>,
): Promise<PlanFacts> {
  return {
    toolVersion: TOOL_VERSION,
    commit: await commit,
    manifests: placeInRepository(directory, io),
    options: {
      targets: [...targets],
      allowDelete: [...allow.delete],
      allowDeprecate: [...allow.deprecate],
      allowDowngrade: [...allow.downgrade],
    },
    changesDigest,
  };
}

/**
 * The plan on stdout; findings that do not stop it on stderr before it. The command is the one that carries it out, as
 * it is typed.
 */
export function showPlan(
  { io, options }: Invocation,
  desired: Desired,
  document: PlanDocument,
  command = "apply",
): void {
  const warnings = warningsOf(desired);
  if (options.format === "text" && warnings.length > 0)
    io.stderr.write(`${renderDiagnostics(warnings, styleFor(io.stderr, options, io))}\n\n`);
  showDocument({ io, options }, document, command);
}

/** What should be known of a plan that is carried out, in the stream of records; people see it with the plan. */
export function showNotes({ io, options }: Invocation, { notes }: Plan): void {
  if (options.format !== "json") return;
  for (const message of notes)
    io.stdout.write(`${printedJson(eventDocument({ kind: "warning", key: null, message }), "line")}\n`);
}

/** A plan on stdout, in the format that was asked for. */
export function showDocument(invocation: Invocation, document: PlanDocument, command = "apply"): void {
  invocation.io.stdout.write(`${printed(invocation, document, command)}\n`);
}

function printed({ io, options }: Invocation, document: PlanDocument, command: string): string {
  const text = () => renderPlanDocument(document, styleFor(io.stdout, options, io), command);
  switch (options.format) {
    case "json":
      return printedJson(document);
    case "markdown":
      return renderPlanComment(document, ciRunUrl(io)).trimEnd();
    case "summary":
      return renderPlanSummary(document, ciRunUrl(io)).trimEnd();
    case "github":
      return [...renderPlanAnnotations(document), text()].join("\n");
    case "sarif":
    case "csv":
    case "text":
      return text();
  }
}
