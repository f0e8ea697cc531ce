import { comparePlans } from "../../approval/compare-plans.ts";
import type { PlanFacts } from "../../approval/plan-document.ts";
import { printedJson } from "../../base/json.ts";
import { counted } from "../../base/text.ts";
import { linePages } from "../../ci/line-links.ts";
import { ciRunUrl, placeInRepository } from "../../ci/provenance.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import type { Plan, PlanComparison, PlanDocument, PlanRequest } from "../../model/plan.ts";
import { type Problem, problem } from "../../model/problem.ts";
import type { Io } from "../../model/surroundings.ts";
import { renderPlanAnnotations } from "../../render/annotations.ts";
import { renderDiagnostics } from "../../render/diagnostics.ts";
import type { PlanLinks } from "../../render/markdown/links.ts";
import { renderPlanComment, renderPlanSummary } from "../../render/markdown/plan.ts";
import { eventDocument } from "../../render/outcome.ts";
import { renderPlanDocument } from "../../render/plan.ts";
import {
  comparisonDocument,
  renderComparison,
  renderComparisonMarkdown,
} from "../../render/plan-comparison.ts";
import { renderPlanScreen } from "../../render/text/plan-screen.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import { type Desired, warningsOf } from "../manifest/desired.ts";
import { STREAM } from "../options.ts";
import { reportProblem } from "../report-problem.ts";
import { TOOL_VERSION } from "../tool.ts";
import { readPlanFile } from "./plan-file.ts";

/** The options of `show`, as commander reads them. */
export interface ShowOptions {
  readonly compare?: boolean;
  readonly summary?: boolean;
}

/** Shows a saved plan, or what differs between two. Needs neither the tenant nor the manifests. */
export async function show(
  { io, options }: Invocation,
  asked: ShowOptions,
  files: readonly string[],
): Promise<ExitCode> {
  const refused = whyNotShown(options, asked, files);
  if (refused !== undefined) return reportProblem(io, options, refused);
  const [file = "", other] = files;
  if (other !== undefined) return await showComparison({ io, options }, file, other);
  const read = await readPlanFile(file, io);
  if (!read.ok) return reportProblem(io, options, read.error);
  await showDocument({ io, options }, read.value, { summary: asked.summary === true });
  return EXIT.done;
}

/** What is asked for and does not go together; undefined where all is well. */
function whyNotShown(
  options: Invocation["options"],
  { compare, summary }: ShowOptions,
  [file, other]: readonly string[],
): Problem | undefined {
  const usage = (message: string, hint: string) => problem(EXIT.usage, "usage", message, hint);
  if ((other !== undefined) !== (compare === true)) {
    const message = compare ? "--compare takes two saved plans" : "show takes one saved plan";
    return usage(message, "webhook-sync show PLAN, or webhook-sync show --compare EARLIER LATER");
  }
  if (file === STREAM && other === STREAM)
    return usage("stdin has one plan, not two", "save one of the plans to a file");
  if (!compare) return whyNoSummary(options, summary);
  if (summary) return usage("--compare has no summary", "leave --summary out");
  if (options.format !== "html") return undefined;
  const message = "--compare prints text, json and markdown; there is no --format html";
  return usage(message, "leave one of the two out");
}

/** What was approved of the earlier one holds for the later one, or it is stale. */
async function showComparison(invocation: Invocation, first: string, second: string): Promise<ExitCode> {
  const { io, options } = invocation;
  const earlier = await readPlanFile(first, io);
  if (!earlier.ok) return reportProblem(io, options, earlier.error);
  const later = await readPlanFile(second, io);
  if (!later.ok) return reportProblem(io, options, later.error);
  const comparison = comparePlans(earlier.value, later.value);
  io.stdout.write(`${printedComparison(invocation, comparison)}\n`);
  return comparison.same ? EXIT.done : EXIT.stale;
}

function printedComparison({ io, options }: Invocation, comparison: PlanComparison): string {
  switch (options.format) {
    case "json":
      return printedJson(comparisonDocument(comparison));
    case "markdown":
    case "summary":
      return renderComparisonMarkdown(comparison);
    case "github":
    case "html":
    case "sarif":
    case "csv":
    case "text":
      return renderComparison(comparison, styleFor(io.stdout, options, io));
  }
}

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

/** How a plan is shown. */
export interface Shown {
  /** What carries it out, as it is typed. */
  readonly command?: string;
  /** No more text than a screen has lines. */
  readonly summary?: boolean;
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
  { command = "apply", summary = false }: Shown = {},
): Promise<void> {
  const warnings = warningsOf(desired);
  if (options.format === "text" && warnings.length > 0)
    io.stderr.write(
      summary
        ? `${counted(warnings.length, "warning")}: webhook-sync validate shows ${warnings.length === 1 ? "it" : "them"}.\n\n`
        : `${renderDiagnostics(warnings, styleFor(io.stderr, options, io))}\n\n`,
    );
  await showDocument({ io, options }, document, { command, summary });
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
  shown: Shown = {},
): Promise<void> {
  invocation.io.stdout.write(`${await printed(invocation, document, shown)}\n`);
}

async function printed({ io, options }: Invocation, document: PlanDocument, shown: Shown): Promise<string> {
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
    case "html": {
      // Only who asks for a page waits for what draws it.
      const { renderPlanPage } = await import("../../render/html/plan.ts");
      return renderPlanPage(document, linksOf(document, io));
    }
    case "github":
      return [...renderPlanAnnotations(document), text()].join("\n");
    case "sarif":
    case "csv":
    case "text":
      return text();
  }
}
