import { isToServe, keyOf, type WebhookKey } from "../model/fleet/key.ts";
import { isNamedAsMark, isOurs, type LiveWebhook } from "../model/fleet/live.ts";
import { placeOf, type Webhook } from "../model/fleet/webhook.ts";
import type { Entry } from "../model/plan/change.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { blockedDocument, copied, keepOne, knownAmong, renamed } from "./blocks.ts";
import { inPlacePredecessor } from "./build-in-place.ts";
import { isRetired } from "./build-removal.ts";
import { lostFrom, type NameGroup } from "./fleet.ts";
import { nameGivenBack } from "./former-name.ts";
import type { Renamed } from "./strays.ts";

/** What it is to take over from and cannot: that would stay in service beside it. */
export function takeoverObstacle(
  { desired, isLead }: { readonly desired: Webhook; readonly isLead: boolean },
  live: LiveWebhook | null,
  group: NameGroup,
  input: PlanInput,
): Entry | null {
  if (!isLead) return foreignObstacle(desired, live, group, input);
  const lost = lostFrom(group, input);
  if (lost.length > 0) return succeedsRenamed(desired, live, lost);
  if (group.keyless.length > 0) return succeedsKeyless(desired, live, group.keyless);
  const own = stillToAdopt(desired, group, input);
  if (own !== undefined) return succeedsUnadopted(desired, live, own);
  return (
    twinObstacle(desired, live, group, input) ??
    foreignObstacle(desired, live, group, input) ??
    (live === null ? nameGivenBack(desired, input) : null)
  );
}

/** What takes over from a version that its manifest deprecates. */
export function successorTo(desired: Webhook, { desired: all, heir }: NameGroup, { heirs }: PlanInput) {
  return all.findLast(isToServe) ?? heir ?? heirs.get(keyOf(desired)) ?? null;
}

/** What a manifest lets go of, and what of its name is in service instead. */
interface Unreleased {
  readonly desired: Webhook;
  readonly live: LiveWebhook;
}

/**
 * A manifest releases the version that it names. Where there is none, nor was released before, another one is in service,
 * and nothing follows that, the version is wrong: the other one would go dark beside a note that it is released.
 */
export function unreleased({ desired, live, undeclared }: NameGroup, input: PlanInput): Unreleased | null {
  if (desired.some(isToServe)) return null;
  const isReleased = (key: WebhookKey) => input.recorded.has(key) && !input.lastWritten.has(key);
  const letGo = desired.find((one) => one.unadopt && !live.has(keyOf(one)) && !isReleased(keyOf(one)));
  const own = undeclared.findLast(
    (old) => old.name === letGo?.name && !isRetired(old, input) && !input.allow.deprecate.has(keyOf(old)),
  );
  return letGo === undefined || own === undefined ? null : { desired: letGo, live: own };
}

export function otherVersion(desired: Webhook, group: NameGroup, input: PlanInput): Entry | null {
  const found = unreleased(group, input);
  if (found?.desired !== desired) return null;
  const { live } = found;
  const [key, own] = [keyOf(desired), keyOf(live)];
  const place = placeOf(desired, "version", input);
  return blockedDocument("unadopt", desired, null, {
    code: "dependency",
    message: `there is no ${key} to release, and ${own} is live (id ${live.id})`,
    remedy: `write \`version: ${live.version}\` (${place}) to release ${own}, or pass --allow-deprecate ${own} to deprecate it`,
    because: [own],
  });
}

/** Without a manifest of their own. What is retired stays as it is, whatever its name. */
export function classifyMistaken(group: NameGroup, input: PlanInput): Entry[] {
  const declared = new Set(group.desired.map(keyOf));
  return [
    ...lostFrom(group, input).map((lost) => renamed(lost, null, input)),
    ...group.copied.filter(({ key }) => !declared.has(key)).map((copy) => copied(copy, null)),
  ];
}

/** What is not known any more by the key that is declared: it stands under another one, or something else has it. */
export function mistaken(desired: Webhook, group: NameGroup, input: PlanInput): Entry | null {
  const key = keyOf(desired);
  const elsewhere = group.renamed.find((one) => one.key === key);
  if (elsewhere !== undefined) return renamed(elsewhere, desired, input);
  const copy = group.copied.find((one) => one.key === key);
  return copy === undefined ? null : copied(copy, desired);
}

/** What is there twice under one key: nobody knows which of the two is called, and which one somebody copied. */
export function twinObstacle(
  desired: Webhook,
  live: LiveWebhook | null,
  group: NameGroup,
  input: PlanInput,
): Entry | null {
  const predecessor = inPlacePredecessor(desired, group, input);
  const inService = group.undeclared.filter((old) => !isRetired(old, input));
  const twins = [...(predecessor === null ? [] : [predecessor]), ...inService]
    .map((old) => (group.live.get(keyOf(old)) ?? []).filter((one) => isOurs(one, input.environment)))
    .find((found) => found.length > 1);
  return twins === undefined ? null : succeedsTwins(desired, live, twins, input);
}

/** A webhook has one Endpoint. Which one its new version is to be, its own or the one to be adopted, nobody said. */
export function adoptionObstacle(
  desired: Webhook,
  live: LiveWebhook,
  group: NameGroup,
  input: PlanInput,
): Entry | null {
  const own = live.endpoint === null ? undefined : group.undeclared.findLast((old) => !isRetired(old, input));
  if (own === undefined || !desired.adopt) return null;
  const key = keyOf(desired);
  return blockedDocument("adopt", desired, live, {
    code: "ambiguous",
    message: `${keyOf(own)} has an Endpoint of its own (id ${own.id}), and one of somebody else (id ${live.id}) has its display name`,
    remedy: `take \`adopt: true\` out to make ${key} of ${keyOf(own)} (${placeOf(desired, "adopt", input)}), or adopt the other one under a name of its own`,
    because: [],
  });
}

