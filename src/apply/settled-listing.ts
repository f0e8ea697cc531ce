import { keyOf } from "../model/key.ts";
import type { LiveListing } from "../model/live.ts";
import type { JournalRecord } from "../model/record.ts";
import type { Result } from "../model/result.ts";
import type { Clock } from "../model/surroundings.ts";
import type { TenantFailure, TenantReader } from "../model/tenant.ts";

/** What a list is asked of, and how long a write may stay invisible in it. */
export interface ListingOptions {
  readonly tenant: TenantReader;
  readonly clock: Clock;
  readonly settleMs: number;
}

/**
 * Lists a tenant, and again once every write must show where the list lacks what was written a moment ago: planned on
 * such a list, it would be registered twice.
 */
export async function listSettled(
  records: readonly JournalRecord[],
  { tenant, clock, settleMs }: ListingOptions,
): Promise<Result<LiveListing, TenantFailure>> {
  const listed = await tenant.list();
  if (!listed.ok) return listed;
  const now = clock.now().getTime();
  const waitMs = Math.max(
    0,
    ...missing(records, listed.value).map((writtenAt) => writtenAt + settleMs - now),
  );
  if (waitMs === 0) return listed;
  await clock.sleep(Math.min(settleMs, waitMs));
  return await tenant.list();
}

/** When what the records tell of and the list does not show was written, in milliseconds. */
function missing(records: readonly JournalRecord[], { webhooks }: LiveListing): number[] {
  const writtenAt = new Map<string, number>();
  for (const record of records) {
    if (record.phase !== "outcome" || record.result !== "succeeded") continue;
    const key = keyOf({ name: record.webhook_name, version: record.version });
    if (record.after === null) writtenAt.delete(key);
    else writtenAt.set(key, record.timestamp * 1_000);
  }
  for (const webhook of webhooks) writtenAt.delete(keyOf(webhook));
  return [...writtenAt.values()];
}
