import { canonicalJson, isSameJson } from "../base/json.ts";
import { partsOf, type WebhookKey } from "../model/fleet/key.ts";
import type { Blocked, Snapshot } from "../model/plan/change.ts";
import { differencesBetween, imageOfSnapshot } from "../model/plan/likeness.ts";
import { declaredDifferences } from "./declared-differences.ts";
import { approvedPart, type Reviewable, type ReviewedChange } from "./plan-document.ts";
import { describeDifference, differencesOf, recreatedBetween } from "./snapshot-differences.ts";

/** What an approved change is compared with: what is planned and live now. */
export interface ComparedState {
  readonly plannedFor: (key: WebhookKey) => Reviewable | undefined;
  readonly blockedFor: (key: WebhookKey) => Blocked | undefined;
  /** null where the tenant has none, undefined where that is not known. */
  readonly liveFor: (key: WebhookKey) => Snapshot | null | undefined;
  /** What earlier runs of the approved change set out to make of it, as far as a record tells. */
  readonly stepsOf: (key: WebhookKey) => readonly Snapshot[];
}

/** What about an approved change is not as it was: on the tenant first, then in Git; one phrase without a period. */
export function describeChangedSince(approved: ReviewedChange, now: ComparedState): string {
  const planned = now.plannedFor(approved.key);
  // One that is there and not ours any longer is not gone: what blocks it says so.
  const isBegun = isLeftHalfWay(approved, now);
  const isMissing = planLive(approved).some(([key, before]) => before !== null && now.liveFor(key) === null);
  return (
    (isMissing ? nowBlocked(approved, now) : undefined) ??
    changedOnTenant(approved, now, isBegun) ??
    (isBegun ? changedSinceBegun(approved, now) : changedInvisibly(approved, planned)) ??
    nowBlocked(approved, now) ??
    changedInGit(approved, planned)
  );
}

/** The live objects that a change was planned on, as they were. */
export function planLive(approved: ReviewedChange): readonly (readonly [WebhookKey, Snapshot | null])[] {
  switch (approved.action) {
    case "create":
      return [[approved.key, null]];
    case "replace":
      return [
        // In place it is the version before that stands there.
        [approved.inPlaceOf ?? approved.key, approved.before],
        ...approved.superseded.map(({ key, before }) => [key, before] as const),
      ];
    case "update":
    case "adopt":
    case "unadopt":
    case "deprecate":
    case "delete":
      return [[approved.key, approved.before]];
  }
}

/** Whether it is there and inactive as a run of this change makes it before the probe: that is no difference. */
function isLeftHalfWay(approved: ReviewedChange, now: ComparedState): boolean {
  if (approved.action !== "create" && approved.action !== "replace") return false;
  const { key } = approved;
  const found = now.liveFor(key);
  const isForeign = now.blockedFor(key) !== undefined || now.plannedFor(key)?.action === "adopt";
  if (found?.status !== "inactive" || isForeign) return false;
  const steps = [{ ...approved.after, status: found.status }, ...now.stepsOf(key)];
  const image = imageOfSnapshot(found);
  return steps.some((step) => differencesBetween(imageOfSnapshot(step), image).length === 0);
}

/** What Git changed of the rest of it; where that is nothing, that it is there. undefined where the rest is no such change. */
function changedSinceBegun(
  approved: ReviewedChange,
  { plannedFor, liveFor }: ComparedState,
): string | undefined {
  const planned = plannedFor(approved.key);
  if (approved.action === "delete" || planned === undefined || planned.action === "delete") return undefined;
  if (planned.action !== (approved.action === "create" ? "update" : approved.action)) return undefined;
  return (
    changedDeclaration(approved, planned) ??
    changedSuperseded(approvedPart(approved), approvedPart(planned)) ??
    changedFrom("it", null, liveFor(approved.key))
  );
}

function changedOnTenant(
  approved: ReviewedChange,
  { liveFor }: ComparedState,
  isBegun: boolean,
): string | undefined {
  return planLive(approved)
    .filter(([key]) => !isBegun || key !== approved.key)
    .map(([key, before]) => changedFrom(key === approved.key ? "it" : key, before, liveFor(key)))
    .find((difference) => difference !== undefined);
}

function changedFrom(
  name: string,
  before: Snapshot | null,
  found: Snapshot | null | undefined,
): string | undefined {
  if (found === undefined) return undefined;
  if (found === null) return before === null ? undefined : `${name} is gone from the tenant`;
  if (before === null) return `${name} is on the tenant now, ${found.status}`;
  const differences = differencesBetween(imageOfSnapshot(before), imageOfSnapshot(found));
  const texts = differences.map((path) => describeDifference(path, before, found));
  return texts.length > 0 ? `${name} changed on the tenant: ${texts.join(", ")}` : undefined;
}

/** Why a version that was to be deprecated after its successor went live is not, or not as approved, though the successor is. */
export function describeSuperseded(
  { key, before }: { readonly key: WebhookKey; readonly before: Snapshot },
  now: ComparedState,
  differences: readonly string[],
): string {
  const found = now.liveFor(key);
  const blocked = now.blockedFor(key);
  const reason =
    blocked === undefined
      ? "its deprecation is no longer planned"
      : `it is blocked now (${blocked.code}): ${blocked.message}`;
  const open =
    differences.length > 0 ? differences.join("; ") : `${key} is still ${found?.status}, and ${reason}`;
  return changedFrom(key, before, found) ?? open;
}

