import { matchesAny } from "../base/glob.ts";
import { grouped } from "../base/text.ts";
import {
  compareKeys,
  goesOnAs,
  isDeclarableName,
  isToServe,
  keyOf,
  type NameAndVersion,
  named,
  parseIdempotencyKey,
  partsOf,
  type Renames,
  type WebhookKey,
} from "../model/fleet/key.ts";
import type { LastWritten } from "../model/fleet/last-written.ts";
import { carriesOwnKey, isNamedAsMark, isOurs, type LiveWebhook, listedIds } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { PlanInput, ProposedChanges } from "../model/plan/plan.ts";
import { isRetired } from "./build-removal.ts";
import { hasOtherId } from "./recorded-facts.ts";
import { type Copied, copiesAmong, findStrays, type Renamed, type Strays, wasRetired } from "./strays.ts";

/** Both sides of one webhook name, matched by version. */
export interface NameGroup {
  readonly name: string;
  /** By version, ascending. */
  readonly desired: readonly Webhook[];
  /** What is declared active under the name that takes the place of this one; null where none does. */
  readonly heir: Webhook | null;
  /** Everything live by its key, ours or not, whatever its name. */
  readonly live: ReadonlyMap<WebhookKey, readonly LiveWebhook[]>;
  /** Ours and without a manifest, of the name and of those that it replaces: these first, then by version, ascending. */
  readonly undeclared: readonly LiveWebhook[];
  /** Active under a name that this one replaces, and somebody else's. */
  readonly foreign: readonly LiveWebhook[];
  /** What the record or its display name knows, and nobody declares, active and without any key: somebody took it off, or the tenant keeps none. */
  readonly keyless: readonly LiveWebhook[];
  /** What carries the key of a version of this name, or has its id, under another name or version. */
  readonly renamed: readonly Renamed[];
  /** What carries the key of a version of this name, and is another object than the record knows by it. */
  readonly copied: readonly Copied[];
  /** Active when it was last written, and deleted since: the tenant has nothing with its id. */
  readonly gone: readonly LastWritten[];
}

interface MatchedFleet extends Omit<ProposedChanges, "entries"> {
  readonly groups: readonly NameGroup[];
}

/** Brings the declared and the live webhooks together by name. What was renamed in Git is found under its new name. */
export function matchFleet(input: PlanInput, renames: Renames): MatchedFleet {
  const renamed = renamedByHand(input, renames);
  const elsewhere = new Set([...renamed.values()].flatMap(({ found }) => found));
  const copied = copiesIn(input);
  const { ours, undeclared, unmanaged, live } = sortLive(input, elsewhere, copied);
  const renamedByName = byHeir(renamed.values(), renames);
  const copiedByName = byHeir(copied.values(), renames);
  const undeclaredByName = byNewName(undeclared, renames);
  const desiredByName = byName(input.desired);
  const keyless = unmanaged.filter((webhook) => isKeyless(webhook, input));
  const keylessByName = byNewName(keyless, renames);
  const foreignByName = byNewName(
    unmanaged.filter((one) => renames.has(one.name) && isOthers(one) && !keyless.includes(one)),
    renames,
  );
  const goneByName = goneFrom(input, renames);
  // What is ours and declared has its name among the declared ones.
  const names = new Set(
    [desiredByName, renamedByName, copiedByName, undeclaredByName].flatMap((one) => [...one.keys()]),
  );
  const groups = [...names].sort().map((name) => ({
    name,
    desired: desiredByName.get(name) ?? [],
    heir: heirOf(name, renames, desiredByName),
    live,
    undeclared: undeclaredByName.get(name) ?? [],
    foreign: foreignByName.get(name) ?? [],
    keyless: keylessByName.get(name) ?? [],
    renamed: renamedByName.get(name) ?? [],
    copied: copiedByName.get(name) ?? [],
    gone: goneByName.get(name) ?? [],
  }));
  return {
    groups,
    ours,
    managed: ours.length + elsewhere.size,
    inUse: ours.filter((one) => one.status === "active" || !isRetired(one, input)).length + elsewhere.size,
    unmanaged: unmanaged.sort(compareKeys),
  };
}

/** Looked for only where something has another id than the record knows. */
function copiesIn(input: PlanInput): ReadonlyMap<WebhookKey, Copied> {
  const suspects = input.live.webhooks.filter(
    (one) => carriesOwnKey(one) && isOurs(one, input.environment) && hasOtherId(one, input.lastWritten),
  );
  return suspects.length === 0 ? NO_COPIES : copiesAmong(suspects, input);
}

const NO_COPIES: ReadonlyMap<WebhookKey, Copied> = new Map();

/** Under the name that each goes on with. */
function byHeir<T extends NameAndVersion>(found: Iterable<T>, renames: Renames) {
  return grouped([...found].map((one) => [goesOnAs(one.name, renames), one] as const));
}

/** What is live by whose it is, `elsewhere` left aside: looked at once, for a fleet has thousands. */
function sortLive(
  { desired, live, environment }: PlanInput,
  elsewhere: ReadonlySet<LiveWebhook>,
  copied: ReadonlyMap<WebhookKey, Copied>,
) {
  const declared = new Set(desired.map(keyOf));
  const ours: LiveWebhook[] = [];
  const undeclared: LiveWebhook[] = [];
  const unmanaged: LiveWebhook[] = [];
  const keyed = live.webhooks.map((webhook) => {
    const key = keyOf(webhook);
    if (elsewhere.has(webhook)) return [key, webhook] as const;
    const isDeclared = declared.has(key);
    if (isOurs(webhook, environment)) {
      ours.push(webhook);
      if (!isDeclared && !copied.has(key)) undeclared.push(webhook);
    } else if (!isDeclared) unmanaged.push(webhook);
    return [key, webhook] as const;
  });
  return { ours, undeclared, unmanaged, live: grouped(keyed) };
}

