import { canonicalJson } from "../base/json.ts";
import { failure, type Result, success } from "../base/result.ts";
import type { Environment } from "../model/fleet/environment.ts";
import type { WebhookKey } from "../model/fleet/key.ts";
import type { Change, FieldChange, Snapshot } from "../model/plan/change.ts";
import type { Plan, PlanDocument } from "../model/plan/plan.ts";
import { recordingOnly } from "../model/plan/protection.ts";
import { wireStatus } from "../model/plan/redacted-snapshot.ts";
import { type ChangeState, isReached, remainingOf } from "./change-state.ts";
import { describeChangedSince } from "./changed-since.ts";
import { byKey, type CurrentState, type CurrentStateByKey } from "./current-state.ts";
import { approvedPart, type ReviewedChange } from "./plan-document.ts";

/** What is left of an approved plan. */
export interface RemainingPlan {
  /** As planned now, without what was not approved. */
  readonly plan: Plan;
  /** Approved and applied already. */
  readonly done: readonly WebhookKey[];
  /** Planned now and not approved. */
  readonly leftOut: readonly WebhookKey[];
}

/** An approved change that is not the same any more, and what about it. */
export interface ChangedSinceApproval {
  readonly key: WebhookKey;
  readonly message: string;
}

/**
 * Holds what would be done now to what was approved. Only changes that are planned now are ever given back: the
 * approved document is compared with and nothing is taken from it. What an earlier run of it has done is progress.
 */
export function remainingPlan(
  approved: PlanDocument,
  current: CurrentState,
): Result<RemainingPlan, readonly ChangedSinceApproval[]> {
  const now = byKey(current);
  const changes = approved.changes.map((change) => asCarried(change, current.environment));
  const reached = new Set(changes.filter((change) => isReached(change, now)).map(({ key }) => key));
  const states = changes.map((change) => ({ change, state: changeStateOf(change, now, reached) }));
  const changed = states.flatMap(({ change, state }) =>
    state.kind === "changed"
      ? [{ key: change.key, message: state.message ?? describeChangedSince(change, now) }]
      : [],
  );
  if (changed.length > 0) return failure(changed);
  const kept = new Set(
    states.flatMap(({ state }) => (state.kind === "to-do" ? state.changes : [])).map(({ key }) => key),
  );
  const blocked = new Set(approved.blocked.map(({ key }) => key));
  const { plan } = current;
  const left = {
    ...recordingOnly(plan, recordedAsApproved(plan, approved, kept)),
    changes: plan.changes.filter(({ key }) => kept.has(key)),
    blocked: plan.blocked.filter(({ key }) => blocked.has(key)),
  };
  const done = states.filter(({ state }) => state.kind === "done").map(({ change }) => change.key);
  return success({ plan: left, done, leftOut: leftOutOf(plan, left) });
}

/**
 * What is recorded of protection and sunsets without a write is approved as well: a later commit may say otherwise. To protect
 * more than was approved does no harm, and where the record was lost it has to be said anew. Of what changes as approved, the change says
 * both.
 */
export function recordedAsApproved(
  { protections, sunsets }: Plan,
  approved: Pick<PlanDocument, "protections" | "sunsets">,
  changing: ReadonlySet<WebhookKey>,
): Pick<Plan, "protections" | "sunsets"> {
  const taken = new Set(approved.protections.flatMap(({ key, protect }) => (protect ? [] : [key])));
  const moved = new Map((approved.sunsets ?? []).map(({ key, sunset }) => [key, sunset]));
  return {
    protections: protections.filter(
      ({ key, protect, isNews }) => protect || !isNews || taken.has(key) || changing.has(key),
    ),
    sunsets: sunsets.filter(({ key, sunset }) => moved.get(key) === sunset || changing.has(key)),
  };
}

type Acts = Pick<Plan, "changes" | "protections" | "sunsets">;

/** What one plan does and another one does not. */
export function leftOutOf(plan: Acts, kept: Acts): readonly WebhookKey[] {
  const without = (all: readonly Keyed[], some: readonly Keyed[]) => {
    const keys = new Set(some.map(({ key }) => key));
    return all.flatMap(({ key }) => (keys.has(key) ? [] : [key]));
  };
  return [
    ...new Set([
      ...without(plan.changes, kept.changes),
      ...without(plan.protections, kept.protections),
      ...without(plan.sunsets, kept.sunsets),
    ]),
  ];
}

interface Keyed {
  readonly key: WebhookKey;
}

function changeStateOf(
  approved: ReviewedChange,
  current: CurrentStateByKey,
  reached: ReadonlySet<WebhookKey>,
): ChangeState {
  const planned = current.plannedFor(approved.key);
  if (planned !== undefined && isAsApproved(planned, approved, reached)) {
    return { kind: "to-do", changes: [planned] };
  }
  return remainingOf(approved, planned, current);
}

/** The same change. What it was to wait for and need not wait for any more, because that is done, is no difference. */
function isAsApproved(planned: Change, approved: ReviewedChange, reached: ReadonlySet<WebhookKey>): boolean {
  const waited = new Set(planned.dependsOn);
  const left = approved.dependsOn.filter((key) => waited.has(key) || !reached.has(key));
  return (
    canonicalJson(approvedPart(planned)) === canonicalJson(approvedPart({ ...approved, dependsOn: left }))
  );
}

type Carrier = Pick<Environment, "capabilities">;

/**
 * An approved change as the tenant can carry it. That it has no deprecated status may have been learned by the very run
 * that is taken up again: what was approved as deprecated is inactive by now, and done.
 */
function asCarried(change: ReviewedChange, environment: Carrier): ReviewedChange {
  switch (change.action) {
    case "create":
    case "update":
    case "adopt":
    case "unadopt":
    case "deprecate":
      return {
        ...change,
        after: carried(change.after, environment),
        fields: change.fields.map((field) => carriedField(field, environment)),
      };
    case "replace":
      return {
        ...change,
        superseded: change.superseded.map((old) => ({ ...old, after: carried(old.after, environment) })),
      };
    case "delete":
      return change;
  }
}

function carried(after: Snapshot, environment: Carrier): Snapshot {
  return { ...after, status: wireStatus(after.status, environment) };
}

function carriedField(field: FieldChange, environment: Carrier): FieldChange {
  const { path, after } = field;
  if (path !== "status" || after.kind !== "plain" || after.text !== "deprecated") return field;
  return { ...field, after: { kind: "plain", text: wireStatus("deprecated", environment) } };
}
