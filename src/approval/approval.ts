import { canonicalJson } from "../base/json.ts";
import type { Change } from "../model/change.ts";
import type { WebhookKey } from "../model/key.ts";
import type { Plan, PlanDocument } from "../model/plan.ts";
import { failure, type Result, success } from "../model/result.ts";
import { asCarried } from "./as-carried.ts";
import { approvedPart, type ReviewedChange } from "./digest.ts";
import { describeMove } from "./moved.ts";
import { byKey, type Present, type PresentByKey } from "./present.ts";
import { isReached, restOf, type Standing } from "./progress.ts";

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

/**
 * Holds what would be done now to what was approved. Only changes that are planned now are ever given back: the
 * approved document is compared with and nothing is taken from it. What an earlier run of it has done is progress.
 */
export function remainderOf(approved: PlanDocument, present: Present): Result<Remainder, readonly Moved[]> {
  const now = byKey(present);
  const changes = approved.changes.map((change) => asCarried(change, present.environment));
  const reached = new Set(changes.filter((change) => isReached(change, now)).map(({ key }) => key));
  const standings = changes.map((change) => ({ change, standing: standingOf(change, now, reached) }));
  const moved = standings.flatMap(({ change, standing }) =>
    standing.kind === "moved"
      ? [{ key: change.key, message: standing.message ?? describeMove(change, now) }]
      : [],
  );
  if (moved.length > 0) return failure(moved);
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

function standingOf(
  approved: ReviewedChange,
  present: PresentByKey,
  reached: ReadonlySet<WebhookKey>,
): Standing {
  const planned = present.plannedFor(approved.key);
  if (planned !== undefined && isAsApproved(planned, approved, reached)) {
    return { kind: "to-do", changes: [planned] };
  }
  return restOf(approved, planned, present);
}

/** The same change. What it was to wait for and need not wait for any more, because that is done, is no difference. */
function isAsApproved(planned: Change, approved: ReviewedChange, reached: ReadonlySet<WebhookKey>): boolean {
  const waited = new Set(planned.dependsOn);
  const left = approved.dependsOn.filter((key) => waited.has(key) || !reached.has(key));
  return (
    canonicalJson(approvedPart(planned)) === canonicalJson(approvedPart({ ...approved, dependsOn: left }))
  );
}
