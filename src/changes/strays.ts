import { matchesAny } from "../base/glob.ts";
import { enumerate, grouped } from "../base/text.ts";
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
import { carriesOwnKey, isOurs, type LiveWebhook, type UnreadIntegration } from "../model/fleet/live.ts";
import type { Change, Entry } from "../model/plan/change.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { isRetired } from "./build-removal.ts";
import { type RiskNote, raised } from "./risk.ts";

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

/** As a Package brings them: a key that a version had before it was replaced in place comes back on another object. */
export function copiesIn({
  live,
  lastWritten,
  environment,
}: Pick<PlanInput, "live" | "lastWritten" | "environment">): ReadonlyMap<WebhookKey, Copied> {
  const suspects = live.webhooks.filter(
    (one) => carriesOwnKey(one) && isOurs(one, environment) && isOtherId(one, lastWritten),
  );
  if (suspects.length === 0) return new Map();
  const byId = new Map([...live.unread, ...live.webhooks].map((one) => [one.id, one]));
  const copies = new Map<WebhookKey, Copied>();
  for (const [key, found] of grouped(suspects.map((one) => [keyOf(one), one] as const))) {
    const original = byId.get(recordedId(key, lastWritten) ?? null);
    // What has the key too is told as one of several.
    const isTwin = original !== undefined && "version" in original && keyOf(original) === key;
    if (original !== undefined && !isTwin) copies.set(key, { ...named(partsOf(key)), found, original });
  }
  return copies;
}

function recordedId(key: WebhookKey, lastWritten: PlanInput["lastWritten"]): string | undefined {
  const known = lastWritten.get(key);
  return known?.id ?? known?.formerId;
}

function isOtherId(live: LiveWebhook, lastWritten: PlanInput["lastWritten"]): boolean {
  const known = recordedId(keyOf(live), lastWritten);
  return known !== undefined && known !== live.id;
}

/** The changes of what carries our mark and is not in the record: somebody else may manage it, with a mark that is the same. */
export function withStrangers(entries: readonly Entry[], { lastWritten }: PlanInput): Entry[] {
  if (lastWritten.size === 0) return [...entries];
  return entries.map((entry) => {
    if (entry.kind !== "change") return entry;
    const { change } = entry;
    const marked = writtenOver(change).filter(carriesOwnKey);
    const notes = [
      ...strangeNote(
        marked.filter((live) => !lastWritten.has(keyOf(live))),
        "is not in this environment's record: perhaps another environment or repository manages it",
      ),
      ...strangeNote(
        marked.filter((live) => isOtherId(live, lastWritten)),
        "has another id in this environment's record: perhaps it is somebody's copy of what is gone",
      ),
    ];
    return notes.length === 0 ? entry : { ...entry, change: { ...change, risk: raised(change.risk, notes) } };
  });
}

function strangeNote(strangers: readonly LiveWebhook[], what: string): RiskNote[] {
  return strangers.length === 0
    ? []
    : [{ level: "medium", why: `${enumerate(strangers.map(keyOf), "and")} ${what}` }];
}

/** What is ours so far, and changed or taken away. */
function writtenOver(change: Change): readonly LiveWebhook[] {
  switch (change.action) {
    case "create":
    case "adopt":
    case "unadopt":
      return [];
    case "update":
    case "deprecate":
    case "delete":
      return [change.live];
    case "replace":
      return [...(change.live === null ? [] : [change.live]), ...change.superseded.map(({ live }) => live)];
  }
}
