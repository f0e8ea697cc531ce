import { utcDay } from "../base/time.ts";
import { idempotencyKeyOf, keyOf, named, type WebhookKey } from "../model/key.ts";
import { isOurs, type LiveWebhook } from "../model/live.ts";
import { describeDeviations } from "../model/snapshot.ts";
import type { Webhook } from "../model/webhook.ts";
import {
  ambiguous,
  blockKept,
  clockSkewed,
  downgrade,
  renamed,
  succeedsKeyless,
  succeedsRenamed,
  sunsetAhead,
} from "./blocks.ts";
import { adoptChange, createChange, replaceChange, unadoptChange, updateChange } from "./build-change.ts";
import {
  deleteChange,
  deprecateChange,
  isRetired,
  isUnrecordedInactive,
  passedNote,
  retiredNote,
} from "./build-removal.ts";
import { documentLocation } from "./change-parts.ts";
import { blockedEntry, describeSkew, type Entry, type PlanInput, unchangedEntry } from "./entry.ts";
import { compareFields } from "./fields.ts";
import type { NameGroup, Renamed } from "./fleet.ts";
import { recordedSunset } from "./recorded-facts.ts";

/** Decides about every version of one name. */
export function classifyName(group: NameGroup, input: PlanInput): Entry[] {
  const kept = group.desired.filter(({ unadopt }) => !unadopt);
  const lead = kept.findLast(({ status }) => status === "active");
  const declared = group.desired.map((desired) =>
    desired.unadopt
      ? classifyUnadopted(desired, group, input)
      : classifyDeclared(desired, desired === lead, group, input),
  );
  const covered = new Set(declared.flatMap(supersededBy));
  const leadEntry = lead === undefined ? undefined : declared[group.desired.indexOf(lead)];
  const undeclared = group.undeclared
    .filter((live) => !covered.has(keyOf(live)))
    .map((live) => classifyUndeclared(live, lead, leadEntry, group, input));
  return [...declared, ...undeclared, ...classifyRenamed(group, input)];
}

/** Without a manifest of their own. What is retired stays as it is, whatever its name. */
function classifyRenamed(group: NameGroup, input: PlanInput): Entry[] {
  return lostFrom(group, input).map((lost) => renamed(lost, null));
}

function lostFrom({ desired, renamed }: NameGroup, input: PlanInput): Renamed[] {
  return renamed.filter(
    ({ key, found }) =>
      !desired.some((webhook) => keyOf(webhook) === key) && found.some((live) => !isRetired(live, input)),
  );
}

function renamedFrom(key: WebhookKey, { renamed }: NameGroup): Renamed | undefined {
  return renamed.find((one) => one.key === key);
}

function supersededBy(entry: Entry): WebhookKey[] {
  const replaces = entry.kind === "change" && entry.change.action === "replace";
  return replaces ? entry.change.superseded.map(({ key }) => key) : [];
}

/** A manifest that only says to let go. It is a tombstone until somebody removes it. */
function classifyUnadopted(desired: Webhook, group: NameGroup, input: PlanInput): Entry {
  const key = keyOf(desired);
  const found = group.live.get(key) ?? [];
  const elsewhere = renamedFrom(key, group);
  if (elsewhere !== undefined) return renamed(elsewhere, desired);
  const [ours, second] = found.filter(({ idempotencyKey }) => idempotencyKey === idempotencyKeyOf(desired));
  if (second !== undefined) return ambiguous(desired, found, desired);
  if (ours !== undefined) return change(unadoptChange(desired, ours, input));
  const place = placeOf(desired, "unadopt", input);
  const isClaimed = input.environment.ownership === "scope" && found.length > 0;
  const note = isClaimed
    ? `let go of; keep its manifest (${place}) until scope.names leaves ${desired.name} out`
    : `let go of; its manifest can be removed (${place})`;
  return unchangedEntry(key, found[0] ?? null, [note]);
}

/** The rows of the lifecycle that have a manifest. */
function classifyDeclared(desired: Webhook, isLead: boolean, group: NameGroup, input: PlanInput): Entry {
  const key = keyOf(desired);
  const found = group.live.get(key) ?? [];
  const [live] = found;
  const elsewhere = renamedFrom(key, group);
  if (elsewhere !== undefined) return renamed(elsewhere, desired);
  if (found.length > 1) return ambiguous(desired, found, desired);
  if (live !== undefined && !isOurs(live, input.environment)) return notOurs(desired, live, input);
  switch (desired.status) {
    case "active":
      return classifyActive(desired, live ?? null, isLead, group, input);
    case "inactive":
      return live === undefined
        ? change(createChange(desired, input))
        : updateOrUnchanged(desired, live, input);
    case "deprecated":
      return classifyDeprecated(desired, live ?? null, group, input);
  }
}

