import { canonicalJson } from "../base/json.ts";
import type { Change, ShownValue } from "../model/change.ts";
import { idempotencyKeyOf, type WebhookKey } from "../model/key.ts";
import { looksLike } from "../model/likeness.ts";
import { type LiveWebhook, UNLISTED_HEADERS } from "../model/live.ts";
import { isOurs } from "../model/ownership.ts";
import { snapshotOf } from "../model/snapshot.ts";
import type { ReviewedChange } from "./digest.ts";
import { describeOld } from "./moved.ts";
import type { PresentByKey } from "./present.ts";

/** How an approved change stands now. */
export type Standing =
  | { readonly kind: "to-do"; readonly changes: readonly Change[] }
  | { readonly kind: "done" }
  /** It is not our own doing that it differs; null where the change itself tells what it is. */
  | { readonly kind: "moved"; readonly message: string | null };

const DONE: Standing = { kind: "done" };
const MOVED: Standing = { kind: "moved", message: null };

/** What is left of a change that was begun. */
export function restOf(
  approved: ReviewedChange,
  planned: Change | undefined,
  present: PresentByKey,
): Standing {
  switch (approved.action) {
    case "create":
      return isReached(approved, present) ? DONE : restOfCreate(approved, planned, present);
    case "update":
    case "adopt":
    case "unadopt":
    case "deprecate":
    case "delete":
      return isReached(approved, present) ? DONE : MOVED;
    case "replace":
      return isReached(approved, present)
        ? restOfSuperseded(approved.superseded, present)
        : restOfReplace(approved, planned, present);
  }
}

/** Whether the live object is what the change makes of it, and nothing is planned for what it was about. */
export function isReached(approved: ReviewedChange, present: PresentByKey): boolean {
  const [live, second] = present.liveOf(approved.key);
  if (approved.action === "delete") return live === undefined;
  if (live === undefined || second !== undefined || !hasChangedHands(approved, live, present)) return false;
  const planned = present.plannedFor(approved.key);
  const paths = approved.fields.map(({ path }) => path);
  const isOpen = planned?.fields.some(({ path }) => paths.includes(path));
  return !isOpen && looksLike(live, approved.after) && unseen(approved, live).every(isStillWanted(present));
}

/** Whose it is does not show in its fields. */
function hasChangedHands(
  { action }: ReviewedChange,
  live: LiveWebhook,
  { environment }: PresentByKey,
): boolean {
  return action === "unadopt" ? live.idempotencyKey !== idempotencyKeyOf(live) : isOurs(live, environment);
}

type Lasting = Exclude<ReviewedChange, { action: "delete" }>;

/** A header that a change writes and that nobody can read back. */
interface Unseen {
  readonly key: WebhookKey;
  readonly name: string;
  readonly after: ShownValue;
}

function unseen({ key, fields }: Lasting, { headers }: LiveWebhook): Unseen[] {
  const isUnlisted = headers.some(({ name }) => name === UNLISTED_HEADERS.name);
  return fields.flatMap(({ path, after }) => {
    if (!path.startsWith("headers.")) return [];
    const name = path.slice("headers.".length).toLowerCase();
    const isReadable = headers.some(
      (header) => header.name.toLowerCase() === name && header.kind === "readable",
    );
    const isSeen = after.kind === "absent" ? !isUnlisted : after.kind === "plain" && isReadable;
    return isSeen ? [] : [{ key, name, after }];
  });
}

/** While Git wants it, a value that was not written is planned to be: then it would stand in the plan. */
function isStillWanted({ declaredFor }: PresentByKey): (unseen: Unseen) => boolean {
  return ({ key, name, after }) => {
    const declared = declaredFor(key);
    if (declared === undefined) return false;
    const wanted = Object.entries(snapshotOf(declared).headers).find(([own]) => own.toLowerCase() === name);
    return isSame(wanted?.[1] ?? { kind: "absent" }, after);
  };
}

type Created = Extract<ReviewedChange, { action: "create" }>;

/** It was approved as new: nobody agreed to what a replacement takes out of service. */
function restOfCreate(approved: Created, planned: Change | undefined, present: PresentByKey): Standing {
  if (planned?.action !== "replace") return begun(approved, planned, present);
  const olds = planned.superseded.map(({ key }) => key).join(", ");
  return { kind: "moved", message: `it takes over from ${olds} now, not from nothing` };
}

type Begun = Extract<ReviewedChange, { action: "create" | "replace" }>;

/** A webhook that was left half way, and that is still to become what was approved. */
function begun(approved: Begun, planned: Change | undefined, present: PresentByKey): Standing {
  const [live] = present.liveOf(approved.key);
  if (live === undefined || planned === undefined || planned.action === "delete") return MOVED;
  if (planned.action === "deprecate" || planned.action === "unadopt") return MOVED;
  const wanted = ({ after, declared, probe }: Begun | typeof planned) => ({ after, declared, probe });
  if (!isSame(wanted(planned), wanted(approved))) return MOVED;
  const steps = present.stepsOf(approved.key);
  const isOwnStep =
    steps.some((step) => looksLike(live, step)) || isUnrecordedStep(approved, planned, live, present);
  return isOwnStep ? { kind: "to-do", changes: [planned] } : MOVED;
}

/**
 * Where no record tells of it: inactive, with our key, and in all that can be compared as approved. Nothing else makes
 * such an object than a run that got no further.
 */
function isUnrecordedStep(
  { after }: Begun,
  planned: Change,
  live: LiveWebhook,
  { environment }: PresentByKey,
): boolean {
  return (
    isOurs(live, environment) &&
    looksLike(live, { ...after, status: "inactive" }) &&
    (planned.action === "replace" || planned.fields.every(({ path }) => path === "status"))
  );
}

type Replaced = Extract<ReviewedChange, { action: "replace" }>;

/** A replacement whose new version is not active yet: all that it takes over from has still to be as approved. */
function restOfReplace(approved: Replaced, planned: Change | undefined, present: PresentByKey): Standing {
  if (planned?.action !== "replace") return MOVED;
  const wanted = new Map(planned.superseded.map(({ key, after }) => [key, after]));
  const agreed = approved.superseded.every((old) =>
    wanted.has(old.key) ? isSame(wanted.get(old.key), old.after) : isRetired(old, present),
  );
  const known = new Set(approved.superseded.map(({ key }) => key));
  return agreed && [...wanted.keys()].every((key) => known.has(key))
    ? begun(approved, planned, present)
    : MOVED;
}

type Superseded = Replaced["superseded"][number];

/** What is still to be done about the versions that were replaced. */
function restOfSuperseded(olds: readonly Superseded[], present: PresentByKey): Standing {
  const open = olds.filter((old) => !isRetired(old, present));
  if (open.length === 0) return DONE;
  const changes = open.map((old) => ({ old, planned: retirementOf(old, present) }));
  const lost = changes.find(({ planned }) => planned === undefined);
  if (lost !== undefined) return { kind: "moved", message: describeOld(lost.old, present) };
  return { kind: "to-do", changes: changes.flatMap(({ planned }) => planned ?? []) };
}

function retirementOf({ key, after }: Superseded, { plannedFor }: PresentByKey): Change | undefined {
  const planned = plannedFor(key);
  return planned?.action === "deprecate" && isSame(planned.after, after) ? planned : undefined;
}

/** Out of service as approved, or gone. */
function isRetired(old: Superseded, present: PresentByKey): boolean {
  const found = present.liveOf(old.key);
  return found.every((live) => looksLike(live, old.after));
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
