import type { Result } from "../base/result.ts";
import { keyOf, type WebhookKey } from "../model/fleet/key.ts";
import type { LiveListing, LiveWebhook } from "../model/fleet/live.ts";
import { type TenantFailure, tenantFailure } from "../model/fleet/tenant.ts";
import type { Outcome } from "../model/record/outcome.ts";
import type { ApplyContext, Registration } from "./context.ts";
import { warnOfLabels } from "./kept.ts";
import { PRIORITY } from "./schedule.ts";

/** What the tenant has more than once of what a run registered, with all the ids. */
type Duplicates = ReadonlyMap<WebhookKey, readonly [string, string, ...string[]]>;

/** What the list after the changes says about what was registered. */
export interface FinalListing {
  readonly duplicates: Duplicates;
  /** What it does not show though every write must show by now, with its id. */
  readonly unseen: ReadonlyMap<WebhookKey, string>;
}

const NOTHING: FinalListing = { duplicates: new Map(), unseen: new Map() };

type Listed = Result<LiveListing, TenantFailure>;

/**
 * Lists the tenant once after the last registration: where it neither honours keys nor keeps names unique, another run
 * may have registered the same at the same time. Of two such runs the run that was answered last sees both. It runs
 * in parallel with the activations, so that nobody waits for it. A list that cannot be read fails nothing that was applied; one that
 * does not show it is no list to plan on: the next apply would register it again.
 */
export async function checkFinalListing(context: ApplyContext): Promise<FinalListing> {
  const sent = await context.registrations.sent;
  if (sent.length === 0) return NOTHING;
  const listed = await listAfter(sent, context);
  if (!listed.ok) {
    warn(context, `the list could not be read again after the changes: ${listed.error.message}`);
    return NOTHING;
  }
  const { webhooks, shortfall } = listed.value;
  const unseen = new Map(missing(sent, webhooks).map(({ key, id }) => [key, id ?? ""]));
  if (shortfall !== null) warn(context, `the list after the changes may be short: ${shortfall}`);
  warnOfLabels(context, withoutLabels(sent, webhooks));
  const duplicates = duplicatesAmong(sent, webhooks);
  const subjects = new Map(sent.map((one) => [one.key, one]));
  for (const [key, ids] of duplicates)
    await tell(context, "registered-twice", subjects.get(key), describe(key, ids));
  for (const [key, id] of unseen)
    await tell(context, "registered-unseen", subjects.get(key), describeUnseen(key, id));
  return { duplicates, unseen };
}

/** What is there twice, or cannot be seen, has an unknown outcome, whatever became of ours. */
export function markUnconfirmed(
  outcomes: readonly Outcome[],
  { duplicates, unseen }: FinalListing,
): readonly Outcome[] {
  return outcomes.map((outcome) => {
    const { key } = outcome;
    const [ids, id] = [duplicates.get(key), unseen.get(key)];
    if (ids !== undefined) {
      const hint = "delete all but one of them on the tenant, then plan again";
      return unknown(outcome, { message: describe(key, ids), hint, duplicates: ids });
    }
    const isTold = outcome.result === "applied" || outcome.result === "held";
    if (id === undefined || !isTold) return outcome;
    const hint =
      "webhook-sync doctor shows how the tenant lists; raise tenant.settle where its list lags for longer";
    return unknown(outcome, { message: describeUnseen(key, id), hint, duplicates: [] });
  });
}

function unknown(
  { key, action, latencyMs }: Outcome,
  { message, hint, duplicates }: { message: string; hint: string; duplicates: readonly string[] },
): Outcome {
  const failure = tenantFailure("unknown", message, hint);
  return { key, action, latencyMs, result: "unknown", status: "unknown", failure, duplicates };
}

/** Lists again once every write must show, but only where the list lags: where it lacks what was just registered. */
async function listAfter(
  sent: readonly Registration[],
  { api, tenant, clock, settleMs, signal }: ApplyContext,
): Promise<Listed> {
  const list = () => api.run(PRIORITY.finish, () => tenant.list());
  const listed = await list();
  if (!listed.ok) return listed;
  const lacking = missing(sent, listed.value.webhooks);
  const shows = Math.max(...lacking.map(({ answeredAt }) => answeredAt + settleMs));
  const waitMs = Math.min(settleMs, shows - clock.now().getTime());
  if (waitMs <= 0) return listed;
  await clock.sleep(waitMs, signal);
  return await list();
}

/** What the list does not show under its id, or shows there under another name or version. */
function missing(sent: readonly Registration[], webhooks: readonly LiveWebhook[]): Registration[] {
  const shown = new Map(webhooks.map((live) => [live.id, keyOf(live)]));
  return sent.filter(({ id, key }) => id !== null && shown.get(id) !== key);
}

function duplicatesAmong(sent: readonly Registration[], webhooks: readonly LiveWebhook[]): Duplicates {
  const registered = new Set(sent.map(({ key }) => key));
  const ids = new Map<WebhookKey, string[]>();
  for (const webhook of webhooks) {
    const key = keyOf(webhook);
    if (registered.has(key)) ids.set(key, [...(ids.get(key) ?? []), webhook.id]);
  }
  return new Map(
    [...ids].flatMap(([key, [first, second, ...others]]) =>
      first === undefined || second === undefined ? [] : [[key, [first, second, ...others]] as const],
    ),
  );
}

/** What was registered with labels of ours and shows none. */
function withoutLabels(
  sent: readonly Registration[],
  webhooks: readonly LiveWebhook[],
): readonly WebhookKey[] {
  // That an Endpoint has lost its marker is told as such.
  const isBare = ({ labelled, endpoint }: LiveWebhook) => labelled === null && endpoint === null;
  const bare = new Set(webhooks.filter(isBare).map(({ id }) => id));
  return sent.filter(({ id, isLabelled }) => isLabelled && id !== null && bare.has(id)).map(({ key }) => key);
}

function warn({ events }: ApplyContext, cause: string): void {
  const message = `${cause}; whether another run registered the same shows in the next plan`;
  events.emit({ kind: "warning", key: null, message });
}

/** The change may have been told and recorded as applied already. */
async function tell(
  context: ApplyContext,
  code: string,
  subject: Registration | undefined,
  message: string,
): Promise<void> {
  context.events.emit({ kind: "warning", key: subject?.key ?? null, message });
  await context.journal.append({
    phase: "notice",
    code,
    webhook_name: subject?.name ?? null,
    version: subject?.version ?? null,
    details: message,
  });
}

function describe(key: WebhookKey, ids: readonly string[]): string {
  return `the tenant has ${key} ${ids.length} times: ${ids.join(" and ")}`;
}

function describeUnseen(key: WebhookKey, id: string): string {
  return `the list after the changes does not show ${key} (id ${id}), which was just registered`;
}
