import { isSameJson } from "../base/json.ts";
import { carriesOwnKey, isOurs, type LiveWebhook } from "../model/fleet/live.ts";
import type { Change, Snapshot } from "../model/plan/change.ts";
import { looksLike } from "../model/plan/likeness.ts";
import { describeSuperseded } from "./changed-since.ts";
import { type CurrentStateByKey, type HiddenPath, unseen, writtenAt } from "./current-state.ts";
import { lateRetirementDifferences, retirementDifferences } from "./declared-differences.ts";
import type { ReviewedChange } from "./plan-document.ts";

/** How an approved change stands now. */
export type ChangeState =
  | { readonly kind: "to-do"; readonly changes: readonly Change[] }
  | { readonly kind: "done" }
  /** It is not our own doing that it differs; null where the change itself tells what it is. */
  | { readonly kind: "changed"; readonly message: string | null };

const DONE: ChangeState = { kind: "done" };
const CHANGED: ChangeState = { kind: "changed", message: null };

/** What is left of a change that was begun. */
export function remainingOf(
  approved: ReviewedChange,
  planned: Change | undefined,
  current: CurrentStateByKey,
): ChangeState {
  switch (approved.action) {
    case "create":
      return isReached(approved, current)
        ? DONE
        : (stuckHalfWay(approved, current) ?? restOfCreate(approved, planned, current));
    case "update":
    case "adopt":
    case "unadopt":
    case "deprecate":
    case "delete":
      return reachedOrChanged(approved, current);
    case "replace":
      return isReached(approved, current)
        ? remainingSuperseded(approved, current)
        : (stuckHalfWay(approved, current) ?? remainingReplace(approved, planned, current));
  }
}

function reachedOrChanged(approved: ReviewedChange, current: CurrentStateByKey): ChangeState {
  const reach = reachOf(approved, current);
  switch (reach.kind) {
    case "reached":
      return DONE;
    case "open":
      return CHANGED;
    case "unknown":
      return {
        kind: "changed",
        message: `whether ${reach.paths.join(", ")} was written cannot be known: the audit log here does not say so`,
      };
  }
}

/** How far a change got, by the live object. */
type Reach =
  | { readonly kind: "reached" }
  | { readonly kind: "open" }
  /** All that can be compared is as approved. */
  | { readonly kind: "unknown"; readonly paths: readonly HiddenPath[] };

/** Whether the live object is what the change makes of it, and nothing is planned for what it was about. */
export function isReached(approved: ReviewedChange, current: CurrentStateByKey): boolean {
  return reachOf(approved, current).kind === "reached";
}

function reachOf(approved: ReviewedChange, current: CurrentStateByKey): Reach {
  const [live, second] = current.liveOf(approved.key);
  const [reached, open] = [{ kind: "reached" } as const, { kind: "open" } as const];
  if (approved.action === "delete") return live === undefined ? reached : open;
  if (live === undefined || second !== undefined || !hasIntendedOwner(approved, live, current)) return open;
  const planned = current.plannedFor(approved.key);
  const paths = approved.fields.map(({ path }) => path);
  const isOpen = planned?.fields.some(({ path }) => paths.includes(path));
  if (isOpen || !looksLike(live, approved.after)) return open;
  const values = unseen(approved, live).map((one) => ({ ...one, written: writtenAt(one, live, current) }));
  if (values.some(({ written }) => written === "otherwise")) return open;
  const unknown = values.filter(({ written }) => written === "unknown").map(({ path }) => path);
  return unknown.length === 0 ? reached : { kind: "unknown", paths: unknown };
}

/** Whose it is does not show in its fields. */
function hasIntendedOwner(
  { action }: ReviewedChange,
  live: LiveWebhook,
  { environment }: CurrentStateByKey,
): boolean {
  return action === "unadopt" ? !carriesOwnKey(live) : isOurs(live, environment);
}

type Created = Extract<ReviewedChange, { action: "create" }>;

/** It was approved as new: nobody agreed to what a replacement takes out of service. */
function restOfCreate(
  approved: Created,
  planned: Change | undefined,
  current: CurrentStateByKey,
): ChangeState {
  if (planned?.action !== "replace") return partlyApplied(approved, planned, current);
  const olds = planned.superseded.map(({ key }) => key).join(", ");
  return { kind: "changed", message: `it takes over from ${olds} now; it replaced nothing before` };
}

type PartlyApplied = Extract<ReviewedChange, { action: "create" | "replace" }>;

