import { showTime } from "../../base/time.ts";
import { keyOf } from "../../model/fleet/key.ts";
import type { FleetReport } from "../../model/report/fleet-report.ts";
import {
  type Concern,
  isOfConcern,
  isUnrecorded,
  type WebhookStatus,
} from "../../model/report/fleet-status.ts";
import type { RecordedChange } from "../../model/report/webhook-description.ts";
import { describeDrift, describeUnexplained } from "../wording/fleet.ts";
import { command, html, type Markup } from "./markup.ts";
/** What is wrong now, since when, what was changed before, and the command to look further. */
export function attentionPart({ fleet, histories }: FleetReport): Markup {
  const concerned = fleet.webhooks.filter((webhook) => isOfConcern(webhook) || webhook.pending === "blocked");
  const notes = fleet.notes.map((note) => html`<p>Note: ${note}</p>`);
  if (concerned.length === 0) {
    const known = isUnrecorded(fleet) ? "" : "no drift, no unhealthy receiver, ";
    return html`<section><h2>Needs attention</h2>${notes}<p>Nothing${isUnrecorded(fleet) ? " that is known" : ""}: ${known}no passed sunset, nothing blocked.</p></section>`;
  }
  const changes = new Map(histories.map(({ name, changes }) => [name, changes]));
  const { environment } = fleet;
  const items = concerned.map((webhook) =>
    attentionItem(webhook, changes.get(webhook.name) ?? [], environment),
  );
  return html`<section><h2>Needs attention</h2>${notes}<ul class="h">${items}</ul></section>`;
}

function attentionItem(
  webhook: WebhookStatus,
  changes: readonly RecordedChange[],
  environment: string,
): Markup {
  const { concerns, unexplained, pending, name } = webhook;
  const told = [
    ...concerns.map((concern) => concernSentence(concern, webhook, environment)),
    ...(unexplained.length === 0
      ? []
      : [html`${describeUnexplained(unexplained)}: ${command(`diff ${name}`, environment)}`]),
    ...(pending === "blocked"
      ? [html`its change is blocked: ${command(`describe ${name}`, environment)}`]
      : []),
  ];
  const last = changes.find(({ key }) => key === keyOf(webhook));
  const before =
    last === undefined
      ? null
      : html`<br><span class="dim">last changed ${showTime(last.time)} by ${last.actor}, run ${last.run}: ${last.action} ${last.result}</span>`;
  return html`<li><b class="high">${keyOf(webhook)}</b>: ${told.map((one, at) => html`${at === 0 ? null : "; "}${one}`)}${before}</li>`;
}

function concernSentence(concern: Concern, webhook: WebhookStatus, environment: string): Markup {
  const { name, drift, history, sunset } = webhook;
  switch (concern) {
    case "drift":
      return html`drift, ${drift.map(describeDrift).join("; ")}: ${command(`diff ${name}`, environment)}`;
    case "unhealthy":
      return history.probe === null
        ? html`unhealthy`
        : html`unhealthy, ${history.probe.seen.sentence} (${showTime(history.probe.time)}): ${command(`health ${name}`, environment)}`;
    case "sunset":
      return html`its sunset ${sunset?.at ?? "-"} has passed, and the tenant still has it: ${command(`plan --allow-delete ${keyOf(webhook)}`, environment)}`;
  }
}
