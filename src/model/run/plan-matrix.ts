import type { WebhookKey } from "../fleet/key.ts";
import type { Action } from "../plan/change.ts";
import type { PlanDocument } from "../plan/plan.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Problem } from "./problem.ts";

/** What became of planning one environment. */
export type EnvironmentPlan = { readonly environment: string; readonly exitCode: ExitCode } & (
  | { readonly kind: "planned"; readonly plan: PlanDocument }
  | { readonly kind: "failed"; readonly problem: Problem }
);

/** Where a webhook stands in an environment: what an apply would do, or why it would do nothing. */
export type MatrixCell = Action | "as declared" | "kept otherwise" | "blocked" | "not there" | "unknown";

/** A webhook and where it stands, in the order of the environments. */
export interface MatrixRow {
  readonly key: WebhookKey;
  readonly cells: readonly MatrixCell[];
}
