import { counted } from "../../base/text.ts";
import { showTimeOfDay } from "../../base/time.ts";
import { keyOf } from "../../model/fleet/key.ts";
import type { ImportedFile, ImportReport } from "../../model/report/import-report.ts";
import { dotted, flow, flowPieces } from "../wording/layout.ts";
import {
  EMPTY_LINE,
  indent,
  type Line,
  lineWidth,
  print,
  Span,
  type Style,
  widest,
} from "../wording/terminal.ts";

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
    unlistedLines(report),
    hostLines(report, width),
    openLines(report, width),
    [
      ...report.notes.flatMap((note) => titled(note, new Span("Note: ", "caution"), width)),
      ...report.next.flatMap((step) => titled(step, new Span("Next: ", "accent"), width)),
    ],
  ].filter((lines) => lines.length > 0);
  return print(
    sections.flatMap((lines, at) => (at === 0 ? lines : [EMPTY_LINE, ...lines])),
    style,
  );
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

function secretLines({ secrets }: ImportReport, width: number): Line[] {
  if (secrets.length === 0) return [];
  const title = `Secrets to set, as environment variables or as files in --secrets-dir: ${secrets.length}`;
  return [
    ...flow(title, { lead: [], indent: 2, width, tone: "strong" }),
    ...secrets.flatMap(({ name, header: named, after, hidden, webhooks }) => {
      const what = named === "basicAuth.password" ? `\`${named}\`` : `header ${named}`;
      const part = after === "" ? what : `${what}, after "${after} "`;
      const where = `${part} of ${webhooks.join(", ")}${hidden ? " (hidden by the tenant)" : ""}`;
      return [
        [indent(2), new Span(name, "accent")],
        ...flow(where, { lead: [indent(6)], indent: 6, width, tone: "faint" }),
      ];
    }),
  ];
}

const FILE_STATES = {
  written: "written",
  kept: "left as it is; --overwrite replaces it",
  hidden: "not written: the tenant hides the value",
} as const;

function secretFileLines({ secretFiles, dryRun }: ImportReport, width: number): Line[] {
  if (secretFiles === null) return [];
  const { directory, files } = secretFiles;
  const title = `Files of secrets in ${directory}, for you alone to read: ${files.length}`;
  const column = widest(files.map(({ name }) => name));
  return [
    ...flow(title, { lead: [], indent: 2, width, tone: "strong" }),
    ...files.map(({ name, state }) => [
      indent(2),
      new Span(name, "accent").padded(column),
      indent(2),
      new Span(dryRun && state === "written" ? "would be written" : FILE_STATES[state], "faint"),
    ]),
  ];
}

function unlistedLines({ unlisted, environment }: ImportReport): Line[] {
  if (unlisted.length === 0) return [];
  const lines = unlisted.map(({ name, hosts }) => `${name}: [${hosts.map(yamlText).join(", ")}]`);
  return [
    [
      new Span(
        "Operators decide which hosts each secret may be sent to. For webhook-sync.yaml, in",
        "strong",
      ),
    ],
    [new Span(`environments.${environment}, as it is today and with this indentation:`, "strong")],
    EMPTY_LINE,
    [indent(4), new Span("policy:")],
    [indent(6), new Span("secrets:")],
    ...lines.map((line) => [indent(8), new Span(line)]),
  ];
}

/** The hosts that `policy.hosts` lacks, for those that were left alone because of that alone. */
function hostLines({ hosts, environment }: ImportReport, width: number): Line[] {
  if (hosts === null) return [];
  const title = `Operators decide which hosts webhooks may deliver to. To import those that were left alone because of their host, in environments.${environment} of webhook-sync.yaml:`;
  return [
    ...flow(title, { lead: [], indent: 0, width, tone: "strong" }),
    EMPTY_LINE,
    [indent(4), new Span("policy:")],
    [indent(6), new Span(`hosts: [${hosts.map(yamlText).join(", ")}]`)],
  ];
}

/** Host names need no quotes, addresses do. */
function yamlText(text: string): string {
  return /^[a-z0-9.-]+$/.test(text) ? text : JSON.stringify(text);
}

function openLines({ open }: ImportReport, width: number): Line[] {
  if (open.length === 0) return [];
  return [
    [new Span("Policy asks for more before a plan passes:", "strong")],
    ...open.flatMap(({ rule, asks, webhooks }) => {
      const lead = [indent(2), new Span("! ", "caution")];
      return flow(`${rule}: ${asks}. ${webhooks.join(", ")}`, { lead, indent: 4, width, tone: "plain" });
    }),
  ];
}

function titled(text: string, title: Span, width: number): Line[] {
  return flow(text, { lead: [title], indent: 6, width, tone: "plain" });
}
