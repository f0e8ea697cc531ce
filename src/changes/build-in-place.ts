import { keyOf, named } from "../model/fleet/key.ts";
import { isOurs, type LiveWebhook } from "../model/fleet/live.ts";
import { documentLocation, type Webhook } from "../model/fleet/webhook.ts";
import { type ReplaceInPlace, raised } from "../model/plan/change.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { snapshotOf, snapshotOfLive, wireStatus } from "../model/plan/redacted-snapshot.ts";
import { againstPredecessor, takeoverReason } from "./build-change.ts";
import { isRetired } from "./build-removal.ts";
import { declaredPart, fingerprintOf, probePart, UNORDERED } from "./fields.ts";
import type { NameGroup } from "./fleet.ts";
import { isSamePlace } from "./place.ts";
import { plainHeadersOf } from "./recorded-facts.ts";
import { inPlaceRisk, renamedNotes } from "./risk-notes.ts";

/** The new version is one write to the live object of the old one: its name never goes dark, and callers notice nothing. */
export function replaceInPlace(desired: Webhook, old: LiveWebhook, input: PlanInput): ReplaceInPlace {
  const gated = desired.status === "active";
  const difference = againstPredecessor(desired, old, input);
  const probe = probePart(desired, gated, input.environment);
  const { plainHeaders } = input.environment.policy;
  const isLast = !input.heirs.has(keyOf(desired));
  return {
    action: "replace",
    ...UNORDERED,
    ...named(desired),
    inPlaceOf: keyOf(old),
    reason: takeoverReason(desired, [old], false),
    risk: raised(inPlaceRisk(old, difference.fields, probe, isLast), renamedNotes(desired, [old])),
    unverified: difference.unverified,
    location: documentLocation(desired),
    fields: difference.fields,
    fingerprint: fingerprintOf([old], plainHeaders),
    before: snapshotOfLive(old, plainHeadersOf(old, input)),
    after: snapshotOf(desired, wireStatus(desired.status, input.environment)),
    superseded: [],
    declared: declaredPart(desired),
    probe,
    gated,
    desired,
    live: old,
  };
}

/**
 * The live object that becomes the declared version, where that takes over in place; null where it does not: it is there
 * already, nothing of its name is, or the tenant can change no object into it.
 */
export function inPlacePredecessor(desired: Webhook, group: NameGroup, input: PlanInput): LiveWebhook | null {
  const { endpoint } = desired;
  if (endpoint?.replace !== "in-place" || (group.live.get(keyOf(desired)) ?? []).length > 0) return null;
  const candidates = [...group.undeclared, ...letGoOf(group, input)].filter(
    (old) => !isRetired(old, input) && isSamePlace(desired, old),
  );
  const inService = candidates.filter(({ status }) => status === "active");
  return newest(inService, desired) ?? newest(candidates, desired) ?? null;
}

/** Versions whose manifest says that they go. */
function letGoOf({ desired, live, copied }: NameGroup, { environment }: PlanInput): readonly LiveWebhook[] {
  const copies = new Set(copied.map(({ key }) => key));
  return desired
    .filter(({ status, unadopt }) => status === "deprecated" && !unadopt)
    .flatMap((webhook) => (copies.has(keyOf(webhook)) ? [] : (live.get(keyOf(webhook)) ?? [])))
    .filter((one) => isOurs(one, environment));
}

/** Of its own name, where there is any; else of one that it replaces. */
function newest(webhooks: readonly LiveWebhook[], { name }: Webhook): LiveWebhook | undefined {
  const isOwn = (one: LiveWebhook) => one.name === name;
  return webhooks.toSorted((a, b) => Number(isOwn(a)) - Number(isOwn(b)) || a.version - b.version).at(-1);
}
