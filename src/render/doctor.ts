import type { Advice } from "../model/observation.ts";
import type { Mark, TenantDiagnostic, TenantReport } from "../model/tenant-report.ts";
import { flow } from "./layout.ts";
import { EMPTY_LINE, type Line, lineWidth, print, Span, type Style, widest } from "./terminal.ts";
import type { Sign } from "./words.ts";

const SIGNS: Readonly<Record<Mark, Sign>> = {
  good: { sign: "✓", tone: "good" },
  caution: { sign: "!", tone: "caution" },
  bad: { sign: "✗", tone: "bad" },
  unseen: { sign: "·", tone: "faint" },
};

/** What no reading can show, because only a write would. */
const ASSUMED: readonly string[] = [
  "a repeated idempotency key creates nothing; where it does, the write is looked up and never repeated",
  "the status deprecated is accepted; where it is refused (exit 6), say deprecatedStatus: false, and inactive stands for it",
  "a write shows in the list within tenant.settle",
];

/** The findings as a table, what stays assumed, and the lines for the operators' file. */
export function renderDoctor({ environment, tenant, findings, advice }: TenantReport, style: Style): string {
  const column = widest(findings.map(({ about }) => about)) + 2;
  const rows = findings.flatMap((finding) => findingLines(finding, column, style));
  return print(
    [
      [new Span(environment, "strong"), new Span(`  ${tenant}`, "faint")],
      EMPTY_LINE,
      ...rows,
      ...(advice === null ? [] : adviceLines(environment, advice, style)),
    ],
    style,
  );
}

function findingLines({ mark, about, sentence }: TenantDiagnostic, column: number, { width }: Style): Line[] {
  const { sign, tone } = SIGNS[mark];
  const lead = [new Span(`  ${sign} `, tone), new Span(about).padded(column)];
  return flow(sentence, {
    lead,
    indent: lineWidth(lead),
    width,
    tone: mark === "unseen" ? "faint" : "plain",
  });
}

function adviceLines(environment: string, advice: Advice, { width }: Style): Line[] {
  const { labels, deprecatedStatus, partialUpdate, ownership } = advice;
  const settings = [
    { text: "capabilities:", basis: "" },
    { text: `  labels: ${labels.value}`, basis: labels.basis },
    { text: `  deprecatedStatus: ${deprecatedStatus.value}`, basis: deprecatedStatus.basis },
    { text: `  partialUpdate: ${partialUpdate.value}`, basis: partialUpdate.basis },
    { text: `ownership: ${ownership.value}`, basis: ownership.basis },
  ];
  const column = widest(settings.map(({ text }) => text)) + 2;
  return [
    EMPTY_LINE,
    [new Span("Assumed, because only a write would show it:")],
    ...ASSUMED.flatMap((text) => flow(text, { lead: [new Span("  · ")], indent: 4, width, tone: "faint" })),
    EMPTY_LINE,
    [new Span(`For webhook-sync.yaml, in environments.${environment}, as far in as they stand there:`)],
    EMPTY_LINE,
    [new Span("    tenant:")],
    ...settings.map(({ text, basis }) => [
      // Where the lines stand in the file, so that they can be pasted.
      new Span("      "),
      new Span(text).padded(column),
      new Span(basis === "" ? "" : `# ${basis}`, "faint"),
    ]),
  ];
}
