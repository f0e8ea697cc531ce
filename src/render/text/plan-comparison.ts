import type { PlanComparison } from "../../model/plan/plan.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { flow } from "../wording/layout.ts";
import { type Line, print, Span, type Style } from "../wording/terminal.ts";
import type { View } from "../wording/view.ts";
import { describeComparison } from "../wording/words.ts";

/** Two plans for a person: whether what was approved of the first is approved of the second, and what is not. */
function renderComparison(comparison: PlanComparison, style: Style): string {
  const { width } = style;
  const tone = comparison.same ? "good" : "bad";
  const lines: Line[] = [
    ...flow(describeComparison(comparison), { lead: [], indent: 2, width, tone }),
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

/** The same for scripts. */
function comparisonDocument(comparison: PlanComparison): object {
  return { kind: "comparison", ...comparison };
}

function digestLines({ same, digests }: PlanComparison, width: number): Line[] {
  const placing = { indent: 2, width, tone: "faint" } as const;
  const digest = (title: string, text: string) =>
    flow(text, { ...placing, lead: [new Span(title, "faint")] });
  return same
    ? digest("Digest: ", digests.first)
    : [...digest("First:  ", digests.first), ...digest("Second: ", digests.second)];
}

/** The same for every format; it is stale where what was approved of the earlier one does not hold. */
export function comparisonView(comparison: PlanComparison): View {
  return {
    exitCode: comparison.same ? EXIT.done : EXIT.stale,
    json: comparisonDocument(comparison),
    text: (style) => renderComparison(comparison, style),
  };
}
