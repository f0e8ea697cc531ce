import { counted } from "../../base/text.ts";
import { showTimeOfDay } from "../../base/time.ts";
import { keyOf } from "../../model/fleet/key.ts";
import type { ImportedFile, ImportReport } from "../../model/report/import-report.ts";
import { dotted, flow, flowPieces } from "../wording/layout.ts";
import {
  indent,
  joinSections,
  type Line,
  lineWidth,
  print,
  Span,
  type Style,
  widest,
} from "../wording/terminal.ts";
import { hostLines, openLines, unlistedLines } from "./import-config.ts";
import { secretFileLines, secretLines } from "./import-secrets.ts";

/** What was imported, what was not and why, and what is to be done before the first plan. */
export function renderImport(report: ImportReport, style: Style): string {
  const { width } = style;
  const sections = [
    header(report, width),
    fileLines(report, width),
    ...(report.dryRun ? report.files.map(contentLines) : []),
    leftLines(report, width),
    secretLines(report, width),
    secretFileLines(report, width),
    unlistedLines(report, width),
    hostLines(report, width),
    openLines(report, width),
    [
      ...report.notes.flatMap((note) => titled(note, new Span("Note: ", "caution"), width)),
      ...report.next.flatMap((step) => titled(step, new Span("Next: ", "accent"), width)),
    ],
  ];
  return print(joinSections(sections), style);
}

function header(
  { environment, tenant, readAt, live, declared, outside }: ImportReport,
  width: number,
): Line[] {
  const facts = [
    tenant,
    `live read ${showTimeOfDay(readAt)}`,
    `${live} live`,
    ...(declared.length > 0 ? [`${declared.length} declared already`] : []),
    ...(outside > 0 ? [`${outside} out of scope`] : []),
  ];
  const lead = [new Span(environment, "strong"), new Span(" · ")];
  return flowPieces(dotted(facts), { lead, indent: 2, width, tone: "plain" });
}

function fileLines({ files, dryRun }: ImportReport, width: number): Line[] {
  if (files.length === 0) return [[new Span("Nothing to write.")]];
  const verb = dryRun ? "Would write" : "Wrote";
  const column = Math.min(40, widest(files.map(({ file }) => file)));
  const title = `${verb} ${counted(files.length, "file")}:`;
  return [
    ...flow(title, { lead: [], indent: 2, width, tone: "strong" }),
    ...files.flatMap(({ file, action, webhooks }) => {
      const sign = action === "create" ? new Span("+", "good") : new Span("~", "caution");
      const lead = [indent(2), sign, indent(1), new Span(file).padded(column), indent(2)];
      return flow(webhooks.join(", "), { lead, indent: lineWidth(lead), width, tone: "faint" });
    }),
  ];
}

/** As it would be written. */
function contentLines({ file, text }: ImportedFile): Line[] {
  const lines = text.trimEnd().split("\n");
  return [[new Span(`--- ${file}`, "accent")], ...lines.map((line) => [new Span(line)])];
}

function leftLines({ left }: ImportReport, width: number): Line[] {
  if (left.length === 0) return [];
  return [
    [new Span(`Left alone: ${left.length}. They stay as they are on the tenant.`, "strong")],
    ...left.flatMap((one) => [
      [
        indent(2),
        new Span("!", "caution"),
        indent(1),
        new Span(keyOf(one), "strong"),
        new Span(`  ${one.code}`),
      ],
      ...flow(one.reason, { lead: [indent(6)], indent: 6, width, tone: "plain" }),
    ]),
  ];
}

function titled(text: string, title: Span, width: number): Line[] {
  return flow(text, { lead: [title], indent: 6, width, tone: "plain" });
}
