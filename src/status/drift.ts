import { goneFrom } from "../model/fleet/endpoint.ts";
import { keyOf, type WebhookKey } from "../model/fleet/key.ts";
import type { LastWritten } from "../model/fleet/last-written.ts";
import { carriesOwnKey, type LiveListing, type LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import { type Action, type BlockCode, type Change, isUnsure } from "../model/plan/change.ts";
import { differencesBetween, imageOfDeclared, imageOfLive, imageOfSnapshot } from "../model/plan/likeness.ts";
import type { Drift } from "../model/report/fleet-status.ts";

/** What there is of a webhook on the tenant, and what the plan has in mind for it. */
interface Seen {
  readonly desired: Webhook | undefined;
  readonly live: LiveWebhook | undefined;
  /** null where its key tells which one it is. */
  readonly byId: FoundById | null;
  /** Whether it is another Endpoint than the record knows, and that is gone. */
  readonly isExchanged: boolean;
  readonly pending?: Action | "blocked" | null;
  readonly code?: BlockCode;
  /** Of what is blocked: what is not done. */
  readonly action?: Action;
  readonly change?: Change | null;
}

export function driftOf(seen: Seen, written: LastWritten | undefined): Drift[] {
  if (seen.byId !== null) return seen.byId.drift;
  const drift = driftOfFields(seen, written);
  return seen.isExchanged ? [{ path: null, cause: "exchanged" }, ...drift] : drift;
}

function driftOfFields(seen: Seen, written: LastWritten | undefined): Drift[] {
  const { live, change } = seen;
  const gone = live?.endpoint ? goneFrom(live.endpoint) : null;
  const lost: Drift[] =
    gone === null || isPerhapsOthers(seen) ? [] : [{ path: `cognigy.${gone}`, cause: "deleted" }];
  if (change === undefined || change === null) return withLost(uncompared(seen, written), lost);
  // What we once made and did not delete is gone, unless it has become another webhook in place.
  const isGone = live === undefined && written !== undefined && written.formerId === undefined;
  if (isGone) return [{ path: null, cause: "deleted" }];
  const changed = change.fields.flatMap(({ path, cause }): Drift[] =>
    cause === "drift" || cause === "deactivated" ? [{ path, cause }] : [],
  );
  return withLost(changed, lost, change.fields);
}

/** What is blocked may be somebody else's, whatever blocks its adoption. */
function isPerhapsOthers({ code, action }: Seen): boolean {
  return [code, action].some((why) => why !== undefined && isUnsure(why));
}

function withLost(changed: readonly Drift[], lost: readonly Drift[], fields: readonly WithPath[] = changed) {
  return [...changed, ...lost.filter(({ path }) => !fields.some((field) => field.path === path))];
}

type WithPath = Pick<Drift, "path">;

/**
 * What is blocked, or goes with the change of another one, has no fields that say why they differ: then what Git still
 * wants otherwise, and is not as the record has it, was changed by somebody.
 */
function uncompared({ desired, live, pending, code }: Seen, written: LastWritten | undefined): Drift[] {
  if (pending === undefined || pending === null || written?.id === undefined) return [];
  if (code !== undefined && isUnsure(code)) return [];
  // What a short list does not show may be there.
  if (live === undefined) return code === "short-listing" ? [] : [{ path: null, cause: "deleted" }];
  if (live.id !== written.id) return [];
  // Its status does not tell that somebody switched it on again.
  const isOut = live.status === "deprecated" && written.isSwitchedOff === true;
  if (isOut && live.endpoint?.serves === true) return [{ path: "status", cause: "drift" }];
  const wanted = desired === undefined ? null : new Set<string | null>(differing(desired, live));
  return changedSince(written, live).filter(({ path }) => wanted === null || wanted.has(path));
}

/** In which fields a live webhook is not as it is declared. */
export function differing(desired: Webhook, live: LiveWebhook): readonly string[] {
  return differencesBetween(imageOfDeclared(desired), imageOfLive(live));
}

/** All that is not as it was last written. */
function changedSince({ after }: LastWritten, live: LiveWebhook): Drift[] {
  return differencesBetween(imageOfSnapshot(after), imageOfLive(live)).map((path) => {
    const isOff = path === "status" && live.status === "inactive";
    return { path, cause: isOff ? "deactivated" : "drift" };
  });
}

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
  if (written?.id === undefined || why === undefined || !isUnsure(why)) return null;
  const live = listed.get(written.id);
  if (live === undefined) return null;
  if (live === null) return { live: undefined, drift: [{ path: null, cause: "drift" }] };
  const isMarked = keyOf(live) === key && (carriesOwnKey(live) || why === "ambiguous");
  const mark: Drift[] = isMarked ? [] : [{ path: markOf(key, live, written), cause: "drift" }];
  const fields = changedSince(written, live);
  return { live, drift: [...mark, ...fields.filter(({ path }) => path !== mark[0]?.path)] };
}

/** Where our mark stands, or stood. */
function markOf(key: WebhookKey, live: LiveWebhook, { after }: LastWritten): string {
  if (live.endpoint !== null) return after.endpoint?.name === key ? "cognigy.name" : "foreignId";
  return keyOf(live) === key ? "idempotencyKey" : "name";
}
