import { comparePlans } from "../../approval/compare-plans.ts";
import { failure, success } from "../../base/result.ts";
import { type ShowOptions, whyNotShown } from "../../commands/plan.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { renderComparisonMarkdown } from "../../render/markdown/plan-comparison.ts";
import { comparisonDocument, renderComparison } from "../../render/text/plan-comparison.ts";
import type { Done, Invocation } from "../command.ts";
// Checking a file against the schema is slow to load, so a plan that is made here does without this.
import { readPlanFile } from "./plan-file.ts";
import { planView } from "./show-plan.ts";

/** Shows a saved plan, or what differs between two. Needs neither the tenant nor the manifests. */
export async function show(
  { io, options }: Invocation,
  asked: ShowOptions,
  files: readonly string[],
): Promise<Done> {
  const refused = whyNotShown(options.format, asked, files);
  if (refused !== undefined) return failure(refused);
  const [file = "", other] = files;
  if (other !== undefined) return await compare(io, file, other);
  const read = await readPlanFile(file, io);
  if (!read.ok) return read;
  return success(planView(read.value, io, { summary: asked.summary === true }));
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
