import type { ImportReport } from "../../model/report/import-report.ts";
import { flow } from "../wording/layout.ts";
import { EMPTY_LINE, indent, type Line, Span } from "../wording/terminal.ts";

/** Without the keys that they go under: where these are there already, YAML refuses them a second time. */
export function unlistedLines({ unlisted, environment }: ImportReport, width: number): Line[] {
  if (unlisted.length === 0) return [];
  const title = `Operators decide which hosts each secret may be sent to. For webhook-sync.yaml, under environments.${environment}.policy.secrets, as it is today and with this indentation:`;
  const lines = unlisted.map(({ name, hosts }) => `${name}: [${hosts.map(yamlText).join(", ")}]`);
  return [
    ...flow(title, { lead: [], indent: 0, width, tone: "strong" }),
    EMPTY_LINE,
    ...lines.map((line) => [indent(8), new Span(line)]),
  ];
}

/** The hosts that `policy.hosts` lacks, for those that were left alone because of that alone. */
export function hostLines({ hosts, environment }: ImportReport, width: number): Line[] {
  if (hosts === null) return [];
  const title = `Operators decide which hosts webhooks may deliver to. To import those that were left alone because of their host, in webhook-sync.yaml, under environments.${environment}.policy, in place of hosts where it is there:`;
  return [
    ...flow(title, { lead: [], indent: 0, width, tone: "strong" }),
    EMPTY_LINE,
    [indent(6), new Span(`hosts: [${hosts.map(yamlText).join(", ")}]`)],
  ];
}

/** Host names need no quotes, addresses do. */
function yamlText(text: string): string {
  return /^[a-z0-9.-]+$/.test(text) ? text : JSON.stringify(text);
}

export function openLines({ open }: ImportReport, width: number): Line[] {
  if (open.length === 0) return [];
  return [
    [new Span("Policy asks for more before a plan passes:", "strong")],
    ...open.flatMap(({ rule, asks, webhooks }) => {
      const lead = [indent(2), new Span("! ", "caution")];
      return flow(`${rule}: ${asks}. ${webhooks.join(", ")}`, { lead, indent: 4, width, tone: "plain" });
    }),
  ];
}