/** Its id, its ETag, or a value that may not be shown. */
function changedInvisibly(approved: ReviewedChange, planned: Reviewable | undefined): string | undefined {
  if (planned === undefined || !isAboutTheSame(approved, planned)) return undefined;
  if (planned.fingerprint !== approved.fingerprint) return "it was changed on the tenant since";
  const before = approved.fields.map(({ path }) => path);
  const added = planned.fields.map(({ path }) => path).find((path) => !before.includes(path));
  return added?.startsWith("headers.") && canonicalAfter(planned) === canonicalAfter(approved)
    ? `${added} changed on the tenant; its value is hidden`
    : undefined;
}

/** Whether both were planned on the same live objects: only then do their fingerprints tell of a write. */
function isAboutTheSame(approved: ReviewedChange, planned: Reviewable): boolean {
  const olds = (change: Reviewable) =>
    change.action === "replace" ? [change.inPlaceOf, ...change.superseded.map(({ key }) => key)].join() : "";
  return olds(approved) === olds(planned);
}

function nowBlocked({ key }: ReviewedChange, { blockedFor }: ComparedState): string | undefined {
  const blocked = blockedFor(key);
  return blocked === undefined ? undefined : `it is blocked now (${blocked.code}): ${blocked.message}`;
}

function changedInGit(approved: ReviewedChange, planned: Reviewable | undefined): string {
  if (planned === undefined) return `the approved ${approved.action} is no longer planned`;
  if (planned.action !== approved.action)
    return `the planned action is ${planned.action} now, not ${approved.action}`;
  return changedDeclaration(approved, planned) ?? changedOtherwise(approved, planned);
}

/** What Git declares of it, and how it takes over. */
function changedDeclaration(approved: Reviewable, planned: Reviewable): string | undefined {
  if (planned.action === "delete" || approved.action === "delete") return undefined;
  const takeover = changedTakeover(approved, planned);
  const differences = [
    ...differencesOf(afterOf(approved, planned), afterOf(planned, approved)),
    ...declaredDifferences(approved, planned),
  ];
  if (takeover !== undefined) return [takeover, ...asDeclared(differences)].join("; ");
  const recreated = recreatedBetween(approved.after, planned.after);
  if (differences.length > 0 && differences.length === recreated.length)
    return `re-created on the tenant since (Snapshot restore?): ${recreated.join(", ")}`;
  return asDeclared(differences)[0];
}

function asDeclared(differences: readonly string[]): string[] {
  return differences.length === 0 ? [] : [`Git declares something else now: ${differences.join(", ")}`];
}

/** How a version takes over from another one; undefined where that is as it was. */
function changedTakeover(approved: Reviewable, planned: Reviewable): string | undefined {
  if (approved.action !== "replace" || planned.action !== "replace") return undefined;
  const [was, is] = [approved.inPlaceOf, planned.inPlaceOf];
  if (was === is) return undefined;
  if (was === undefined) return `it takes over in place of ${is} now, not in parallel`;
  return is === undefined
    ? `it takes over in parallel now, not in place of ${was}`
    : `it takes over in place of ${is} now, not of ${was}`;
}

type Written = Exclude<Reviewable, { action: "delete" }>;

/**
 * What a change writes. In parallel the version ends the display name and the project's own locale is written out:
 * neither is Git's doing where the other change takes over in place.
 */
function afterOf(change: Written, other: Written): Snapshot {
  const { action, after, key } = change;
  const isBeside = action === "replace" && change.inPlaceOf === undefined;
  if (!isBeside || other.action !== "replace" || other.inPlaceOf === undefined) return after;
  const { endpoint } = after;
  if (endpoint === undefined) return after;
  const ending = ` v${partsOf(key).version}`;
  const name = endpoint.name.endsWith(ending) ? endpoint.name.slice(0, -ending.length) : endpoint.name;
  const locale = other.after.endpoint?.locale === null ? null : endpoint.locale;
  return { ...after, endpoint: { ...endpoint, name, locale } };
}

/** What is approved besides what is written; the first that is another one. */
function changedOtherwise(approved: ReviewedChange, planned: Reviewable): string {
  const [was, is] = [approvedPart(approved), approvedPart(planned)];
  if (!isSameJson(was.dependsOn, is.dependsOn)) {
    return `it waits for ${names(is.dependsOn)} now, not for ${names(was.dependsOn)}`;
  }
  const superseded = changedSuperseded(was, is);
  if (superseded !== undefined) return superseded;
  if (was.sunset !== is.sunset) {
    return `it may be deleted from ${is.sunset ?? "the end of a grace period"}, not from ${was.sunset ?? "the end of a grace period"}`;
  }
  if (!isSameJson(was.unverified, is.unverified)) {
    return `headers that cannot be verified: ${names(is.unverified)} now, ${names(was.unverified)} before`;
  }
  const fields = [...was.fields, ...is.fields].map(({ path }) => path);
  const changed = [...new Set(fields)].filter((path) => !isSameJson(fieldOf(was, path), fieldOf(is, path)));
  return changed.length > 0
    ? `${changed.join(", ")} is compared with something else now`
    : "it is planned for another reason now";
}

type ApprovedPart = ReturnType<typeof approvedPart>;

function changedSuperseded(was: ApprovedPart, is: ApprovedPart): string | undefined {
  const goOn = (part: ApprovedPart) => ("goOn" in part ? (part.goOn ?? []) : []);
  if (isSameJson([was.superseded, goOn(was)], [is.superseded, goOn(is)])) return undefined;
  const [before, now] = [was, is].map(({ superseded }) => names(superseded.map(({ key }) => key)));
  return before === now ? `the change to ${now} is different now` : `it replaces ${now} now, not ${before}`;
}

function names(keys: readonly string[]): string {
  return keys.length === 0 ? "nothing" : keys.join(", ");
}

function fieldOf({ fields }: ApprovedPart, path: string) {
  return fields.find((field) => field.path === path);
}

function canonicalAfter(change: Reviewable): string {
  return canonicalJson(change.action === "delete" ? null : change.after);
}
