import { matchesAny } from "../base/glob.ts";
import { grouped } from "../base/text.ts";
import {
  goesOnAs,
  keyOf,
  type Named,
  named,
  partsOf,
  type Renames,
  type WebhookKey,
} from "../model/fleet/key.ts";
import type { LastWritten } from "../model/fleet/last-written.ts";
import { carriesOwnKey, type LiveWebhook, lastKnownId, type UnreadIntegration } from "../model/fleet/live.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { isRetired } from "./build-removal.ts";

/** What somebody gave another name or version on the tenant, under the ones that it carries as our key: its identity. */
export interface Renamed extends Named {
  readonly found: readonly LiveWebhook[];
  /** What has the id that the record knows, and cannot be read; null where nothing is so. */
  readonly unread: UnreadIntegration | null;
}

/** What is known by its id alone. */
export interface Strays {
  readonly byId: ReadonlyMap<string, Named>;
  readonly unread: readonly { readonly subject: Named; readonly one: UnreadIntegration }[];
}

/**
 * What says no more which of ours it is, by our key or by its name, or cannot be read, is known by its id where a manifest
 * wants its name: made anew it would be there twice. Where nobody declares the name, it was let go of. `missing` is what
 * the list does not have under its name.
 */
export function findStrays(
  missing: ReadonlyMap<WebhookKey, LastWritten>,
  {
    desired,
    live,
    lastWritten,
    environment,
  }: Pick<PlanInput, "desired" | "live" | "lastWritten" | "environment">,
  renames: Renames,
): Strays {
  const wanted = new Set(desired.map(({ name }) => name));
  const byId = new Map(
    [...missing].flatMap(([key, { id }]) => {
      const subject = named(partsOf(key));
      const isWanted =
        wanted.has(goesOnAs(subject.name, renames)) && matchesAny(subject.name, environment.scope);
      return id === undefined || !isWanted ? [] : [[id, subject] as const];
    }),
  );
  const declared = new Set(desired.map(keyOf));
  const strays = live.webhooks.flatMap((one) => {
    const subject = byId.get(one.id);
    const isKnown = declared.has(keyOf(one)) || lastWritten.has(keyOf(one));
    return subject === undefined || isKnown || isOtherVersion(one, subject, renames)
      ? []
      : [[one.id, subject] as const];
  });
  const unread = live.unread.flatMap((one) => {
    const subject = one.id === null ? undefined : byId.get(one.id);
    return subject === undefined ? [] : [{ subject, one }];
  });
  return { byId: new Map(strays), unread };
}

/** With our key of that version: what replaces in place keeps the id. */
function isOtherVersion(live: LiveWebhook, { name }: Named, renames: Renames): boolean {
  return carriesOwnKey(live) && goesOnAs(live.name, renames) === goesOnAs(name, renames);
}

/** Out of service when it was last written: what it is now cannot be read. */
export function wasRetired(key: WebhookKey, input: PlanInput): boolean {
  const after = input.lastWritten.get(key)?.after;
  return after !== undefined && isRetired({ ...partsOf(key), status: after.status }, input);
}

/** What carries our key of a webhook that the record knows by another id, and what the tenant has under that now. */
export interface Copied extends Named {
  readonly found: readonly LiveWebhook[];
  readonly original: LiveWebhook | UnreadIntegration;
}

/**
 * As a Package brings them: a key that a version had before it was replaced in place comes back on another object.
 * `suspects` have another id than the record knows.
 */
export function copiesAmong(
  suspects: readonly LiveWebhook[],
  { live, lastWritten }: Pick<PlanInput, "live" | "lastWritten">,
): ReadonlyMap<WebhookKey, Copied> {
  const byId = new Map([...live.unread, ...live.webhooks].map((one) => [one.id, one]));
  const copies = new Map<WebhookKey, Copied>();
  for (const [key, found] of grouped(suspects.map((one) => [keyOf(one), one] as const))) {
    const original = byId.get(lastKnownId(lastWritten.get(key)) ?? null);
    // What has the key too is told as one of several.
    const isTwin = original !== undefined && "version" in original && keyOf(original) === key;
    if (original !== undefined && !isTwin) copies.set(key, { ...named(partsOf(key)), found, original });
  }
  return copies;
}
