import { comparePlans } from "../../approval/compare-plans.ts";
import { printedJson } from "../../base/json.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import type { PlanComparison } from "../../model/plan.ts";
import { type Problem, problem } from "../../model/problem.ts";
import {
  comparisonDocument,
  renderComparison,
  renderComparisonMarkdown,
} from "../../render/plan-comparison.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import { STREAM } from "../options.ts";
import { reportProblem } from "../report-problem.ts";
// Checking a file against the schema is slow to load, so a plan that is made here does without this.
import { readPlanFile } from "./plan-file.ts";
import { showDocument, whyNoSummary } from "./show-plan.ts";

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
  if (options.format !== "html" && options.format !== "gitlab") return undefined;
  const message = `--compare prints text, json and markdown; there is no --format ${options.format}`;
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
    case "gitlab":
    case "html":
    case "sarif":
    case "csv":
    case "openmetrics":
    case "text":
      return renderComparison(comparison, styleFor(io.stdout, options, io));
  }
}
