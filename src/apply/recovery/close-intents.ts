import { allOf, failure, type Result, success } from "../../base/result.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import { idempotencyKeyOf, keyOf } from "../../model/fleet/key.ts";
import { carriesOwnKey, type LiveListing, type LiveWebhook } from "../../model/fleet/live.ts";
import type { TenantFailure, TenantReader } from "../../model/fleet/tenant.ts";
import { placesOf } from "../../model/plan/endpoint-snapshot.ts";
import {
  differencesBetween,
  type Image,
  imageOfLive,
  imageOfSnapshot,
  looksLike,
} from "../../model/plan/likeness.ts";
import type { Intent, JournalEntry } from "../../model/record/record.ts";
import type { Clock } from "../../model/run/surroundings.ts";
import type { JournalWriter } from "../ports.ts";

/** What looking up the writes of interrupted runs needs. */
export interface RecoveryOptions {
  readonly tenant: TenantReader;
  readonly journal: JournalWriter;
  readonly clock: Clock;
  /** How long a write may stay invisible in lists. */
  readonly settleMs: number;
  readonly environment: Owner;
}

/** What tells whether the tenant shows keys. */
type Owner = Pick<Environment, "ownership">;

/** Why the writes of interrupted runs stay open. */
export type RecoveryFailure =
  | { readonly kind: "tenant"; readonly failure: TenantFailure }
  /** The list is short and does not show all that is looked for. */
  | { readonly kind: "short-listing"; readonly message: string }
  | { readonly kind: "unrecorded"; readonly message: string };

/** What became of each write, and the records that say so from now on. */
export interface Recovery {
  readonly resolutions: readonly Resolution[];
  readonly closed: readonly JournalEntry[];
}

/**
 * Looks up what became of the writes of interrupted runs, once every write must show, and closes them in the journal.
 * A write may have left at the very end of its run, long after its intent, and nobody knows when that was.
 */
export async function closeIntents(
  intents: readonly Intent[],
  { tenant, journal, clock, settleMs, environment }: RecoveryOptions,
): Promise<Result<Recovery, RecoveryFailure>> {
  if (intents.length === 0) return success({ resolutions: [], closed: [] });
  await clock.sleep(settleMs);
  const endpoints = intents.flatMap(({ before, after }) =>
    [before?.endpoint ?? [], after?.endpoint ?? []].flat(),
  );
  const listed = await tenant.list(placesOf(endpoints));
  if (!listed.ok) return failure({ kind: "tenant", failure: listed.error });
  const resolutions = resolveIntents(intents, listed.value, environment);
  const { shortfall } = listed.value;
  if (shortfall !== null && resolutions.some(({ live }) => live === null)) {
    return failure({ kind: "short-listing", message: shortfall });
  }
  const closed = resolutions.map(closingRecord);
  const written = allOf(await Promise.all(closed.map((record) => journal.append(record))));
  if (!written.ok) return failure({ kind: "unrecorded", message: written.error.message });
  return success({ resolutions, closed });
}

/** What became of a write whose run did not live to record it. */
export interface Resolution {
  readonly intent: Intent;
  /** unclear: the tenant has neither what was there before nor what was to be, or what somebody else may have made. */
  readonly verdict: "committed" | "not-committed" | "unclear";
  /** The integration as it is now; null where there is none, or none that the write can have made. */
  readonly live: LiveWebhook | null;
}

/** Finds out from what the tenant has now. The listing must be younger than the writes by the tenant's settle time. */
export function resolveIntents(
  intents: readonly Intent[],
  listing: LiveListing,
  environment: Owner,
): Resolution[] {
  const { webhooks } = listing;
  const isKeyed = webhooks.some(({ idempotencyKey }) => idempotencyKey !== null);
  const shown = isKeyed ? "elsewhere" : environment.ownership === "key" ? "nowhere-yet" : "never";
  return intents.map((intent) => {
    if (intent.step === "create") return resolveCreation(intent, listing, shown);
    const live = webhooks.find((webhook) => isSubject(intent, webhook)) ?? null;
    return { intent, verdict: verdictOn(intent, live), live };
  });
}

/** The record that closes an intent. */
export function closingRecord({ intent, verdict, live }: Resolution): JournalEntry {
  const {
    action,
    step,
    webhook_name,
    version,
    request_id,
    integration_id,
    after,
    sunset,
    protect,
    depends_on,
    health,
  } = intent;
  const committed = verdict === "committed";
  return {
    phase: "outcome",
    action,
    step,
    webhook_name,
    version,
    request_id,
    integration_id: live?.id ?? integration_id,
    result: committed ? "succeeded" : verdict === "unclear" ? "unknown" : "failed",
    status: live?.status ?? (step === "delete" ? "deleted" : "absent"),
    latency_ms: 0,
    details: `interrupted run ${intent.run}: ${DETAILS[verdict]}`,
    // As it was written. What the tenant has now may be somebody else's doing since: recorded as ours, it would pass for
    // the tenant's own form of what was written, and nobody would see it drift.
    after: committed ? after : null,
    sunset,
    protect,
    ...(depends_on === undefined ? {} : { depends_on }),
    ...(health === undefined ? {} : { health }),
  };
}

