import { isToServe, keyOf, type Renames, type WebhookKey } from "../model/fleet/key.ts";
import { carriesOwnKey, isOurs, type LiveWebhook } from "../model/fleet/live.ts";
import { placeOf, type Webhook } from "../model/fleet/webhook.ts";
import { changeEntry, type Entry, type Reason, replacedBy, unchangedEntry } from "../model/plan/change.ts";
import type { PlanInput, ProposedChanges } from "../model/plan/plan.ts";
import { notOurs, unadoptChange } from "./adoption.ts";
import { ambiguous, blockKept, downgrade, heirInactive, notInParallel } from "./blocks.ts";
import { createChange, replaceChange, updateOrUnchanged } from "./build-change.ts";
import { inPlacePredecessor, replaceInPlace } from "./build-in-place.ts";
import { deprecateChange, isRetired, isUnrecordedInactive } from "./build-removal.ts";
import { compareFields } from "./fields.ts";
import { matchFleet, type NameGroup } from "./fleet.ts";
import { formerNameBack, isHighestIdle, nameGivenBack } from "./former-name.ts";
import { placedElsewhere, withGone } from "./place.ts";
import { retire } from "./retirement.ts";
import { withRunway, withStrangers } from "./risk.ts";
import {
  adoptionObstacle,
  classifyMistaken,
  mistaken,
  otherVersion,
  sayingOf,
  successorTo,
  takeoverObstacle,
  twinObstacle,
  unreleased,
} from "./takeover.ts";

/** Decides about every version of one name. */
function classifyName(group: NameGroup, input: PlanInput): Entry[] {
  const lead = group.desired.findLast(isToServe);
  const declared = group.desired.map((desired) =>
    desired.unadopt
      ? classifyUnadopted(desired, group, input)
      : classifyDeclared(desired, desired === lead, group, input),
  );
  const covered = new Set(declared.flatMap(takenOver));
  const leadEntry = lead === undefined ? undefined : declared[group.desired.indexOf(lead)];
  const keys = group.undeclared.map(keyOf);
  const undeclared = group.undeclared
    .filter((live, at) => !covered.has(keyOf(live)) && keys.indexOf(keyOf(live)) === at)
    .map((live) => classifyUndeclared(live, { lead, leadEntry }, group, input));
  return [...declared, ...undeclared, ...(hasMistaken(group) ? classifyMistaken(group, input) : [])];
}

function hasMistaken({ renamed, copied }: NameGroup): boolean {
  return renamed.length + copied.length > 0;
}

function takenOver(entry: Entry): WebhookKey[] {
  const isReplaced = entry.kind === "change" && entry.change.action === "replace";
  return isReplaced ? replacedBy(entry.change).map(keyOf) : [];
}

/** A manifest that only says to let go. It is a tombstone until somebody removes it. */
function classifyUnadopted(desired: Webhook, group: NameGroup, input: PlanInput): Entry {
  const key = keyOf(desired);
  const found = group.live.get(key) ?? [];
  const obstacle = hasMistaken(group) ? mistaken(desired, group, input) : null;
  if (obstacle !== null) return obstacle;
  const [ours, second] = found.filter(carriesOwnKey);
  if (second !== undefined) return ambiguous(desired, found, desired, input);
  if (ours !== undefined) return changeEntry(unadoptChange(desired, ours, input));
  const other = otherVersion(desired, group, input);
  if (other !== null) return other;
  const place = placeOf(desired, "unadopt", input);
  const isClaimed = input.environment.ownership === "scope" && found.length > 0;
  const note = isClaimed
    ? `released; keep its manifest (${place}) until scope.names leaves ${desired.name} out`
    : `released; its manifest can be removed (${place})`;
  return unchangedEntry(key, found[0] ?? null, [note]);
}

