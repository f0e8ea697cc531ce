import { canonicalJson } from "../base/canonical-json.ts";
import type { Change } from "../model/change.ts";
import { keyOf, type WebhookKey } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { Plan, PlanDocument } from "../model/plan.ts";
import { failure, type Result, success } from "../model/result.ts";
import { approvedPart, type ReviewedChange } from "./fingerprint.ts";
import { looksLike } from "./likeness.ts";
import { describeMove } from "./moved.ts";
import { nowOf, type Present } from "./present.ts";

/** What is left of an approved plan. */
export interface Remainder {
  /** As planned now, without what was not approved. */
  readonly plan: Plan;
  /** Approved and applied already. */
  readonly done: readonly WebhookKey[];
  /** Planned now and not approved. */
  readonly leftOut: readonly WebhookKey[];
}

/** An approved change that is not the same any more, and what about it. */
export interface Moved {
  readonly key: WebhookKey;
  readonly message: string;
}

/** How an approved change stands now. */
type Standing =
  | { readonly kind: "to-do"; readonly changes: readonly Change[] }
  | { readonly kind: "done" }
  | { readonly kind: "moved" };

/**
 * Holds what would be done now to what was approved. Only changes that are planned now are ever given back: the
 * approved document is compared with and nothing is taken from it. What an earlier run of it has done is progress.
 */
export function remainderOf(approved: PlanDocument, present: Present): Result<Remainder, readonly Moved[]> {
  const standings = approved.changes.map((change) => ({ change, standing: standingOf(change, present) }));
  const moved = standings.filter(({ standing }) => standing.kind === "moved");
  if (moved.length > 0) {
    const now = nowOf(present);
    return failure(moved.map(({ change }) => ({ key: change.key, message: describeMove(change, now) })));
  }
  const kept = new Set(
    standings
      .flatMap(({ standing }) => (standing.kind === "to-do" ? standing.changes : []))
      .map(({ key }) => key),
  );
  const blocked = new Set(approved.blocked.map(({ key }) => key));
  const { plan } = present;
  return success({
    plan: {
      ...plan,
      changes: plan.changes.filter(({ key }) => kept.has(key)),
      blocked: plan.blocked.filter(({ key }) => blocked.has(key)),
    },
    done: standings.filter(({ standing }) => standing.kind === "done").map(({ change }) => change.key),
    leftOut: plan.changes.map(({ key }) => key).filter((key) => !kept.has(key)),
  });
}

function standingOf(approved: ReviewedChange, present: Present): Standing {
  const planned = present.plan.changes.find(({ key }) => key === approved.key);
  if (planned !== undefined && isSame(approvedPart(planned), approvedPart(approved))) {
    return { kind: "to-do", changes: [planned] };
  }
  const rest = restOf(approved, planned, present);
  if (rest === null) return { kind: "moved" };
  return rest.length === 0 ? { kind: "done" } : { kind: "to-do", changes: rest };
}

/** What is left of a change that was begun; nothing when it is done, null when the difference is not our own doing. */
function restOf(
  approved: ReviewedChange,
  planned: Change | undefined,
  present: Present,
): readonly Change[] | null {
  switch (approved.action) {
    case "create":
      return isReached(approved, planned, present) ? [] : begun(approved, planned, present);
    case "update":
    case "adopt":
    case "unadopt":
    case "deprecate":
      return isReached(approved, planned, present) ? [] : null;
    case "replace":
      return restOfReplace(approved, planned, present);
    case "delete":
      return liveOf(approved.key, present).length === 0 ? [] : null;
  }
}

type Lasting = Exclude<ReviewedChange, { action: "delete" }>;

/** Whether the live object is what the change makes of it, and nothing is planned for what it was about. */
function isReached(approved: Lasting, planned: Change | undefined, present: Present): boolean {
  const [live, second] = liveOf(approved.key, present);
  if (live === undefined || second !== undefined || isTakeover(planned)) return false;
  const paths = approved.fields.map(({ path }) => path);
  const isOpen = planned?.fields.some(({ path }) => paths.includes(path));
  return !isOpen && looksLike(live, approved.after);
}

/** What still changes hands has not: its fields do not tell. */
function isTakeover(planned: Change | undefined): boolean {
  return planned?.action === "adopt" || planned?.action === "unadopt";
}

/** A webhook that a run of this plan left half way, and that is still to become what was approved. */
function begun(
  approved: Extract<Lasting, { action: "create" | "replace" }>,
  planned: Change | undefined,
  present: Present,
): readonly Change[] | null {
  if (planned === undefined || planned.action === "delete" || !isSame(planned.after, approved.after))
    return null;
  const [live] = liveOf(approved.key, present);
  const steps = present.steps.get(approved.key) ?? [];
  return live !== undefined && steps.some((step) => looksLike(live, step)) ? [planned] : null;
}

function restOfReplace(
  approved: Extract<ReviewedChange, { action: "replace" }>,
  planned: Change | undefined,
  present: Present,
): readonly Change[] | null {
  const olds = approved.superseded.map((old) => restOfSuperseded(old, present));
  const open = olds.flatMap((rest) => rest ?? []);
  if (olds.includes(null)) return null;
  if (isReached(approved, planned, present)) return open;
  const agreed = new Map(approved.superseded.map(({ key, after }) => [key, after]));
  const isAgreed =
    planned?.action === "replace" &&
    planned.superseded.every(({ key, after }) => isSame(agreed.get(key), after));
  return isAgreed ? begun(approved, planned, present) : null;
}

type SupersededDocument = Extract<ReviewedChange, { action: "replace" }>["superseded"][number];

/** What is still to be done about a version that was replaced; null when somebody else changed it. */
function restOfSuperseded(old: SupersededDocument, present: Present): readonly Change[] | null {
  const [live] = liveOf(old.key, present);
  if (live === undefined || looksLike(live, old.after)) return [];
  if (!looksLike(live, old.before)) return null;
  return present.plan.changes.filter(
    (change) => change.key === old.key && change.action === "deprecate" && isSame(change.after, old.after),
  );
}

function liveOf(key: WebhookKey, { live }: Present): readonly LiveWebhook[] {
  return live.filter((webhook) => keyOf(webhook) === key);
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
