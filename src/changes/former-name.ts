import { compareKeys, isToServe, keyOf, partsOf } from "../model/fleet/key.ts";
import { formerNamesIn, isSameAs, type LastWritten } from "../model/fleet/last-written.ts";
import { isOurs, type LiveWebhook, listedIds } from "../model/fleet/live.ts";
import { documentLocation, type Webhook } from "../model/fleet/webhook.ts";
import { type Entry, isLit, type RiskNote } from "../model/plan/change.ts";
import { sayCallersMove } from "../model/plan/moved-callers.ts";
import { idsBorneBy, type PlanInput } from "../model/plan/plan.ts";
import { blockedDocument } from "./blocks.ts";
import { goingOn, isRetired } from "./build-removal.ts";
import type { NameGroup } from "./fleet.ts";
import { againNotes, callerNotes, offNotes } from "./risk-notes.ts";

/**
 * What the record knows to have had this name, until it got another one in place, and what is to go on under no name: nothing
 * keeps it in service, as after the revert of a commit that renamed it. null where there is none.
 */
function bearerOf(name: string, input: PlanInput): LiveWebhook | null {
  const ids = idsBorneBy(name, input);
  if (ids.size === 0) return null;
  const kept = new Set([
    ...input.desired.flatMap((one) => (one.unadopt || isToServe(one) ? [one.name] : [])),
    ...input.desired.flatMap((one) => (one.unadopt ? [] : one.replaces)),
  ]);
  const bearers = input.live.webhooks.filter(
    (one) => ids.has(one.id) && one.name !== name && !kept.has(one.name),
  );
  return bearers.find((one) => isOurs(one, input.environment) && !isRetired(one, input)) ?? null;
}

/** What callers of a name that is made anew have to know, in addition to what is `said` already. */
export function withCallersOf(desired: Webhook, said: readonly RiskNote[], input: PlanInput): RiskNote[] {
  const notes = [...said, ...bearerNotes(desired, input)];
  const isSaid = sayCallersMove(notes.map(({ why }) => why));
  return isSaid || !isDeclaredAgain(desired, input) ? notes : [...notes, ...againNotes(desired)];
}

/** Made anew, it has another address than it had before. What takes over lets that go on until its sunset. */
function bearerNotes(desired: Webhook, input: PlanInput): RiskNote[] {
  const live = bearerOf(desired.name, input);
  if (live === null) return [];
  // Then nothing takes over.
  if (desired.status !== "active")
    return [
      ...offNotes(live),
      ...callerNotes([{ live: { ...live, status: "inactive" }, sunset: null }], desired.name),
    ];
  const isOff = input.desired.some(({ name, status }) => name === live.name && status === "inactive");
  const goesOn = isOff ? {} : goingOn(live, input);
  return callerNotes([{ live, sunset: null, ...goesOn }], desired.name);
}

/** No other version of its name is to stay active or stands above it. */
export function isHighestIdle(declared: Webhook, { desired }: NameGroup): boolean {
  return desired.every(
    ({ status, version, unadopt }) => unadopt || (status !== "active" && version <= declared.version),
  );
}

/** Whether it had an Endpoint that was deleted at its sunset or released, in whatever version, and has none in service. */
function isDeclaredAgain(desired: Webhook, { recorded, lastWritten, live, staying }: PlanInput): boolean {
  if (desired.endpoint === null || desired.status !== "active") return false;
  const names = new Set([desired.name, ...desired.replaces]);
  if ([...live.webhooks, ...staying].some((one) => names.has(one.name) && isLit(one))) return false;
  const ids = listedIds(live, staying);
  const versions = [...recorded].filter((key) => names.has(partsOf(key).name));
  return versions.some((key) => isForgotten(lastWritten.get(key), ids));
}

/** The record tells no more of it than that it was there, or that its Endpoint became another one, which is gone too. */
function isForgotten(written: LastWritten | undefined, ids: ReadonlySet<string | null>): boolean {
  if (written === undefined) return true;
  return written.wasActive && written.formerId !== undefined && !ids.has(written.formerId);
}

/** Made anew, it would have another address, or is not made at all, and the one that callers use would be switched off. */
export function nameGivenBack(desired: Webhook, input: PlanInput): Entry | null {
  const bearer = bearerOf(desired.name, input);
  if (bearer === null || input.allow.deprecate.has(keyOf(bearer))) return null;
  // Git itself says that it goes.
  if (input.desired.some(({ name }) => name === bearer.name)) return null;
  const [key, old] = [keyOf(desired), keyOf(bearer)];
  const { file, line } = documentLocation(desired);
  const isMade = desired.status !== "deprecated";
  const what = isMade ? "would be another one, with another address" : "is declared deprecated";
  const restore = `restore the manifest of ${old}; or pass --allow-deprecate ${old}: then callers`;
  return blockedDocument("replace", desired, null, {
    code: "downgrade",
    message: `${old} (id ${bearer.id}) is the Endpoint that was ${desired.name} before, and has no manifest: ${key} ${what}`,
    remedy: isMade
      ? `write \`replaces: ${bearer.name}\` in the manifest of ${key} (${file}:${line}) to give that one its name back, by one write; or ${restore} have to move`
      : `${restore} no longer reach anything`,
    because: [old],
  });
}

/**
 * What is declared active under the name that this one had before, or whose place it took: after the revert of a commit that
 * renamed it, that takes over. What delivers under that name already goes on beside it, unless the revert that has begun made
 * it deliver. Of several names that became one it is the one whose own object this is, or the first. null where there is none.
 */
export function formerNameBack(one: LiveWebhook, input: PlanInput): Webhook | null {
  const former = formerNamesIn(input.lastWritten).filter(
    ({ name, known }) => name !== one.name && isSameAs(one, known),
  );
  if (former.length === 0) return null;
  const coming = former.filter(({ isComing }) => isComing);
  const own = former.filter(({ known }) => known.formerId === one.id);
  const lit = new Set(input.live.webhooks.flatMap(({ name, status }) => (status === "active" ? [name] : [])));
  const declared = input.desired.filter(isToServe).toSorted(compareKeys);
  const taking = [...coming, ...own, ...former].filter(({ name, isComing }) => isComing || !lit.has(name));
  return taking.flatMap(({ name }) => declared.findLast((two) => two.name === name) ?? []).at(0) ?? null;
}