/** The rows of the lifecycle that have a manifest. */
function classifyDeclared(desired: Webhook, isLead: boolean, group: NameGroup, input: PlanInput): Entry {
  const key = keyOf(desired);
  const found = group.live.get(key) ?? [];
  const [live] = found;
  const obstacle = hasMistaken(group) ? mistaken(desired, group, input) : null;
  if (obstacle !== null) return obstacle;
  if (found.length > 1) return ambiguous(desired, found, desired, input);
  const misplaced = live?.endpoint ? placedElsewhere(desired, live, input) : null;
  if (misplaced !== null) return misplaced;
  if (live !== undefined && !isOurs(live, input.environment)) {
    return adoptionObstacle(desired, live, group, input) ?? notOurs(desired, live, group, input);
  }
  switch (desired.status) {
    case "active":
      return classifyActive({ desired, isLead }, live ?? null, group, input);
    case "inactive":
      return classifyInactive(desired, live ?? null, group, input);
    case "deprecated":
      return classifyDeprecated(desired, live ?? null, group, input);
  }
}

/** It supersedes nothing; but where a version takes over in place, and none is to stay active, one live object has the name. */
function classifyInactive(
  desired: Webhook,
  live: LiveWebhook | null,
  group: NameGroup,
  input: PlanInput,
): Entry {
  if (live !== null) return updateOrUnchanged(desired, live, input);
  const isHighest = isHighestIdle(desired, group);
  const old = isHighest ? inPlacePredecessor(desired, group, input) : null;
  const isMeant = old !== null && mayTakeOver(desired, old, input);
  const back = isHighest ? nameGivenBack(desired, input) : null;
  const obstacle = isMeant ? twinObstacle(desired, live, group, input) : back;
  if (obstacle !== null) return obstacle;
  return changeEntry(
    isMeant ? replaceInPlace(desired, old, input) : createChange(desired, formerOf(group), input),
  );
}

/** A lower version only where the way back is allowed, and another name only where nothing is served. */
function mayTakeOver({ name, version }: Webhook, old: LiveWebhook, { allow }: PlanInput): boolean {
  if (old.name !== name) return old.status !== "active";
  return old.version < version || allow.downgrade.has(name);
}

function classifyActive(
  { desired, isLead }: { readonly desired: Webhook; readonly isLead: boolean },
  live: LiveWebhook | null,
  group: NameGroup,
  input: PlanInput,
): Entry {
  const undeclared = group.undeclared.filter((old) => !isRetired(old, input));
  const inService = undeclared.filter((old) => !isUnrecordedInactive(old, input));
  const higher = undeclared.filter(
    (old) => old.name === desired.name && old.version > desired.version && isInTheWay(old, live, input),
  );
  if (isLead && higher.length > 0 && !input.allow.downgrade.has(group.name)) {
    return downgrade(desired, live, higher);
  }
  const obstacle =
    live?.status === "active" ? null : takeoverObstacle({ desired, isLead }, live, group, input);
  if (obstacle !== null) return obstacle;
  const old = isLead && live === null ? inPlacePredecessor(desired, group, input) : null;
  if (old !== null) return changeEntry(replaceInPlace(desired, old, input));
  const takesOver = isLead && live?.status !== "active" && inService.length > 0;
  const kept = takesOver && live !== null ? compareFields(desired, live, input).kept : [];
  if (live !== null && kept.length > 0) return blockKept(desired, live, kept);
  if (takesOver) return takeOver(desired, live, inService, input);
  return live === null
    ? changeEntry(createChange(desired, formerOf(group), input))
    : updateOrUnchanged(desired, live, input);
}

function formerOf({ gone, desired, live }: NameGroup) {
  const beside = desired.flatMap((one) => (one.status === "deprecated" ? (live.get(keyOf(one)) ?? []) : []));
  return { gone, beside: beside.filter(({ status }) => status === "active") };
}

/** Not in parallel where the tenant turned out to be none for it; a new place needs a second Endpoint all the same. */
function takeOver(
  desired: Webhook,
  live: LiveWebhook | null,
  inService: readonly LiveWebhook[],
  input: PlanInput,
): Entry {
  const { replace } = desired.endpoint ?? {};
  const isRefused = replace === "parallel" && !input.environment.traits.replace.includes(replace);
  return isRefused
    ? notInParallel(desired, live, placeOf(desired, "replace", input))
    : changeEntry(replaceChange(desired, live, inService, input));
}

