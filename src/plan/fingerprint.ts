import { digestOf } from "../model/digest.ts";
import type { LiveWebhook } from "../model/live.ts";
import { snapshotOfLive } from "../model/snapshot.ts";

/**
 * Stands for the live objects that a change was planned on. Sensitive values are left out: a hash of a short secret
 * beside an otherwise known object could be guessed. Whether they moved is checked by reading before the write.
 */
export function fingerprintOf(live: readonly LiveWebhook[], plainHeaders: readonly string[]): string {
  if (live.length === 0) return "absent";
  return digestOf(
    live.map(({ id, etag, ...webhook }) => ({
      id,
      etag,
      ...snapshotOfLive({ id, etag, ...webhook }, plainHeaders),
    })),
  );
}
