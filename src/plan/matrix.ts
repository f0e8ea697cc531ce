import { compareByKey, type WebhookKey } from "../model/fleet/key.ts";
import type { PlanDocument } from "../model/plan/plan.ts";
import type { EnvironmentPlan, MatrixCell, MatrixRow } from "../model/run/plan-matrix.ts";

/** Each webhook of any environment with where it stands in all of them, by name and version. */
export function matrixOf(plans: readonly EnvironmentPlan[]): MatrixRow[] {
  const columns = plans.map((one) => (one.kind === "planned" ? cellsOf(one.plan) : null));
  const keys = new Set(columns.flatMap((cells) => [...(cells?.keys() ?? [])]));
  return [...keys]
    .map((key) => ({
      key,
      cells: columns.map(
        (cells): MatrixCell => (cells === null ? "unknown" : (cells.get(key) ?? "not there")),
      ),
    }))
    .toSorted(compareByKey);
}

/** What a plan says of each webhook; what a replacement deprecates is told too. */
function cellsOf({ changes, blocked, unchanged }: PlanDocument): ReadonlyMap<WebhookKey, MatrixCell> {
  return new Map<WebhookKey, MatrixCell>([
    ...unchanged.map(({ key, keptOtherwise }) => {
      return [key, keptOtherwise === true ? "kept otherwise" : "as declared"] as const;
    }),
    ...changes.flatMap((change) =>
      change.action === "replace" ? change.superseded.map(({ key }) => [key, "deprecate"] as const) : [],
    ),
    ...changes.flatMap((change) =>
      change.action === "replace" && change.inPlaceOf !== undefined
        ? [[change.inPlaceOf, "replace"] as const]
        : [],
    ),
    ...changes.map(({ key, action }) => [key, action] as const),
    ...blocked.map(({ key }) => [key, "blocked"] as const),
  ]);
}
