import type { PlanFacts } from "../../approval/plan-document.ts";
import { printedJson } from "../../base/json.ts";
import { counted } from "../../base/text.ts";
import { linePages } from "../../ci/line-links.ts";
import { ciRunUrl, placeInRepository } from "../../ci/provenance.ts";
import { EXIT } from "../../model/exit-code.ts";
import { historyOf } from "../../model/history.ts";
import type { Plan, PlanDocument, PlanRequest } from "../../model/plan.ts";
import { type Problem, problem } from "../../model/problem.ts";
import { factOf, type Projection } from "../../model/projection.ts";
import type { Io } from "../../model/surroundings.ts";
import { renderPlanAnnotations } from "../../render/annotations.ts";
import { renderDiagnostics } from "../../render/diagnostics.ts";
import { renderPlanCounts } from "../../render/gitlab.ts";
import type { PlanLinks } from "../../render/markdown/links.ts";
import { renderPlanComment, renderPlanSummary } from "../../render/markdown/plan.ts";
import { eventDocument } from "../../render/outcome.ts";
import { renderPlanDocument } from "../../render/plan.ts";
import { renderPlanScreen } from "../../render/text/plan-screen.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import { type Desired, warningsOf } from "../manifest/desired.ts";
import { TOOL_VERSION } from "../tool.ts";

/** What a plan does not know of itself. The commit is asked for before, beside what else there is to wait for. */
export async function factsOf(
  io: Io,
  { directory }: Desired,
  { targets, allow }: PlanRequest,
  { changesDigest, commit }: { readonly changesDigest: string; readonly commit: Promise<string | null> },
): Promise<PlanFacts> {
  const known = { commit: await commit };
  io.events.emit({ kind: "plan-identified", planDigest: changesDigest, ...known });
  return {
    toolVersion: TOOL_VERSION,
    ...known,
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

/** How a plan is shown. */
export interface PlanView {
  /** What carries it out, as it is typed. */
  readonly command?: string;
  /** No more text than a screen has lines. */
  readonly summary?: boolean;
  /** What the record adds up to, where somebody read it. */
  readonly projection?: Pick<Projection, "webhooks">;
}

/** Why `--summary` cannot be had; undefined where it can, or is not asked for. */
export function whyNoSummary({ format }: Invocation["options"], summary = false): Problem | undefined {
  if (!summary || format === "text") return undefined;
  const message = `--summary is a screen of text; there is none with --format ${format}`;
  return problem(EXIT.usage, "usage", message, "leave one of the two out");
}

/**
 * The plan on stdout; findings that do not stop it on stderr before it.
 */
export async function showPlan(
  { io, options }: Invocation,
  desired: Desired,
  document: PlanDocument,
  { command = "apply", summary = false, ...shown }: PlanView = {},
): Promise<void> {
  const warnings = warningsOf(desired);
  if (options.format === "text" && warnings.length > 0)
    io.stderr.write(
      summary
        ? `${counted(warnings.length, "warning")}: webhook-sync validate shows ${warnings.length === 1 ? "it" : "them"}.\n\n`
        : `${renderDiagnostics(warnings, styleFor(io.stderr, options, io))}\n\n`,
    );
  await showDocument({ io, options }, document, { command, summary, ...shown });
}

/** What should be known of a plan that is carried out, in the stream of records; people see it with the plan. */
export function showNotes({ io, options }: Invocation, { notes }: Plan): void {
  if (options.format !== "json") return;
  for (const message of notes)
    io.stdout.write(`${printedJson(eventDocument({ kind: "warning", key: null, message }), "line")}\n`);
}

/** Where a page of this plan leads: the job that shows it, and the lines that it was made from. */
export function linksOf({ commit }: PlanDocument, io: Io): PlanLinks {
  return { run: ciRunUrl(io), lineOf: linePages(io, commit) };
}

/** A plan on stdout, in the format that was asked for. */
export async function showDocument(
  invocation: Invocation,
  document: PlanDocument,
  shown: PlanView = {},
): Promise<void> {
  invocation.io.stdout.write(`${await printed(invocation, document, shown)}\n`);
}

async function printed(
  { io, options }: Invocation,
  document: PlanDocument,
  shown: PlanView,
): Promise<string> {
  const { command = "apply", summary = false } = shown;
  const render = summary ? renderPlanScreen : renderPlanDocument;
  const text = () => render(document, styleFor(io.stdout, options, io), command);
  switch (options.format) {
    case "json":
      return printedJson(document);
    case "markdown":
      return renderPlanComment(document, linksOf(document, io)).trimEnd();
    case "summary":
      return renderPlanSummary(document, linksOf(document, io)).trimEnd();
    case "html":
      return await pageOf(document, io, shown.projection);
    case "github":
      return [...renderPlanAnnotations(document), text()].join("\n");
    case "gitlab":
      return renderPlanCounts(document);
    case "sarif":
    case "csv":
    case "openmetrics":
    case "text":
      return text();
  }
}

/** A plan as a page, with what the record tells of receivers where somebody read it. */
export async function pageOf(
  document: PlanDocument,
  io: Io,
  record: PlanView["projection"],
): Promise<string> {
  // Only who asks for a page waits for what draws it.
  const { renderPlanPage } = await import("../../render/html/plan.ts");
  const histories = record === undefined ? undefined : factOf(record, historyOf);
  return renderPlanPage(document, linksOf(document, io), histories);
}
