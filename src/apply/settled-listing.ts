import { keyOf, type WebhookKey } from "../model/key.ts";
import { looksLike } from "../model/likeness.ts";
import type { LiveListing } from "../model/live.ts";
import { factOf, type Projection, type Written } from "../model/projection.ts";
import { type Result, success } from "../model/result.ts";
import type { Clock } from "../model/surroundings.ts";
import type { TenantFailure, TenantReader } from "../model/tenant.ts";

/** What a list is asked of, and how long a write may stay invisible in it. */
export interface ListingOptions {
  readonly tenant: TenantReader;
  readonly clock: Clock;
  readonly settleMs: number;
  /** What would be registered where the list does not show it. */
  readonly wanted: readonly WebhookKey[];
}

interface KeyAndWritten extends Written {
  readonly key: WebhookKey;
}

/**
 * Lists a tenant, and again once every write must show where the list does not show what was written a moment ago: planned
 * on such a list, it would be registered twice, or taken for somebody else's change. What is lacking then is asked for by its id, for the same reason: a list
 * that hides for a while what is there is short.
 */
export async function listSettled(
  projection: Pick<Projection, "webhooks">,
  { tenant, clock, settleMs, wanted }: ListingOptions,
): Promise<Result<LiveListing, TenantFailure>> {
  const written = writtenIn(projection);
  const first = await tenant.list();
  if (!first.ok) return first;
  const now = clock.now().getTime();
  const late = [...missing(written, first.value), ...outdated(written, first.value)];
  const waits = late.map(({ at }) => at + settleMs - now);
  const waitMs = waits.reduce((longest, wait) => Math.max(longest, wait), 0);
  if (waitMs > 0) await clock.sleep(Math.min(settleMs, waitMs));
  const listed = waitMs > 0 ? await tenant.list() : first;
  if (!listed.ok || listed.value.shortfall !== null) return listed;
  const keys = new Set(wanted);
  const lacking = missing(written, listed.value).filter(({ key }) => keys.has(key));
  const there = await tenant.firstThere(lacking.flatMap(({ id }) => id ?? []));
  if (!there.ok) return there;
  const hidden = lacking.find(({ id }) => id !== null && id === there.value);
  if (hidden === undefined) return listed;
  const shortfall = `it does not show ${hidden.key} (id ${hidden.id}), which exists when it is read by its id`;
  return success({ ...listed.value, shortfall });
}

/** What the records say was written last to each webhook that should be there. */
function writtenIn(projection: Pick<Projection, "webhooks">): readonly KeyAndWritten[] {
  return [...factOf(projection, ({ written }) => written)].map(([key, written]) => ({ key, ...written }));
}

/** What the list shows neither by its key nor, under whatever name, by its id. */
function missing(
  written: readonly KeyAndWritten[],
  { webhooks, unread }: LiveListing,
): readonly KeyAndWritten[] {
  const keys = new Set(webhooks.map(keyOf));
  const ids = new Set<string | null>([...webhooks, ...unread].map(({ id }) => id));
  return written.filter(
    ({ key, id, after }) => after !== null && !keys.has(key) && (id === null || !ids.has(id)),
  );
}

/** What the list still shows as it was before, or although it was deleted. */
function outdated(written: readonly KeyAndWritten[], { webhooks }: LiveListing): readonly KeyAndWritten[] {
  const byId = new Map(webhooks.map((live) => [live.id, live]));
  return written.filter(({ id, after }) => {
    const live = id === null ? undefined : byId.get(id);
    return live !== undefined && (after === null || !looksLike(live, after));
  });
}