/** Somebody else's webhook, whose name is to be replaced: no version may begin to serve beside it, the lead or another. */
function foreignObstacle(
  desired: Webhook,
  live: LiveWebhook | null,
  group: NameGroup,
  input: PlanInput,
): Entry | null {
  const [stranger] = group.foreign;
  if (stranger === undefined || isInService(group)) return null;
  const place = placeOf(sayingOf(stranger.name, desired, group), "replaces", input);
  return replacesForeign(desired, live, group.foreign, place);
}

/** Whether anything of the name, or of one that it replaces, is active and ours: then it takes over from that. */
function isInService({ desired, undeclared, live }: NameGroup): boolean {
  const declared = desired.flatMap((one) => live.get(keyOf(one)) ?? []);
  return [...declared, ...undeclared].some(({ status }) => status === "active");
}

/** The manifest of the name that says whose place it takes. */
export function sayingOf(old: string, fallback: Webhook, { desired }: NameGroup): Webhook {
  return desired.find(({ replaces }) => replaces.includes(old)) ?? fallback;
}

/** What is to take over from one that somebody renamed would leave that in service beside it. */
function succeedsRenamed(desired: Webhook, live: LiveWebhook | null, lost: readonly Renamed[]): Entry {
  const keys = lost.map(({ key }) => key);
  const how = lost.every(({ unread }) => unread === null) ? "renamed" : "changed";
  return blockedDocument("replace", desired, live, {
    code: "renamed",
    message: `it takes over from ${keys.join(", ")}, which somebody ${how} on the tenant`,
    remedy: `resolve what blocks ${keys.join(", ")}`,
    because: keys,
  });
}

/** What is to take over from one that has lost our key would leave that in service beside it. */
function succeedsKeyless(desired: Webhook, live: LiveWebhook | null, old: readonly LiveWebhook[]): Entry {
  const keys = old.map(keyOf).join(", ");
  const isOnlyNamed = old.some(isNamedAsMark);
  const known = isOnlyNamed
    ? "by its display name alone"
    : "without our key, although the audit log records it";
  return blockedDocument("replace", desired, live, {
    code: "not-ours",
    message: `it takes over from ${keys}, which the tenant has ${known}`,
    remedy: makingOurs(desired, old, isOnlyNamed),
    because: [],
  });
}

/** Of an Endpoint two versions cannot be active, so that the lower one stands alone until it is ours. */
function makingOurs(desired: Webhook, old: readonly LiveWebhook[], isOnlyNamed: boolean): string {
  const keys = old.map(keyOf).join(", ");
  if (old.every(({ endpoint }) => endpoint === null))
    return `add \`adopt: true\` to a manifest of ${keys}, or set \`ownership: scope\` where doctor says that the tenant keeps no keys`;
  const isTaken = old.some(({ endpoint }) => endpoint?.occupiedBy != null);
  const free = isTaken ? "clear its foreignId on the tenant if nobody goes by it, then " : "";
  const byName = isOnlyNamed ? "set `marker: name` for the tenant if it keeps no foreignId, or " : "";
  return `${byName}${free}declare ${keys} with \`adopt: true\` in place of ${keyOf(desired)}, apply that, and declare ${keyOf(desired)} again`;
}

/** A lower version of an Endpoint that its manifest deprecates before it is ours: it is still called. */
function stillToAdopt(
  { endpoint }: Webhook,
  { desired, live }: NameGroup,
  { environment }: PlanInput,
): LiveWebhook | undefined {
  if (endpoint?.replace !== "in-place") return undefined;
  return desired
    .filter(({ status, unadopt }) => status === "deprecated" && !unadopt)
    .flatMap((one) => live.get(keyOf(one)) ?? [])
    .find((one) => one.status === "active" && !isOurs(one, environment));
}

function succeedsUnadopted(desired: Webhook, live: LiveWebhook | null, old: LiveWebhook): Entry {
  const key = keyOf(old);
  return blockedDocument("replace", desired, live, {
    code: "not-ours",
    message: `it takes over from ${key} (id ${old.id}), which is not managed by this repository yet`,
    remedy: `have ${key} adopted first: \`adopt: true\` in its manifest, and \`apply --skip-blocked\`; then plan again`,
    because: [],
  });
}

/** It is to take over from what is there twice: one of the two may be somebody's copy. */
function succeedsTwins(
  desired: Webhook,
  live: LiveWebhook | null,
  twins: readonly LiveWebhook[],
  { lastWritten }: PlanInput,
): Entry {
  const keys = [...new Set(twins.map(keyOf))];
  const ids = twins.map(({ id }) => id).join(" and ");
  return blockedDocument("replace", desired, live, {
    code: "ambiguous",
    message: `it takes over from ${keys.join(", ")}, and the tenant has ${twins.length} of it: ${ids}`,
    remedy: keepOne(twins, knownAmong(twins, lastWritten)),
    because: keys,
  });
}

/** It is to take over from what somebody else has, which would go on beside it. */
function replacesForeign(
  desired: Webhook,
  live: LiveWebhook | null,
  foreign: readonly LiveWebhook[],
  place: string,
): Entry {
  const keys = foreign.map(keyOf).join(", ");
  const ids = foreign.map(({ id }) => id).join(" and ");
  return blockedDocument("replace", desired, live, {
    code: "not-ours",
    message: `it replaces ${keys} (id ${ids}), which is not managed by this repository`,
    remedy: `declare ${keys} with \`adopt: true\` and apply that first, or take \`replaces\` out (${place})`,
    because: [],
  });
}
