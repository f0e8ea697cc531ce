import { isPartlyShown } from "../base/credentials.ts";
import { type LiveWebhook, UNLISTED_HEADERS } from "../model/fleet/live.ts";
import type { ShownValue, Snapshot } from "../model/plan/change.ts";
import { snapshotOfLiveEndpoint } from "../model/plan/endpoint-snapshot.ts";
import { differencesBetween, type Image, imageOfLive } from "../model/plan/likeness.ts";
import { showLive, shownTextOf } from "../model/plan/snapshot.ts";

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
  const endpoint = keptEndpoint(after, differing, live);
  return { url, method, payloadFormat, status, headers: Object.fromEntries(headers), ...endpoint };
}

/** The password that was written is named as it was, unless the tenant shows another one. */
function keptEndpoint(
  after: Snapshot,
  differing: ReadonlySet<string>,
  { endpoint }: LiveWebhook,
): Pick<Snapshot, "endpoint"> {
  if (endpoint === null) return {};
  const shown = snapshotOfLiveEndpoint(endpoint);
  const written = after.endpoint?.password ?? null;
  const isTold = written !== null && !differing.has("basicAuth.password");
  return { endpoint: { ...shown, password: isTold ? written : shown.password } };
}
