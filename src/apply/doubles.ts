import { keyOf, parseKey, type WebhookKey } from "../model/key.ts";
import type { LiveListing, LiveWebhook } from "../model/live.ts";
import type { Outcome } from "../model/outcome.ts";
import type { Result } from "../model/result.ts";
import type { TenantFailure } from "../model/tenant.ts";
import type { ApplyContext } from "./context.ts";
import { PRIORITY } from "./lane.ts";
import type { Registration } from "./registrations.ts";

/** What the tenant has more than once of what a run registered, with all the ids. */
export type Doubles = ReadonlyMap<WebhookKey, readonly [string, string, ...string[]]>;

type Listed = Result<LiveListing, TenantFailure>;

/**
 * Lists the tenant once after the last registration: where it neither honours keys nor keeps names unique, another run
 * may have registered the same at the same time. Of two such runs the one that was answered last sees both. It runs
 * beside the activations, so that nobody waits for it, and never fails what was applied.
 */
export async function findDoubles(context: ApplyContext): Promise<Doubles> {
  const sent = await context.registrations.sent;
  if (sent.length === 0) return new Map();
  const listed = await listAfter(sent, context);
  if (!listed.ok) {
    warn(context, `the list could not be read again after the changes: ${listed.error.message}`);
    return new Map();
  }
  const { webhooks, shortfall } = listed.value;
  const unseen = missing(sent, webhooks).map(({ key }) => key);
  if (shortfall !== null) warn(context, `the list after the changes may be short: ${shortfall}`);
  else if (unseen.length > 0) warn(context, `the list after the changes does not show ${named(unseen)}`);
  const doubles = doublesAmong(sent, webhooks);
  for (const [key, ids] of doubles) await tell(context, key, ids);
  return doubles;
}

/** What is there twice has an unknown outcome, whatever became of ours. */
export function markDoubles(outcomes: readonly Outcome[], doubles: Doubles): readonly Outcome[] {
  return outcomes.map((outcome) => {
    const ids = doubles.get(outcome.key);
    if (ids === undefined) return outcome;
    const { key, action, latencyMs } = outcome;
    const failure = { kind: "unknown", message: describe(key, ids), status: null, traceId: null } as const;
    const hint = "delete all but one of them on the tenant, then plan again";
    return {
      ...{ key, action, latencyMs },
      result: "unknown",
      status: "unknown",
      failure: { ...failure, hint },
      doubles: ids,
    };
  });
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

function missing(sent: readonly Registration[], webhooks: readonly LiveWebhook[]): Registration[] {
  const shown = new Set(webhooks.map(({ id }) => id));
  return sent.filter(({ id }) => id !== null && !shown.has(id));
}

function doublesAmong(sent: readonly Registration[], webhooks: readonly LiveWebhook[]): Doubles {
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

const MOST_NAMED = 5;

function named(keys: readonly WebhookKey[]): string {
  const more = keys.length - MOST_NAMED;
  return keys.slice(0, MOST_NAMED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

function warn({ onEvent }: ApplyContext, cause: string): void {
  const message = `${cause}; whether another run registered the same shows in the next plan`;
  onEvent({ kind: "warning", key: null, message });
}

/** The change may have been told and recorded as applied already. */
async function tell(context: ApplyContext, key: WebhookKey, ids: readonly string[]): Promise<void> {
  const message = describe(key, ids);
  context.onEvent({ kind: "warning", key, message });
  const subject = parseKey(key);
  await context.journal.append({
    phase: "notice",
    code: "registered-twice",
    webhook_name: subject?.name ?? null,
    version: subject?.version ?? null,
    details: message,
  });
}

function describe(key: WebhookKey, ids: readonly string[]): string {
  return `the tenant has ${key} ${ids.length} times: ${ids.join(" and ")}`;
}
