import { comparePlans } from "../../approval/compare-plans.ts";
import { failure, success } from "../../base/result.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { renderComparisonMarkdown } from "../../render/markdown/plan-comparison.ts";
import { comparisonDocument, renderComparison } from "../../render/text/plan-comparison.ts";
import { type Done, type Invocation, STREAM } from "../command.ts";
// Checking a file against the schema is slow to load, so a plan that is made here does without this.
import { readPlanFile } from "./plan-file.ts";
import { planView, whyNoSummary } from "./show-plan.ts";

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
): Promise<Done> {
  const refused = whyNotShown(options, asked, files);
  if (refused !== undefined) return failure(refused);
  const [file = "", other] = files;
  if (other !== undefined) return await compare(io, file, other);
  const read = await readPlanFile(file, io);
  if (!read.ok) return read;
  return success(planView(read.value, io, { summary: asked.summary === true }));
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
async function compare(io: Io, first: string, second: string): Promise<Done> {
  const earlier = await readPlanFile(first, io);
  if (!earlier.ok) return earlier;
  const later = await readPlanFile(second, io);
  if (!later.ok) return later;
  const comparison = comparePlans(earlier.value, later.value);
  const markdown = () => renderComparisonMarkdown(comparison);
  return success({
    exitCode: comparison.same ? EXIT.done : EXIT.stale,
    json: comparisonDocument(comparison),
    text: (style) => renderComparison(comparison, style),
    formats: { markdown, summary: markdown },
  });
}
