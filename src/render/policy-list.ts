import type { RuleSeverity } from "../model/environment.ts";
import type { PolicyRow } from "../model/policy.ts";
import { flow } from "./flow.ts";
import { lineWidth, Span, type Tone, widest } from "./span.ts";
import { print, type Style } from "./style.ts";

const GAP = 2;
const SEVERITY_COLUMN = "severity".length;
const SEVERITY_TONES: Readonly<Record<RuleSeverity, Tone>> = { off: "faint", warn: "caution", error: "bad" };

/** The rules as a table. */
export function renderPolicyList(rows: readonly PolicyRow[], style: Style): string {
  const rules = widest(["rule", ...rows.map(({ rule }) => rule)]);
  const sources = widest(["source", ...rows.map(({ source }) => source)]);
  const title = ["rule".padEnd(rules), "severity", "source".padEnd(sources), "what it asks"].join("  ");
  const lines = rows.flatMap(({ rule, severity, source, summary, values }) => {
    const lead = [
      new Span(rule, "strong").padded(rules + GAP),
      new Span(severity, SEVERITY_TONES[severity]).padded(SEVERITY_COLUMN + GAP),
      new Span(source).padded(sources + GAP),
    ];
    const indent = lineWidth(lead);
    const told = flow(summary, { lead, indent, width: style.width, tone: "plain" });
    if (values.length === 0) return told;
    const before = [new Span(" ".repeat(indent))];
    return [
      ...told,
      ...flow(values.join(", "), { lead: before, indent, width: style.width, tone: "strong" }),
    ];
  });
  return print([[new Span(title, "faint")], ...lines], style);
}
