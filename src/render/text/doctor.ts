import type { Mark, TenantDiagnostic, TenantReport } from "../../model/report/tenant-report.ts";
import { type ExitCode, worstExit } from "../../model/run/exit-code.ts";
import type { Problem } from "../../model/run/problem.ts";
import { flow } from "../wording/layout.ts";
import { EMPTY_LINE, type Line, lineWidth, print, Span, type Style, widest } from "../wording/terminal.ts";
import type { View } from "../wording/view.ts";
import type { Sign } from "../wording/words.ts";

const SIGNS: Readonly<Record<Mark, Sign>> = {
  good: { sign: "✓", tone: "good" },
  caution: { sign: "!", tone: "caution" },
  bad: { sign: "✗", tone: "bad" },
  unseen: { sign: "·", tone: "faint" },
};

/** What doctor has to say. */
interface DoctorFacts {
  readonly report: TenantReport;
  /** What JSON shows besides. */
  readonly seen: object;
  readonly problems: readonly Problem[];
}

/** The report, and below it for people what is wrong. `stopped`: by a signal. */
export function doctorView({ report, seen, problems }: DoctorFacts, stopped?: ExitCode): View {
  const exitCode = stopped ?? worstExit(problems.map((one) => one.exitCode));
  const diagnostics = problems.flatMap((one) => one.diagnostics);
  return {
    exitCode,
    json: { exitCode, ...report, ...seen, diagnostics },
    text: (style) => renderDoctor(report, style),
    findings: diagnostics,
  };
}

/** The findings as a table, what stays assumed, and the lines for the config file. */
function renderDoctor(report: TenantReport, style: Style): string {
  const { environment, tenant, findings, lines } = report;
  const column = widest(findings.map(({ about }) => about)) + 2;
  const rows = findings.flatMap((finding) => findingLines(finding, column, style));
  return print(
    [
      [new Span(environment, "strong"), new Span(`  ${tenant}`, "faint")],
      EMPTY_LINE,
      ...rows,
      ...(lines.length === 0 ? [] : adviceLines(report, style)),
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

function adviceLines({ environment, assumed, lines }: TenantReport, { width }: Style): Line[] {
  const column = widest(lines.map(({ text }) => text)) + 2;
  return [
    ...(assumed.length === 0 ? [] : [EMPTY_LINE, [new Span("Assumed, because only a write would show it:")]]),
    ...assumed.flatMap((text) => flow(text, { lead: [new Span("  · ")], indent: 4, width, tone: "faint" })),
    EMPTY_LINE,
    ...flow(
      `For webhook-sync.yaml, under environments.${environment}.tenant, with this indentation and in place of lines of the same names:`,
      { lead: [], indent: 0, width, tone: "plain" },
    ),
    EMPTY_LINE,
    ...lines.map(({ text, basis }) => [
      // Where the lines stand in the file, so that they can be pasted.
      new Span("      "),
      new Span(text).padded(column),
      new Span(basis === null ? "" : `# ${basis}`, "faint"),
    ]),
  ];
}
