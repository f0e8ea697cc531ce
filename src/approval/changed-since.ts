import { canonicalJson, isSameJson } from "../base/json.ts";
import { shortened } from "../base/text.ts";
import { showDuration } from "../base/time.ts";
import { DEFAULTS } from "../model/fleet/config.ts";
import { declaredBody } from "../model/fleet/health.ts";
import { partsOf, type WebhookKey } from "../model/fleet/key.ts";
import type { Blocked, Snapshot } from "../model/plan/change.ts";
import { differencesBetween, imageOfSnapshot } from "../model/plan/likeness.ts";
import { approvedPart, type Reviewable, type ReviewedChange } from "./plan-document.ts";
import { describeDifference, differencesOf, recreatedBetween } from "./snapshot-differences.ts";

/** What an approved change is compared with: what is planned and live now. */
export interface ComparedState {
  readonly plannedFor: (key: WebhookKey) => Reviewable | undefined;
  readonly blockedFor: (key: WebhookKey) => Blocked | undefined;
  /** null where the tenant has none, undefined where that is not known. */
  readonly liveFor: (key: WebhookKey) => Snapshot | null | undefined;
}

/** What about an approved change is not as it was: on the tenant first, then in Git; one phrase without a period. */
export function describeChangedSince(approved: ReviewedChange, now: ComparedState): string {
  const planned = now.plannedFor(approved.key);
  // One that is there and not ours any longer is not gone: what blocks it says so.
  const isMissing = planLive(approved).some(([key, before]) => before !== null && now.liveFor(key) === null);
  return (
    (isMissing ? nowBlocked(approved, now) : undefined) ??
    changedOnTenant(approved, now) ??
    changedInvisibly(approved, planned) ??
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

function changedOnTenant(approved: ReviewedChange, { liveFor }: ComparedState): string | undefined {
  return planLive(approved)
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

/** Why a version that was to be deprecated after its successor went live is not, though the successor is. */
export function describeSuperseded(
  { key, before }: { readonly key: WebhookKey; readonly before: Snapshot },
  now: ComparedState,
): string {
  const found = now.liveFor(key);
  const blocked = now.blockedFor(key);
  const reason =
    blocked === undefined
      ? "its deprecation is no longer planned"
      : `it is blocked now (${blocked.code}): ${blocked.message}`;
  return changedFrom(key, before, found) ?? `${key} is still ${found?.status}, and ${reason}`;
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
  const takeover = changedTakeover(approved, planned);
  if (planned.action !== "delete" && approved.action !== "delete") {
    const differences = [
      ...differencesOf(afterOf(approved, planned), afterOf(planned, approved)),
      ...declaredDifferences(approved, planned),
    ];
    if (takeover !== undefined) return [takeover, ...asDeclared(differences)].join("; ");
    const recreated = recreatedBetween(approved.after, planned.after);
    if (differences.length > 0 && differences.length === recreated.length)
      return `re-created on the tenant since (Snapshot restore?): ${recreated.join(", ")}`;
    const [declared] = asDeclared(differences);
    if (declared !== undefined) return declared;
  }
  return changedOtherwise(approved, planned);
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
  const names = (keys: readonly string[]) => (keys.length === 0 ? "nothing" : keys.join(", "));
  if (!isSameJson(was.dependsOn, is.dependsOn)) {
    return `it waits for ${names(is.dependsOn)} now, not for ${names(was.dependsOn)}`;
  }
  if (!isSameJson(was.superseded, is.superseded)) {
    const [before, now] = [was, is].map(({ superseded }) => names(superseded.map(({ key }) => key)));
    return before === now ? `the change to ${now} is different now` : `it replaces ${now} now, not ${before}`;
  }
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

function fieldOf({ fields }: ReturnType<typeof approvedPart>, path: string) {
  return fields.find((field) => field.path === path);
}

function canonicalAfter(change: Reviewable): string {
  return canonicalJson(change.action === "delete" ? null : change.after);
}

/** What else of two changes is another one, in the words of manifests and of the config file: the tenant keeps none of it. */
function declaredDifferences(approved: Reviewable, planned: Reviewable): string[] {
  const was = declaredTexts(approved);
  return [...declaredTexts(planned)]
    .filter(([name, text]) => was.has(name) && was.get(name) !== text)
    .map(([name, text]) =>
      describe(name, shortened(was.get(name) ?? NONE, MOST_SHOWN), shortened(text, MOST_SHOWN)),
    );
}

const MOST_SHOWN = 80;
const NONE = "(none)";

function declaredTexts(change: Reviewable): ReadonlyMap<string, string> {
  const { declared, probe, after, superseded, ...own } = approvedPart(change);
  const graceMs = own.graceMs ?? superseded.find((old) => old.graceMs !== undefined)?.graceMs;
  const values: readonly (readonly [name: string, value: string | number | boolean | null | undefined])[] = [
    ["owner", declared?.owner],
    ["protect", declared?.protect],
    ["deprecation.sunset", declared?.sunset],
    // Nothing to compare where what goes has a sunset of its own, or goes on as another version.
    ...(graceMs === undefined ? [] : [["deprecation.grace", showDuration(graceMs)] as const]),
    ["health.mode", probe?.mode],
    ["health.payload", probe?.payload],
    ["health.body", probe && declaredBody(probe, after?.endpoint !== undefined)],
    ["health.userId", probe?.userId === DEFAULTS.probeUser ? null : probe?.userId],
    ["health.expect", probe?.expect],
    ["health.accept", probe?.accept?.join(", ")],
    ["health.maxLatency", probe?.maxLatencyMs],
    ["health.connectTo", probe?.connectTo],
  ];
  return new Map(
    values.map(([name, value]) => [
      name,
      value === null || value === undefined ? NONE : JSON.stringify(value),
    ]),
  );
}

/** Two long texts may differ behind what is shown of them. */
function describe(name: string, was: string, is: string): string {
  return was === is ? `${name} changed` : `${name} ${is} instead of ${was}`;
}
