import { counted } from "../base/text.ts";
import type { PlanComparison, PlanDifference } from "../model/plan.ts";
import { flow } from "./layout.ts";
import { code, prose } from "./markdown/text.ts";
import { type Line, print, Span, type Style } from "./terminal.ts";

/** Two plans for a person: whether what was approved of the first is approved of the second, and what is not. */
export function renderComparison(comparison: PlanComparison, style: Style): string {
  const { width } = style;
  const tone = comparison.same ? "good" : "bad";
  const lines: Line[] = [
    ...flow(headline(comparison), { lead: [], indent: 2, width, tone }),
    ...comparison.differences.flatMap(({ key, message }) =>
      flow(message, {
        lead: key === null ? [new Span("  ")] : [new Span("  "), new Span(`${key}: `, "strong")],
        indent: 4,
        width,
        tone: "plain",
      }),
    ),
    ...digestLines(comparison, width),
  ];
  return print(lines, style);
}

/** The same for a pull request or a job's summary. */
export function renderComparisonMarkdown(comparison: PlanComparison): string {
  const { first, second } = comparison.digests;
  const digests = comparison.same ? `Digest: ${code(first)}` : `Digest: ${code(second)}, not ${code(first)}`;
  return [
    `**${headline(comparison)}**`,
    "",
    ...comparison.differences.map(markdownLine),
    ...(comparison.differences.length > 0 ? [""] : []),
    digests,
  ].join("\n");
}

/** The same for scripts. */
export function comparisonDocument(comparison: PlanComparison): object {
  return { kind: "comparison", ...comparison };
}

function headline({ same, differences }: PlanComparison): string {
  return same
    ? "The changes of both plans are the same."
    : `The changes are not the same: ${counted(differences.length, "difference")}.`;
}

function markdownLine({ key, message }: PlanDifference): string {
  return key === null ? `- ${prose(message)}` : `- ${code(key)}: ${prose(message)}`;
}

function digestLines({ same, digests }: PlanComparison, width: number): Line[] {
  const placing = { indent: 2, width, tone: "faint" } as const;
  const digest = (title: string, text: string) =>
    flow(text, { ...placing, lead: [new Span(title, "faint")] });
  return same
    ? digest("Digest: ", digests.first)
    : [...digest("First:  ", digests.first), ...digest("Second: ", digests.second)];
}
