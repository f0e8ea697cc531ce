import { counted } from "../../base/text.ts";
import { keyOf } from "../../model/fleet/key.ts";
import { healthWord } from "../../model/record/history.ts";
import type { FleetReport } from "../../model/report/fleet-report.ts";
import { isOfConcern, type WebhookStatus } from "../../model/report/fleet-status.ts";
import type { RecordedChange } from "../../model/report/webhook-description.ts";
import { attemptsDrawing } from "./attempts.ts";
import { command, html, type Markup } from "./markup.ts";
import { receiverCard } from "./receiver.ts";
import { recordedList } from "./record.ts";

/** How a webhook is filtered. */
export const STATES = {
  pending: "pending",
  blocked: "blocked",
  keptOtherwise: "kept-otherwise",
  asDeclared: "as-declared",
} as const;

/** So many webhooks have all that is known of their receivers; of more only those of concern. */
const MOST_CARDED = 2_000;

/** So many changes of each are told. */
const MOST_RECORDED = 20;

/** Each webhook, folded: where it stands, how its receiver has been, what runs did to it. */
export function fleetPart({ fleet, histories, madeAt }: FleetReport): Markup {
  const { webhooks, environment } = fleet;
  if (webhooks.length === 0)
    return html`<section><h2>Webhooks</h2><p>None is declared, and none on the tenant is ours.</p></section>`;
  const changes = new Map(histories.map(({ name, changes }) => [name, changes]));
  const isLarge = webhooks.length > MOST_CARDED;
  const items = webhooks.map((webhook) => {
    const isTold = !isLarge || isOfConcern(webhook);
    const own = isTold ? (changes.get(webhook.name) ?? []).filter(({ key }) => key === keyOf(webhook)) : [];
    const card = isTold ? receiverCard(webhook.history, madeAt) : null;
    const drawing = isTold ? attemptsDrawing(webhook.history) : null;
    return webhookItem(webhook, drawing, html`${card}${historyOf(own, environment)}`);
  });
  const few = isLarge
    ? html`<p class="dim">Of so many webhooks only those of concern have their receivers and changes here: ${command("describe NAME --format html", environment)} has those of each.</p>`
    : null;
  return html`<section><h2>${counted(webhooks.length, "webhook")}</h2>${few}${items}</section>`;
}

function historyOf(changes: readonly RecordedChange[], environment: string): Markup {
  return changes.length === 0
    ? html`<p class="dim">No run has changed it in this time.</p>`
    : recordedList(changes, MOST_RECORDED, environment);
}

function stateOf({ pending, keptOtherwise }: WebhookStatus): string {
  if (pending !== null) return pending === "blocked" ? STATES.blocked : STATES.pending;
  return keptOtherwise ? STATES.keptOtherwise : STATES.asDeclared;
}

function webhookItem(webhook: WebhookStatus, drawing: Markup | null, inside: Markup): Markup {
  const { desired, live, pending, keptOtherwise, concerns, unexplained, history, sunset } = webhook;
  const state = stateOf(webhook);
  const level = isOfConcern(webhook) ? "high" : state === STATES.asDeclared ? "low" : "medium";
  const health = history.probe === null ? "never probed" : healthWord(history.probe.seen);
  const words = [
    `desired ${desired ?? "-"}`,
    `live ${live ?? "-"}`,
    `health ${health}`,
    ...(pending === null ? [] : [`pending ${pending}`]),
    ...(keptOtherwise ? ["kept otherwise than declared"] : []),
    ...(sunset === null ? [] : [`sunset ${sunset.at}`]),
  ].join(", ");
  const wrong = [...concerns, ...(unexplained.length === 0 ? [] : ["differs from Git"])];
  const told = wrong.length === 0 ? null : html` <span class="high">${wrong.join(", ")}</span>`;
  return html`<details class="c" data-a="${state}" data-r="${level}"><summary><h3>${keyOf(webhook)}</h3> ${words}${told} ${drawing}</summary>${inside}</details>
`;
}
