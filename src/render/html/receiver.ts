import { counted } from "../../base/text.ts";
import { showDuration, showTime, wholeDays } from "../../base/time.ts";
import { syntheticBodyOf } from "../../model/fleet/health.ts";
import type { WebhookKey } from "../../model/fleet/key.ts";
import type { ChangeDocument } from "../../model/plan/plan.ts";
import { type History, healthWord, NO_HISTORY } from "../../model/record/history.ts";
import { showValue } from "../wording/fields.ts";
import { attemptsDrawing, attemptsSentence } from "./attempts.ts";
import { html, type Markup } from "./markup.ts";

/** What the record tells of receivers, by webhook. */
export type Histories = ReadonlyMap<WebhookKey, History>;

/** Where nothing is recorded, or nobody looked. */
export const NO_HISTORIES: Histories = new Map();

/** How the receiver has been, where the record tells: last verdict, certificate, last runs. */
export function receiverCard(history: History, now: Date): Markup | null {
  const { probe, certificateExpires, attempts } = history;
  const facts = [
    ...(probe === null ? [] : [verdictOf(history)]),
    ...(certificateExpires === null ? [] : [html`${certificateSentence(certificateExpires, now)}`]),
    ...(attempts.length === 0 ? [] : [html`${attemptsDrawing(history)} ${attemptsSentence(history)}`]),
  ];
  if (facts.length === 0) return null;
  return html`<p class="r">Receiver: ${facts.map((fact, at) => html`${at === 0 ? null : " · "}${fact}`)}</p>`;
}

function verdictOf({ probe }: History): Markup | null {
  if (probe === null) return null;
  const word = healthWord(probe.seen);
  return html`<b class="${word === "fail" ? "high" : "low"}">${word}</b>, ${probe.seen.sentence} (${showTime(probe.time)})`;
}

/** Until when a certificate is valid, as last seen. */
function certificateSentence(expires: string, now: Date): string {
  const days = wholeDays(Date.parse(expires) - now.getTime());
  return days < 0 ? `certificate expired ${expires.slice(0, 10)}` : `certificate ${counted(days, "day")}`;
}

/** Whether its last probe failed. */
export function isUnfit({ probe }: History = NO_HISTORY): boolean {
  return probe !== null && healthWord(probe.seen) === "fail";
}

/** What the health gate will send before this goes live, and what it expects. */
export function probeSentence(change: ChangeDocument): Markup | null {
  if (change.action === "delete" || change.action === "deprecate" || change.probe === null) return null;
  const { mode, payload, expect, accept = [], maxLatencyMs, connectTo } = change.probe;
  const reached = connectTo === null ? "" : `, reached at ${connectTo}`;
  if (mode === "none") return html`<p class="r">Probe: none, as the policy says</p>`;
  const { method, url, headers } = change.after;
  if (mode === "tls")
    return html`<p class="r">Probe: <code>${url}</code> by DNS, TCP and TLS${reached}, without a delivery</p>`;
  const sent = Object.entries(headers).map(([name, value]) => `${name} ${showValue(value, true)}`);
  const expected = [expect, ...accept].join(", ");
  const within = maxLatencyMs === null ? "" : ` within ${showDuration(maxLatencyMs)}`;
  const body = syntheticBodyOf(change.probe);
  const synthetic =
    body.kind === "flow-output" ? `a flow output for ${body.userId}` : "the standard health_check event";
  return html`<p class="r">Probe: ${method} of ${payload === null ? synthetic : "health.payload"} to <code>${url}</code>${reached}${sent.length === 0 ? null : html`, with <code>${sent.join(", ")}</code>`}; expects ${expected}${within}</p>`;
}