/** One sentence without a final period for people. */
export function describeResolution({ intent, verdict }: Resolution): string {
  return `interrupted run ${intent.run}: ${intent.step} ${keyOf({ name: intent.webhook_name, version: intent.version })} ${DETAILS[verdict]}`;
}

const DETAILS = {
  committed: "had been committed",
  "not-committed": "had not been committed",
  unclear:
    "has an outcome that cannot be determined from the tenant's current state; it will be planned again",
} as const;

function isSubject({ integration_id, webhook_name, version }: Intent, live: LiveWebhook): boolean {
  if (integration_id !== null) return live.id === integration_id;
  return live.name === webhook_name && live.version === version;
}

/** Where the tenant shows keys, as far as it can be told. */
type KeysShown = "elsewhere" | "nowhere-yet" | "never";

/**
 * Whether a creation was committed. Others may have registered the same name and version meanwhile: our key says that it is
 * ours, and where no key is shown, that it has all that was sent. What is in service was put there by somebody else, for a
 * creation leaves it inactive; another runner may have made it too, with the same key.
 */
function resolveCreation(intent: Intent, listing: LiveListing, shown: KeysShown): Resolution {
  const { after } = intent;
  const bearing = listing.webhooks.filter((webhook) => isSubject(intent, webhook));
  const isAsSent = (live: LiveWebhook) => after !== null && looksLike(live, after);
  const ours = bearing.find((live) => carriesOwnKey(live) || (shown !== "elsewhere" && isAsSent(live)));
  const live = ours ?? (shown === "never" ? bearing[0] : undefined) ?? null;
  if (live === null) {
    const unmarked = unmarkedOf(intent, listing);
    return { intent, verdict: unmarked === null ? "not-committed" : "committed", live: unmarked };
  }
  const isFurtherOn = live.status !== "inactive" && live.status !== after?.status;
  return { intent, verdict: ours === undefined || isFurtherOn ? "unclear" : "committed", live };
}

/** By how much less the tenant's clock may be ahead than it was, in seconds. */
const MOST_SKEW = 120;

/**
 * What a run made and was killed before it marked: where a tenant drops the marker of the first creation, the display name
 * gets it by a second write. Only one that has all that was sent, and does not serve, is taken for it.
 */
function unmarkedOf(
  { step, after, timestamp }: Intent,
  { webhooks, clockAheadMs }: LiveListing,
): LiveWebhook | null {
  const sent = after?.endpoint;
  const since = timestamp + (clockAheadMs ?? 0) / 1_000 - MOST_SKEW;
  if (step !== "create" || after === null || sent === undefined) return null;
  const found = webhooks.filter(({ endpoint, idempotencyKey, url }) => {
    if (endpoint === null || endpoint.serves || endpoint.occupiedBy !== null) return false;
    const isSince = endpoint.changedAt === null || endpoint.changedAt >= since;
    const isThere = endpoint.project.id === sent.project.id && endpoint.displayName === sent.name;
    return idempotencyKey === null && isSince && isThere && url === after.url;
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

function verdictOn(intent: Intent, live: LiveWebhook | null): Resolution["verdict"] {
  const { step, before, after } = intent;
  if (step === "delete") return live === null ? "committed" : "not-committed";
  if (live === null || before === null || after === null) return "unclear";
  const now = imageOfLive(live);
  const [from, to] = [imageOfSnapshot(before), imageOfSnapshot(after)];
  // What the write was not about may have been changed by anybody since, and tells nothing.
  const about = new Set(differencesBetween(from, to));
  const differs = (image: Image) => differencesBetween(image, now).some((field) => about.has(field));
  const claim = claimOf(intent, live);
  const [isBefore, isAfter] = [!differs(from) && claim !== "made", !differs(to) && claim !== "open"];
  if (isBefore === isAfter) return "unclear";
  return isAfter ? "committed" : "not-committed";
}

/** Whether our key is there, or gone, as the write was to make it; null where the write is not about the key. */
function claimOf({ step, webhook_name, version }: Intent, live: LiveWebhook): "made" | "open" | null {
  if (step !== "adopt" && step !== "unadopt" && step !== "replace") return null;
  const isOurs = live.idempotencyKey === idempotencyKeyOf({ name: webhook_name, version });
  return isOurs === (step !== "unadopt") ? "made" : "open";
}

export function resolutionDocument(resolution: Resolution): object {
  const { intent, verdict } = resolution;
  return {
    kind: "interrupted-write",
    run: intent.run,
    key: keyOf({ name: intent.webhook_name, version: intent.version }),
    step: intent.step,
    verdict,
    message: describeResolution(resolution),
  };
}
