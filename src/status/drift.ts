import { goneFrom } from "../model/fleet/endpoint.ts";
import { keyOf, type WebhookKey } from "../model/fleet/key.ts";
import type { LastWritten } from "../model/fleet/last-written.ts";
import { carriesOwnKey, type LiveListing, type LiveWebhook } from "../model/fleet/live.ts";
import type { Action, BlockCode, Change } from "../model/plan/change.ts";
import { differencesBetween, imageOfLive, imageOfSnapshot } from "../model/plan/likeness.ts";
import type { Drift } from "../model/report/fleet-status.ts";

/** What there is of a webhook on the tenant, and what the plan has in mind for it. */
interface Seen {
  readonly live: LiveWebhook | undefined;
  /** null where its key tells which one it is. */
  readonly byId: FoundById | null;
  readonly pending?: Action | "blocked" | null;
  readonly change?: Change | null;
}

export function driftOf({ live, byId, change, pending }: Seen, wasThere: boolean): Drift[] {
  if (byId !== null) return byId.drift;
  const gone = live?.endpoint ? goneFrom(live.endpoint) : null;
  // What is blocked may be somebody else's.
  const lost: Drift[] =
    gone === null || pending === "blocked" ? [] : [{ path: `cognigy.${gone}`, cause: "deleted" }];
  if (change === undefined || change === null) return lost;
  // What we once made and did not delete is gone.
  if (live === undefined && wasThere) return [{ path: null, cause: "deleted" }];
  const changed = change.fields.flatMap(({ path, cause }): Drift[] =>
    cause === "drift" || cause === "deactivated" ? [{ path, cause }] : [],
  );
  return [...changed, ...lost.filter(({ path }) => !change.fields.some((field) => field.path === path))];
}

/** Why the key alone does not tell which one it is; an adoption is to write it anew. */
const UNSURE: ReadonlySet<string> = new Set<BlockCode | Action>([
  "renamed",
  "occupied",
  "not-ours",
  "ambiguous",
  "adopt",
]);

/** What the tenant lists, by its id; null what it lists and nobody can read. */
export type ById = ReadonlyMap<string | null, LiveWebhook | null>;

export function byIdOf({ webhooks, unread }: Pick<LiveListing, "webhooks" | "unread">): ById {
  return new Map([
    ...unread.map(({ id }) => [id, null] as const),
    ...webhooks.map((one) => [one.id, one] as const),
  ]);
}

/** What the record knows by its id, and what was done to it, where the plan cannot go by its key. */
export interface FoundById {
  readonly live: LiveWebhook | undefined;
  readonly drift: Drift[];
}

/** Whoever takes our mark off something may have changed more of it. */
export function foundById(
  key: WebhookKey,
  why: BlockCode | Action | undefined,
  written: LastWritten | undefined,
  listed: ById,
): FoundById | null {
  if (written?.id === undefined || why === undefined || !UNSURE.has(why)) return null;
  const live = listed.get(written.id);
  if (live === undefined) return null;
  if (live === null) return { live: undefined, drift: [{ path: null, cause: "drift" }] };
  const isMarked = keyOf(live) === key && (carriesOwnKey(live) || why === "ambiguous");
  const mark: Drift[] = isMarked ? [] : [{ path: markOf(key, live, written), cause: "drift" }];
  const differing = differencesBetween(imageOfSnapshot(written.after), imageOfLive(live));
  const fields = differing.map((path): Drift => {
    const isOff = path === "status" && live.status === "inactive";
    return { path, cause: isOff ? "deactivated" : "drift" };
  });
  return { live, drift: [...mark, ...fields.filter(({ path }) => path !== mark[0]?.path)] };
}

/** Where our mark stands, or stood. */
function markOf(key: WebhookKey, live: LiveWebhook, { after }: LastWritten): string {
  if (live.endpoint !== null) return after.endpoint?.name === key ? "cognigy.name" : "foreignId";
  return keyOf(live) === key ? "idempotencyKey" : "name";
}