/** Our own doing is no difference that anybody has to look at; what keeps it from going on is. null where that is not so. */
function stuckHalfWay(approved: PartlyApplied, current: CurrentStateByKey): ChangeState | null {
  const blocked = current.blockedFor(approved.key);
  const [live, second] = current.liveOf(approved.key);
  if (blocked === undefined || live === undefined || second !== undefined) return null;
  const isOwnStep =
    current.stepsOf(approved.key).some((step) => looksLike(live, step)) || isBegun(approved, live, current);
  const { code, message, remedy } = blocked;
  return isOwnStep
    ? { kind: "changed", message: `it is blocked now (${code}): ${message}; ${remedy}` }
    : null;
}

/** A webhook that was left half way, and that is still to become what was approved. */
function partlyApplied(
  approved: PartlyApplied,
  planned: Change | undefined,
  current: CurrentStateByKey,
): ChangeState {
  const [live] = current.liveOf(approved.key);
  if (live === undefined || planned === undefined || planned.action === "delete") return CHANGED;
  if (planned.action === "deprecate" || planned.action === "unadopt") return CHANGED;
  const wanted = ({ after, declared, probe }: PartlyApplied | typeof planned) => {
    return { after: inLocaleOf(planned.after, after), declared, probe };
  };
  if (!isSameJson(wanted(planned), wanted(approved))) return CHANGED;
  const steps = current.stepsOf(approved.key);
  const isOwnStep =
    steps.some((step) => looksLike(live, step)) || isUnrecordedStep(approved, planned, live, current);
  return isOwnStep ? { kind: "to-do", changes: [planned] } : CHANGED;
}

/** What is made runs in the project's own locale where no manifest names one, and what is there keeps the one that it has. */
function inLocaleOf(planned: Snapshot, after: Snapshot): Snapshot {
  const { endpoint } = after;
  if (endpoint === undefined || planned.endpoint?.locale !== null) return after;
  return { ...after, endpoint: { ...endpoint, locale: null } };
}

/**
 * Where no record tells of it: inactive, with our key, and in all that can be compared as approved. Nothing else makes
 * such an object than a run that got no further.
 */
function isUnrecordedStep(
  approved: PartlyApplied,
  planned: Change,
  live: LiveWebhook,
  current: CurrentStateByKey,
): boolean {
  return (
    isBegun(approved, live, current) &&
    (planned.action === "replace" || planned.fields.every(({ path }) => path === "status"))
  );
}

function isBegun({ after }: PartlyApplied, live: LiveWebhook, { environment }: CurrentStateByKey): boolean {
  return isOurs(live, environment) && looksLike(live, { ...after, status: "inactive" });
}

type Replaced = Extract<ReviewedChange, { action: "replace" }>;

/** A replacement whose new version is not active yet: all that it takes over from has still to be as approved. */
function remainingReplace(
  approved: Replaced,
  planned: Change | undefined,
  current: CurrentStateByKey,
): ChangeState {
  if (planned?.action !== "replace") return CHANGED;
  const wanted = new Map(planned.superseded.map((old) => [old.key, old]));
  const agreed = approved.superseded.every((old) => {
    const now = wanted.get(old.key);
    if (now === undefined) return isRetired(old, current);
    return retirementDifferences(old, now).length === 0;
  });
  const known = new Set(approved.superseded.map(({ key }) => key));
  return agreed && [...wanted.keys()].every((key) => known.has(key))
    ? partlyApplied(approved, planned, current)
    : CHANGED;
}

type Superseded = Replaced["superseded"][number];

/** What is still to be done about the versions that were replaced. */
function remainingSuperseded({ key, superseded }: Replaced, current: CurrentStateByKey): ChangeState {
  const open = superseded.filter((old) => !isRetired(old, current));
  if (open.length === 0) return DONE;
  const changes: Change[] = [];
  for (const old of open) {
    const planned = current.plannedFor(old.key);
    const isPlanned = planned?.action === "deprecate";
    const differences = isPlanned ? lateRetirementDifferences(old, planned, key) : [];
    if (!isPlanned || differences.length > 0) {
      return { kind: "changed", message: describeSuperseded(old, current, differences) };
    }
    changes.push(planned);
  }
  return { kind: "to-do", changes };
}

/** Out of service as approved, or gone. */
function isRetired(old: Superseded, current: CurrentStateByKey): boolean {
  const found = current.liveOf(old.key);
  return found.every((live) => looksLike(live, old.after));
}