/** In service. What has no version is known by its name for people alone, and is nobody's former webhook. */
function isOthers({ status, version }: LiveWebhook): boolean {
  return status === "active" && version > 0;
}

function heirOf(
  name: string,
  renames: Renames,
  desired: ReadonlyMap<string, readonly Webhook[]>,
): Webhook | null {
  const taking = desired.get(renames.get(name) ?? "") ?? [];
  return taking.findLast(isToServe) ?? null;
}

/** Under the name that each goes on with: what it had before comes first, then by version, ascending. */
function byNewName(
  webhooks: readonly LiveWebhook[],
  renames: Renames,
): ReadonlyMap<string, readonly LiveWebhook[]> {
  if (renames.size === 0) return byName(webhooks);
  const isOld = ({ name }: LiveWebhook) => renames.has(name);
  const sorted = webhooks.toSorted((a, b) => Number(isOld(b)) - Number(isOld(a)) || compareKeys(a, b));
  return grouped(sorted.map((webhook) => [goesOnAs(webhook.name, renames), webhook] as const));
}

/** By version, ascending, within each name. */
function byName<W extends NameAndVersion>(webhooks: readonly W[]): ReadonlyMap<string, readonly W[]> {
  return grouped(webhooks.toSorted(compareKeys).map((webhook) => [webhook.name, webhook] as const));
}

type Sides = Pick<PlanInput, "desired" | "live" | "lastWritten" | "environment">;

/**
 * Ours is what a manifest declares, or, where neither name has a manifest, what the record knows: another tool may make
 * keys of the same form. What carries the key of a webhook that is still there is a copy, and somebody else's, unless it
 * has the id of another one.
 */
function renamedByHand(sides: Sides, renames: Renames): ReadonlyMap<WebhookKey, Renamed> {
  const { desired, live, lastWritten, environment } = sides;
  const strays = straysIn(sides, renames);
  const suspects = live.webhooks.flatMap((one) => {
    const carried = carriesOwnKey(one) ? null : carriedBy(one);
    const known = [carried, strays.byId.get(one.id) ?? null].filter((name) => name !== null);
    return known.length === 0 ? [] : [{ subjects: known.map(named), one }];
  });
  if (suspects.length === 0 && strays.unread.length === 0) return new Map();
  const declared = new Set(desired.map(keyOf));
  const originals = new Set(live.webhooks.filter(carriesOwnKey).map(keyOf));
  const carried = suspects.flatMap(({ subjects, one }) => {
    const isOurs = (key: WebhookKey) =>
      declared.has(key) || (lastWritten.has(key) && !declared.has(keyOf(one)));
    const subject = subjects.find(
      ({ key, name }) => matchesAny(name, environment.scope) && isOurs(key) && !originals.has(key),
    );
    return subject === undefined ? [] : [{ subject, one }];
  });
  const found = grouped(carried.map(({ subject, one }) => [subject.key, one] as const));
  const unread = new Map(strays.unread.map(({ subject, one }) => [subject.key, one]));
  return new Map(
    [...carried, ...strays.unread].map(({ subject }) => [
      subject.key,
      { ...subject, found: found.get(subject.key) ?? [], unread: unread.get(subject.key) ?? null },
    ]),
  );
}

const NO_STRAYS: Strays = { byId: new Map(), unread: [] };

/** Only what the list does not have under its name can be one. */
function straysIn(sides: Sides, renames: Renames): Strays {
  const { live, lastWritten } = sides;
  if (lastWritten.size === 0) return NO_STRAYS;
  const there = new Set<string>(live.webhooks.map(keyOf));
  const missing = [...lastWritten].filter(([key, { id }]) => id !== undefined && !there.has(key));
  return missing.length === 0 ? NO_STRAYS : findStrays(new Map(missing), sides, renames);
}

/** By the name that it goes on with, what callers had an address of, and the tenant has no more. */
function goneFrom(
  { live, staying, lastWritten }: Sides & Pick<PlanInput, "staying">,
  renames: Renames,
): ReadonlyMap<string, readonly LastWritten[]> {
  const ids = listedIds(live, staying);
  const gone = [...lastWritten].filter(
    ([, { id, after }]) =>
      id !== undefined && !ids.has(id) && after.endpoint !== undefined && after.status === "active",
  );
  return grouped(gone.map(([key, written]) => [goesOnAs(partsOf(key).name, renames), written] as const));
}

/** The webhook whose key it carries; null where that is no key of ours. */
function carriedBy({ idempotencyKey }: LiveWebhook): NameAndVersion | null {
  const carried = parseIdempotencyKey(idempotencyKey);
  return carried !== undefined && isDeclarableName(carried.name) ? carried : null;
}

/**
 * What the record knows, or a display name says, as active as it was, without our key. One that carries another key, and
 * has not the id that the record knows, is somebody else's.
 */
function isKeyless(live: LiveWebhook, { environment, lastWritten }: PlanInput): boolean {
  if (environment.ownership !== "key" || live.status !== "active") return false;
  const known = lastWritten.get(keyOf(live));
  if (live.idempotencyKey === null) return known !== undefined || isNamedAsMark(live);
  return known?.id === live.id;
}

/** What stands under a name that somebody gave it by hand, or cannot be read, is in no manifest, and is not retired. */
export function lostFrom({ desired, renamed }: NameGroup, input: PlanInput): Renamed[] {
  return renamed.filter(
    ({ key, found, unread }) =>
      !desired.some((webhook) => keyOf(webhook) === key) &&
      (found.some((live) => !isRetired(live, input)) || (unread !== null && !wasRetired(key, input))),
  );
}
