import { showTime } from "../../base/time.ts";
import { keyOf } from "../../model/fleet/key.ts";
import type { FleetReport } from "../../model/report/fleet-report.ts";
import type { Concern, WebhookStatus } from "../../model/report/fleet-status.ts";
import type { RecordedChange } from "../../model/report/webhook-description.ts";
import { describeDrift } from "../wording/fleet.ts";
import { html, type Markup } from "./markup.ts";
/** What is wrong now, since when, what was changed before, and the command to look further. */
export function attentionPart({ fleet, histories }: FleetReport): Markup {
  const concerned = fleet.webhooks.filter(
    ({ concerns, pending }) => concerns.length > 0 || pending === "blocked",
  );
  if (concerned.length === 0)
    return html`<section><h2>Needs attention</h2><p>Nothing: no drift, no unhealthy receiver, no passed sunset, nothing blocked.</p></section>`;
  const changes = new Map(histories.map(({ name, changes }) => [name, changes]));
  const items = concerned.map((webhook) => attentionItem(webhook, changes.get(webhook.name) ?? []));
  return html`<section><h2>Needs attention</h2><ul class="h">${items}</ul></section>`;
}

function attentionItem(webhook: WebhookStatus, changes: readonly RecordedChange[]): Markup {
  const { concerns, pending, name } = webhook;
  const told = [
    ...concerns.map((concern) => concernSentence(concern, webhook)),
    ...(pending === "blocked"
      ? [html`its change is blocked: <code>webhook-sync describe ${name}</code>`]
      : []),
  ];
  const last = changes.find(({ key }) => key === keyOf(webhook));
  const before =
    last === undefined
      ? null
      : html`<br><span class="dim">last changed ${showTime(last.time)} by ${last.actor}, run ${last.run}: ${last.action} ${last.result}</span>`;
  return html`<li><b class="high">${keyOf(webhook)}</b>: ${told.map((one, at) => html`${at === 0 ? null : "; "}${one}`)}${before}</li>`;
}

function concernSentence(concern: Concern, webhook: WebhookStatus): Markup {
  const { name, drift, history, sunset } = webhook;
  switch (concern) {
    case "drift":
      return html`drift, ${drift.map(describeDrift).join("; ")}: <code>webhook-sync diff ${name}</code>`;
    case "unhealthy":
      return history.probe === null
        ? html`unhealthy`
        : html`unhealthy, ${history.probe.seen.sentence} (${showTime(history.probe.time)}): <code>webhook-sync health ${name}</code>`;
    case "sunset":
      return html`its sunset ${sunset?.at ?? "-"} has passed, and the tenant still has it: <code>webhook-sync plan --allow-delete ${keyOf(webhook)}</code>`;
  }
}
