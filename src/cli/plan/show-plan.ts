import type { PlanFacts } from "../../approval/plan-document.ts";
import { printedJson } from "../../base/json.ts";
import { counted } from "../../base/text.ts";
import { linePages } from "../../ci/line-links.ts";
import { ciRunUrl, placeInRepository } from "../../ci/provenance.ts";
import type { Plan, PlanDocument, PlanRequest } from "../../model/plan/plan.ts";
import { historyOf } from "../../model/record/history.ts";
import { factOf, type Projection } from "../../model/record/projection.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { renderPlanAnnotations } from "../../render/formats/annotations.ts";
import { renderPlanCounts } from "../../render/formats/gitlab.ts";
import { renderPlanComment, renderPlanSummary } from "../../render/markdown/plan.ts";
import { renderPlanDocument } from "../../render/text/plan.ts";
import { renderPlanScreen } from "../../render/text/plan-screen.ts";
import type { PlanLinks } from "../../render/wording/links.ts";
import { eventDocument } from "../../render/wording/outcome.ts";
import type { Style } from "../../render/wording/terminal.ts";
import type { Invocation, View } from "../command.ts";
import { type Desired, warningsOf } from "../manifest/desired.ts";
import { show, tell } from "../output.ts";
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

/** The plan on stdout; findings that do not stop it on stderr before it. */
export async function showPlan(
  invocation: Invocation,
  desired: Desired,
  document: PlanDocument,
  shown: PlanView = {},
): Promise<void> {
  const { io, options } = invocation;
  const warnings = warningsOf(desired);
  if (options.format === "text" && warnings.length > 0) {
    const many = counted(warnings.length, "warning");
    const them = warnings.length === 1 ? "it" : "them";
    if (shown.summary) io.stderr.write(`${many}: webhook-sync validate shows ${them}.\n`);
    else tell(invocation, warnings);
    io.stderr.write("\n");
  }
  await show(invocation, planView(document, io, shown));
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

/** A plan, for every format. */
export function planView(
  document: PlanDocument,
  io: Io,
  { command = "apply", summary = false, projection }: PlanView,
): View {
  const render = summary ? renderPlanScreen : renderPlanDocument;
  const text = (style: Style) => render(document, style, command);
  return {
    text,
    json: document,
    formats: {
      markdown: () => renderPlanComment(document, linksOf(document, io)).trimEnd(),
      summary: () => renderPlanSummary(document, linksOf(document, io)).trimEnd(),
      html: () => pageOf(document, io, projection),
      github: (style) => [...renderPlanAnnotations(document), text(style)].join("\n"),
      gitlab: () => renderPlanCounts(document),
    },
  };
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