function classifyActive(
  desired: Webhook,
  live: LiveWebhook | null,
  isLead: boolean,
  group: NameGroup,
  input: PlanInput,
): Entry {
  const undeclared = group.undeclared.filter((old) => !isRetired(old, input));
  const inService = undeclared.filter((old) => !isUnrecordedInactive(old, input));
  const higher = undeclared.filter((old) => old.version > desired.version && isInTheWay(old, live, input));
  if (isLead && higher.length > 0 && !input.allow.downgrade.has(group.name)) {
    return downgrade(desired, live, higher);
  }
  const lost = lostFrom(group, input);
  if (isLead && live?.status !== "active" && lost.length > 0)
    return succeedsRenamed(
      desired,
      live,
      lost.map(({ key }) => key),
    );
  if (isLead && live?.status !== "active" && group.keyless.length > 0)
    return succeedsKeyless(desired, live, group.keyless);
  const takesOver = isLead && live?.status !== "active" && inService.length > 0;
  const kept = takesOver && live !== null ? compareFields(desired, live, input).kept : [];
  if (live !== null && kept.length > 0) return blockKept(desired, live, kept);
  if (takesOver) return change(replaceChange(desired, live, inService, input));
  return live === null ? change(createChange(desired, input)) : updateOrUnchanged(desired, live, input);
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
  if (live === null) return unchangedEntry(keyOf(desired), null, ["deprecated, and not on the tenant"]);
  if (isRetired(live, input)) return retire(live, desired, input);
  // Operators who say that the tenant has the status are believed; otherwise inactive may be all that it can show of it.
  if (isUnrecordedInactive(live, input) && input.environment.saysDeprecatedStatus !== true) {
    return retire(live, { ...desired, status: live.status }, input);
  }
  const successor = group.desired.findLast(({ status, unadopt }) => status === "active" && !unadopt);
  const reason = { kind: "declared-deprecated" } as const;
  return change(deprecateChange(live, desired, reason, successor ?? null, input));
}

/** The rows of the lifecycle that have no manifest. All of them are ours. */
function classifyUndeclared(
  live: LiveWebhook,
  lead: Webhook | undefined,
  leadEntry: Entry | undefined,
  group: NameGroup,
  input: PlanInput,
): Entry {
  const found = group.live.get(keyOf(live)) ?? [];
  if (found.length > 1) return ambiguous(live, found, null);
  if (isRetired(live, input) || isUnrecordedInactive(live, input)) return retire(live, null, input);
  if (lead === undefined) {
    return change(deprecateChange(live, null, { kind: "removed-from-git" }, null, input));
  }
  // A name that is live never goes dark: what a version is to take over from stays until that version is active.
  if (leadEntry?.kind === "blocked") {
    return unchangedEntry(keyOf(live), live, [`kept while ${keyOf(lead)} is blocked`]);
  }
  return change(deprecateChange(live, null, { kind: "superseded", by: keyOf(lead) }, lead, input));
}

function updateOrUnchanged(desired: Webhook, live: LiveWebhook, input: PlanInput): Entry {
  const difference = compareFields(desired, live, input);
  const { fields, kept } = difference;
  if (fields.length > 0 && kept.length > 0) return blockKept(desired, live, kept);
  if (fields.length > 0) return change(updateChange(desired, live, difference, input));
  const told = describeDeviations(kept);
  const notes = [
    ...(kept.length > 0 ? [`${told.phrase}; ${told.remedy}`] : []),
    ...(desired.adopt
      ? [`adopted; \`adopt: true\` can be removed (${placeOf(desired, "adopt", input)})`]
      : []),
  ];
  return unchangedEntry(keyOf(desired), live, notes, difference.unverified);
}

/** `webhooks.d/orders.yaml:7` */
function placeOf({ source }: Webhook, key: string, { locate }: PlanInput): string {
  const { file, line } = locate(source, [key]).location;
  return `${file}:${line}`;
}

/** A deprecated version goes away for good only past its sunset, and only when somebody asked for that. */
function retire(live: LiveWebhook, desired: Webhook | null, input: PlanInput): Entry {
  const key = keyOf(live);
  const sunset = desired?.sunset ?? recordedSunset(live, input);
  const today = utcDay(input.now);
  const passed = sunset !== null && sunset <= today;
  const asked = input.allow.delete.has(key);
  const skew = describeSkew(input.live);
  if (passed && skew === null && (asked || input.environment.deprecation.retire === "auto")) {
    return change(deleteChange(live, sunset, input));
  }
  if (asked)
    return passed && skew !== null ? clockSkewed(live, desired, skew) : sunsetAhead(live, desired, sunset);
  const entry = desired === null ? unchangedEntry(key, live) : updateOrUnchanged(desired, live, input);
  if (entry.kind !== "unchanged") return entry;
  const note = passed ? passedNote(key, sunset, skew) : retiredNote(live, sunset, input);
  return unchangedEntry(key, live, [note, ...entry.unchanged.notes], entry.unchanged.unverified);
}

function change(planned: Extract<Entry, { kind: "change" }>["change"]): Entry {
  return { kind: "change", change: planned };
}

function notOurs(desired: Webhook, live: LiveWebhook, input: PlanInput): Entry {
  const key = keyOf(desired);
  if (desired.adopt) return change(adoptChange(desired, live, input));
  const adoption = `add \`adopt: true\` to the manifest of ${key} in a reviewed change`;
  // Then it may be our own, without the key: somebody took it off, or the tenant keeps none.
  const isRecorded = input.lastWritten.has(key);
  const whose = isRecorded
    ? "without our key, though the record knows it"
    : "that webhook-sync did not create";
  const other = isRecorded
    ? "set `ownership: scope` where doctor says that the tenant keeps no keys"
    : "choose another version";
  return blockedEntry(
    { ...named(desired), action: "adopt", desired, live, location: documentLocation(desired) },
    {
      code: "not-ours",
      message: `the tenant has one already (id ${live.id}) ${whose}`,
      remedy: `${adoption}, or ${other}`,
      because: [],
    },
  );
}
