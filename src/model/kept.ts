import type { ShownValue, Snapshot } from "./change.ts";
import { differencesBetween, type Image, imageOfLive } from "./likeness.ts";
import { type LiveWebhook, UNLISTED_HEADERS } from "./live.ts";
import { isPartlyShown } from "./shown-url.ts";
import { showLive, shownTextOf } from "./snapshot.ts";

/**
 * What a tenant keeps of a write, as it may be recorded: as the tenant shows it. `wanted` has the values that were
 * written; where they are shown again, or not at all, the record names them as `after` does.
 */
export function keptSnapshot(
  after: Snapshot,
  wanted: Image,
  live: LiveWebhook,
  plainHeaders: readonly string[],
): Snapshot {
  const differing = new Set<string>(differencesBetween(wanted, imageOfLive(live)));
  const { status } = live;
  const [method, payloadFormat] = [shownTextOf(live, "method"), shownTextOf(live, "payloadFormat")];
  const seen = shownTextOf(live, "url");
  const isTold = !isPartlyShown(seen) && !isPartlyShown(after.url);
  const url = differing.has("url") || isTold ? seen : after.url;
  if (live.headers.some(({ name }) => name === UNLISTED_HEADERS.name)) {
    return { url, method, payloadFormat, status, headers: after.headers };
  }
  const named = new Map(Object.entries(after.headers).map((entry) => [entry[0].toLowerCase(), entry]));
  const declared = (live.addedHeaders ?? []).filter(({ name }) => named.has(name.toLowerCase()));
  const headers = [...live.headers, ...declared].map((header): readonly [string, ShownValue] => {
    const key = header.name.toLowerCase();
    const written = differing.has(`headers.${key}`) ? undefined : named.get(key);
    return written ?? [header.name, showLive(header, plainHeaders)];
  });
  return { url, method, payloadFormat, status, headers: Object.fromEntries(headers) };
}