/**
 * A higher version that delivers, or perhaps did before somebody switched it off. One that never went live was held, and
 * where the declared version delivers, nothing changes hands: then the way back is free.
 */
function isInTheWay(higher: LiveWebhook, live: LiveWebhook | null, { lastWritten }: PlanInput): boolean {
  if (higher.status === "active") return true;
  return live?.status !== "active" && lastWritten.get(keyOf(higher))?.wasActive !== false;
}

function classifyDeprecated(
  desired: Webhook,
  live: LiveWebhook | null,
  group: NameGroup,
  input: PlanInput,
): Entry {
  const heir = group.desired.findLast((one) => isToServe(one) && one.endpoint?.replace === "in-place");
  if (live === null) {
    const back = isHighestIdle(desired, group) ? nameGivenBack(desired, input) : null;
    if (back !== null) return back;
    const note =
      heir === undefined ? "deprecated, and not on the tenant" : `superseded in place by ${keyOf(heir)}`;
    return unchangedEntry(keyOf(desired), null, [note]);
  }
  if (isRetired(live, input)) return retire(live, desired, input);
  if (heir !== undefined && inPlacePredecessor(heir, group, input) === live)
    return unchangedEntry(keyOf(desired), live, [`to be superseded in place by ${keyOf(heir)}`]);
  // Operators who say that the tenant has the status are believed; otherwise inactive may be all that it can show of it.
  if (isUnrecordedInactive(live, input) && input.environment.saysDeprecatedStatus !== true) {
    return retire(live, { ...desired, status: live.status }, input);
  }
  const successor = successorTo(desired, group, input) ?? formerNameBack(live, input);
  const reason = { kind: "declared-deprecated" } as const;
  return changeEntry(deprecateChange(live, desired, { reason, successor }, input));
}

/** The version that is to stay active, and what becomes of it. */
interface Leading {
  readonly lead: Webhook | undefined;
  readonly leadEntry: Entry | undefined;
}

/** The rows of the lifecycle that have no manifest. All of them are ours. */
function classifyUndeclared(
  live: LiveWebhook,
  { lead, leadEntry }: Leading,
  group: NameGroup,
  input: PlanInput,
): Entry {
  const found = group.live.get(keyOf(live)) ?? [];
  if (found.length > 1) return ambiguous(live, found, null, input);
  if (isRetired(live, input) || isUnrecordedInactive(live, input)) return retire(live, null, input);
  const [taking] = group.desired;
  const isGivenUp =
    live.name !== group.name && live.status === "active" && !input.allow.deprecate.has(keyOf(live));
  if (lead === undefined && taking !== undefined && isGivenUp)
    return heirInactive(live, taking, placeOf(sayingOf(live.name, taking, group), "replaces", input));
  if (lead === undefined) {
    const other = unreleased(group, input)?.desired;
    if (other?.name === live.name) return keptWhileBlocked(live, other);
  }
  // A name that is live never goes dark: what a version is to take over from stays until that version is active.
  if (lead !== undefined && leadEntry?.kind === "blocked") return keptWhileBlocked(live, lead);
  const successor = lead ?? group.heir ?? formerNameBack(live, input);
  const reason: Reason =
    successor === null ? { kind: "removed-from-git" } : { kind: "superseded", by: keyOf(successor) };
  return changeEntry(deprecateChange(live, null, { reason, successor }, input));
}

function keptWhileBlocked(live: LiveWebhook, blocked: Webhook): Entry {
  return unchangedEntry(keyOf(live), live, [`kept while ${keyOf(blocked)} is blocked`]);
}

/** Compares what is declared with what is live, name by name. */
export function proposeChanges(input: PlanInput, renames: Renames): ProposedChanges {
  const { groups, ...fleet } = matchFleet(input, renames);
  const entries = groups.flatMap((group) => classifyName(group, input));
  const told = input.environment.traits.carries.placement ? withGone(entries, input) : entries;
  return { ...fleet, entries: withStrangers(withRunway(told, input), input) };
}
