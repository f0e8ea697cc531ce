import { counted } from "../../base/text.ts";
import { showDuration, showTime, showTimeOfDay } from "../../base/time.ts";
import { keyOf } from "../../model/fleet/key.ts";
import { healthWord } from "../../model/record/history.ts";
import {
  countsOf,
  type FleetStatus,
  isOfConcern,
  type Term,
  type WebhookStatus,
} from "../../model/report/fleet-status.ts";
import { describeDrift, describeUnexplained } from "../wording/fleet.ts";
import { DETAIL_INDENT, dotted, flow, flowPieces, keyColumnFor, keyedRow } from "../wording/layout.ts";
import { EMPTY_LINE, indent, type Line, lineWidth, print, Span, type Style } from "../wording/terminal.ts";
import { type Sign, showShare, sparkline } from "../wording/words.ts";
import { runLines } from "./runs.ts";

const AS_DECLARED: Sign = { sign: "✓", tone: "good" };
const PENDING: Sign = { sign: "~", tone: "caution" };
const CONCERNING: Sign = { sign: "!", tone: "bad" };

const GAP = indent(2);
const STATUS_COLUMN = "deprecated".length;
const HEALTH_COLUMN = "skipped".length;
const PLAN_COLUMN = "deprecate".length;
const BESIDE_KEY = 2 * STATUS_COLUMN + HEALTH_COLUMN + PLAN_COLUMN + 4 * GAP.width + 4;

/** A fleet's status for people: a row a webhook, its figures below it, and the sum at the end. */
export function renderStatus(fleet: FleetStatus, style: Style): string {
  const { width } = style;
  const keyColumn = keyColumnFor(fleet.webhooks.map(keyOf), width - BESIDE_KEY);
  const rows = fleet.webhooks.flatMap((webhook) => [
    ...statusRow(webhook, keyColumn),
    ...details(webhook, width),
  ]);
  const table = rows.length === 0 ? [] : [headingRow(keyColumn), ...rows, EMPTY_LINE];
  const heading = [...header(fleet, width), ...runLines(fleet, width)];
  const noteLead = [new Span("Note: ", "caution")];
  const notes = fleet.notes.flatMap((note) =>
    flow(note, { lead: noteLead, indent: 6, width, tone: "plain" }),
  );
  const below = notes.length === 0 ? [] : [...notes, EMPTY_LINE];
  return print([...heading, EMPTY_LINE, ...table, ...below, ...ending(fleet, width)], style);
}

function header({ environment, tenant, readAt, managed, unmanaged }: FleetStatus, width: number): Line[] {
  const lead = [new Span(environment, "strong"), new Span(" · ")];
  const counts = `${managed} managed, ${unmanaged} unmanaged ignored`;
  const facts = [tenant, `live read ${showTimeOfDay(readAt.toISOString())}`, counts];
  return flowPieces(dotted(facts), { lead, indent: 2, width, tone: "plain" });
}

function headingRow(keyColumn: number): Line {
  const titles = columns(["desired", "live", "health", "pending"]);
  const key = new Span("webhook", "faint").padded(keyColumn);
  return [indent(4), key, ...titles.flatMap((title) => [GAP, title])];
}

function columns(texts: readonly [string, string, string, string]): Span[] {
  const widths = [STATUS_COLUMN, STATUS_COLUMN, HEALTH_COLUMN, PLAN_COLUMN];
  return texts.map((text, at) => new Span(text, "faint").padded(widths[at] ?? 0));
}

function statusRow(webhook: WebhookStatus, keyColumn: number): Line[] {
  const { desired, live, history, pending } = webhook;
  const { sign, tone } = signOf(webhook);
  const health = history.probe === null ? "-" : healthWord(history.probe.seen);
  const cells = [
    new Span(desired ?? "-").padded(STATUS_COLUMN),
    new Span(live ?? "-", desired === live ? "plain" : "caution").padded(STATUS_COLUMN),
    new Span(health, health === "fail" ? "bad" : "plain").padded(HEALTH_COLUMN),
    new Span(pending ?? "-", pending === null ? "faint" : "caution").padded(PLAN_COLUMN),
  ];
  const mark = [indent(2), new Span(`${sign} `, tone)];
  return keyedRow(mark, new Span(keyOf(webhook), "strong"), cells, keyColumn);
}

function signOf(webhook: WebhookStatus): Sign {
  if (isOfConcern(webhook)) return CONCERNING;
  return webhook.pending === null && !webhook.keptOtherwise ? AS_DECLARED : PENDING;
}

function details(webhook: WebhookStatus, width: number): Line[] {
  const lead = [indent(DETAIL_INDENT)];
  const { drift, unexplained, history, sunset, concerns } = webhook;
  const facts = figures(webhook);
  const placing = { lead, indent: DETAIL_INDENT, width };
  return [
    ...(facts.length === 0 ? [] : flowPieces(dotted(facts), { ...placing, tone: "faint" })),
    ...(webhook.keptOtherwise ? flow(KEPT_OTHERWISE, { ...placing, tone: "caution" }) : []),
    ...(concerns.includes("drift") ? titled("drift: ", drift.map(describeDrift).join("; "), width) : []),
    ...(unexplained.length === 0 ? [] : flow(describeUnexplained(unexplained), { ...placing, tone: "bad" })),
    ...(concerns.includes("unhealthy") && history.probe !== null
      ? titled("unhealthy: ", `${history.probe.seen.sentence} (${showTime(history.probe.time)})`, width)
      : []),
    ...(concerns.includes("sunset") && sunset !== null
      ? titled("sunset: ", `passed on ${sunset.at}, and the tenant still has it`, width)
      : []),
  ];
}

function titled(title: string, text: string, width: number): Line[] {
  const lead = [indent(DETAIL_INDENT), new Span(title, "bad")];
  return flow(text, { lead, indent: lineWidth(lead), width, tone: "plain" });
}

/** `plan` names the value. */
const KEPT_OTHERWISE = "the tenant keeps a value otherwise than declared; nothing is to be written";

function figures({ history, certificate, sunset, concerns }: WebhookStatus): string[] {
  const { attempts, successRate, latencies } = history;
  return [
    ...(successRate === null
      ? []
      : [`success ${showShare(successRate)} of ${counted(attempts.length, "run")}`]),
    ...(latencies === null
      ? []
      : [`p50 ${showDuration(latencies.p50)}, p95 ${showDuration(latencies.p95)} ${sparkline(attempts)}`]),
    ...(certificate === null ? [] : [`certificate ${showTerm(certificate, "expired")}`]),
    ...(sunset === null || concerns.includes("sunset") ? [] : [`sunset ${showTerm(sunset, "passed")}`]),
  ];
}

function showTerm({ at, days, past }: Term, verb: string): string {
  return past ? `${verb} ${at.slice(0, 10)}` : counted(days, "day");
}

function ending(fleet: FleetStatus, width: number): Line[] {
  const counts = countsOf(fleet);
  const { webhooks, asDeclared, keptOtherwise, pending, blocked, drift, unhealthy, sunset } = counts;
  const calm = keptOtherwise + pending + blocked + drift + unhealthy + sunset === 0;
  const kept = keptOtherwise === 0 ? "" : `, ${keptOtherwise} kept otherwise`;
  const states = `${asDeclared} as declared${kept}, ${pending} pending, ${blocked} blocked`;
  const concerns = `${drift} drifted, ${unhealthy} unhealthy, ${sunset} past the sunset`;
  const sentence = `${counted(webhooks, "webhook")}: ${states}; ${concerns}.`;
  return flow(sentence, { lead: [], indent: 2, width, tone: calm ? "good" : "strong" });
}
