import type { PlanComparison, PlanDifference } from "../../model/plan/plan.ts";
import { describeComparison } from "../wording/words.ts";
import { code, prose } from "./text.ts";

/** Two plans for a pull request or a job's summary. */
export function renderComparisonMarkdown(comparison: PlanComparison): string {
  const { first, second } = comparison.digests;
  const digests = comparison.same ? `Digest: ${code(first)}` : `Digest: ${code(second)}, not ${code(first)}`;
  return [
    `**${describeComparison(comparison)}**`,
    "",
    ...comparison.differences.map(markdownLine),
    ...(comparison.differences.length > 0 ? [""] : []),
    digests,
  ].join("\n");
}

function markdownLine({ key, message }: PlanDifference): string {
  return key === null ? `- ${prose(message)}` : `- ${code(key)}: ${prose(message)}`;
}
