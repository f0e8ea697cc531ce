import type { ImportReport } from "../../model/report/import-report.ts";
import { flow } from "../wording/layout.ts";
import { indent, type Line, Span, widest } from "../wording/terminal.ts";
export function secretLines({ secrets }: ImportReport, width: number): Line[] {
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

export function secretFileLines({ secretFiles, dryRun }: ImportReport, width: number): Line[] {
  if (secretFiles === null || secretFiles.files.length === 0) return [];
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
