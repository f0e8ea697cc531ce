import { comparePlans } from "../../approval/compare-plans.ts";
import { printedJson } from "../../base/json.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import type { PlanComparison } from "../../model/plan.ts";
import { problem } from "../../model/problem.ts";
import {
  comparisonDocument,
  renderComparison,
  renderComparisonMarkdown,
} from "../../render/plan-comparison.ts";
import type { Invocation } from "../command.ts";
import { styleFor } from "../options.ts";
import { reportProblem } from "../report-problem.ts";
import { readPlanFile } from "./plan-file.ts";
import { showDocument } from "./show-plan.ts";

/** The options of `show`, as commander reads them. */
export interface ShowOptions {
  readonly compare?: boolean;
}

/** Shows a saved plan, or what differs between two. Needs neither the tenant nor the manifests. */
export async function show(
  { io, options }: Invocation,
  { compare }: ShowOptions,
  files: readonly string[],
): Promise<ExitCode> {
  const [file = "", other] = files;
  if ((other !== undefined) !== (compare === true)) {
    const message = compare ? "--compare takes two saved plans" : "show takes one saved plan";
    const hint = "webhook-sync show PLAN, or webhook-sync show --compare EARLIER LATER";
    return reportProblem(io, options, problem(EXIT.usage, "usage", message, hint));
  }
  if (other !== undefined) return showComparison({ io, options }, file, other);
  const read = readPlanFile(file, io);
  if (!read.ok) return reportProblem(io, options, read.error);
  showDocument({ io, options }, read.value);
  return EXIT.done;
}

/** What was approved of the earlier one holds for the later one, or it is stale. */
function showComparison(invocation: Invocation, first: string, second: string): ExitCode {
  const { io, options } = invocation;
  const earlier = readPlanFile(first, io);
  if (!earlier.ok) return reportProblem(io, options, earlier.error);
  const later = readPlanFile(second, io);
  if (!later.ok) return reportProblem(io, options, later.error);
  const comparison = comparePlans(earlier.value, later.value);
  io.stdout.write(`${printed(invocation, comparison)}\n`);
  return comparison.same ? EXIT.done : EXIT.stale;
}

function printed({ io, options }: Invocation, comparison: PlanComparison): string {
  switch (options.format) {
    case "json":
      return printedJson(comparisonDocument(comparison));
    case "markdown":
    case "summary":
      return renderComparisonMarkdown(comparison);
    case "github":
    case "sarif":
    case "csv":
    case "text":
      return renderComparison(comparison, styleFor(io.stdout, options, io));
  }
}
