import { showDuration, showTimeOfDay } from "../../base/time.ts";
import { isFit, type ProbeReport } from "../../model/fleet/health.ts";
import { keyOf } from "../../model/fleet/key.ts";
import { type FleetHealth, healthCounts, type ReceiverHealth } from "../../model/report/fleet-health.ts";
import type { ExitCode } from "../../model/run/exit-code.ts";
import {
  DETAIL_INDENT,
  dotted,
  flow,
  flowPieces,
  keyColumnFor,
  keyedRow,
  withReason,
} from "../wording/layout.ts";
import { EMPTY_LINE, indent, type Line, print, Span, type Style } from "../wording/terminal.ts";
import type { View } from "../wording/view.ts";
import type { Sign } from "../wording/words.ts";
import { healthDocument } from "./health-document.ts";

const FIT: Sign = { sign: "✓", tone: "good" };

const SKIPPED: Sign = { sign: "-", tone: "faint" };

const UNFIT: Sign = { sign: "!", tone: "bad" };

const GAP = indent(2);

const ROLE_COLUMN = "declared, live".length;

const BESIDE_KEY = 4 + ROLE_COLUMN + "receiver".length + 2 * GAP.width;

/** What probes found, for people: a row a receiver, what was found below it, and the sum at the end. */
function renderHealth(fleet: FleetHealth, style: Style): string {
  const { width } = style;
  const keyColumn = keyColumnFor(fleet.receivers.map(keyOf), width - BESIDE_KEY);
  const rows = alike(fleet.receivers).flatMap((group) => [
    ...group.flatMap((receiver) => receiverRow(receiver, keyColumn, width)),
    ...groupFindings(group, width),
  ]);
  const table = rows.length === 0 ? [] : [headingRow(keyColumn), ...rows, EMPTY_LINE];
  return print([...header(fleet, width), EMPTY_LINE, ...table, ...ending(fleet, width)], style);
}

function header({ environment, tenant, readAt, active }: FleetHealth, width: number): Line[] {
  const lead = [new Span(environment, "strong"), new Span(" · ")];
  const probes = active ? "with synthetic deliveries" : "nothing delivered";
  const facts = [tenant, `live read ${showTimeOfDay(readAt.toISOString())}`, probes];
  return flowPieces(dotted(facts), { lead, indent: 2, width, tone: "plain" });
}

function headingRow(keyColumn: number): Line {
  const cells = [
    new Span("webhook").padded(keyColumn),
    new Span("state").padded(ROLE_COLUMN),
    new Span("receiver"),
  ];
  return [indent(4), new Span(cells.map(({ text }) => text).join(GAP.text), "faint")];
}

function receiverRow(row: ReceiverHealth, keyColumn: number, width: number): Line[] {
  const { sign, tone } = signOf(row.report);
  const mark = [indent(2), new Span(`${sign} `, tone)];
  const cells = [new Span(roleOf(row)).padded(ROLE_COLUMN)];
  const lines = keyedRow(mark, new Span(keyOf(row), "strong"), cells, keyColumn);
  return withReason(lines, new Span(row.receiver), { width });
}

function signOf({ verdict }: ProbeReport): Sign {
  if (verdict === "skipped") return SKIPPED;
  return isFit(verdict) ? FIT : UNFIT;
}

function roleOf({ declared, live }: ReceiverHealth): string {
  return [...(declared ? ["declared"] : []), ...(live ? ["live"] : [])].join(", ");
}

/** Where one receiver is unfit for many webhooks in the same way, that is told once below them. */
function alike(receivers: readonly ReceiverHealth[]): readonly (readonly ReceiverHealth[])[] {
  const groups = new Map<string, ReceiverHealth[]>();
  for (const [at, row] of receivers.entries()) {
    const { verdict, sentence, warnings } = row.report;
    const own = isFit(verdict) || verdict === "skipped" ? `${at}` : "";
    const found = JSON.stringify([own, row.receiver, verdict, sentence, warnings]);
    groups.set(found, [...(groups.get(found) ?? []), row]);
  }
  return [...groups.values()];
}

function groupFindings(group: readonly ReceiverHealth[], width: number): Line[] {
  const [first, another] = group;
  if (first === undefined) return [];
  const { report } = first;
  // How long it took was another time for each.
  return findings(another === undefined ? report : { ...report, steps: [] }, width);
}

function findings(report: ProbeReport, width: number): Line[] {
  const { verdict, sentence, warnings } = report;
  const lead = isFit(verdict) ? [] : [new Span(`${verdict}: `, "bad")];
  const placing = { lead: [indent(DETAIL_INDENT)], indent: DETAIL_INDENT, width };
  const taken = figures(report);
  return [
    ...detail(sentence, lead, width),
    ...warnings.flatMap((warning) => detail(warning, [new Span("warning: ", "caution")], width)),
    ...(taken.length === 0 ? [] : flowPieces(dotted(taken), { ...placing, tone: "faint" })),
  ];
}

function figures({ steps, latencyMs, attempts }: ProbeReport): string[] {
  if (steps.length === 0) return [];
  return [
    ...steps.map((step) => `${step.step} ${showDuration(step.latencyMs)}`),
    `in all ${showDuration(latencyMs)}`,
    ...(attempts > 1 ? [`${attempts} attempts`] : []),
  ];
}

function detail(text: string, lead: Line, width: number): Line[] {
  return flow(text, {
    lead: [indent(DETAIL_INDENT), ...lead],
    indent: DETAIL_INDENT + 2,
    width,
    tone: "plain",
  });
}

function ending(fleet: FleetHealth, width: number): Line[] {
  const { probes, fit, unfit, unfitLive } = healthCounts(fleet);
  // They count as fit: nothing is held by what the config file leaves out.
  const skipped = fleet.receivers.filter(({ report }) => report.verdict === "skipped").length;
  const rest = skipped === 0 ? "" : ` ${skipped} not probed.`;
  const sentence =
    probes === 0
      ? "Nothing to probe: none is active, in Git or on the tenant."
      : `${probes - skipped} probed: ${fit - skipped} fit, ${unfit} unfit, ${unfitLive} of them live.${rest}`;
  return flow(sentence, { lead: [], indent: 2, width, tone: unfit === 0 ? "good" : "strong" });
}

/** The health of a fleet, for every format. */
export function healthView(health: FleetHealth, exitCode: ExitCode): View {
  return {
    exitCode,
    json: { exitCode, ...healthDocument(health) },
    text: (style) => renderHealth(health, style),
  };
}
