import type { WebhookKey } from "./key.ts";

/** What a later plan would do otherwise than an earlier one. */
export interface PlanComparison {
  /** Whether both digests are the same: what was approved of the first is approved of the second. */
  readonly same: boolean;
  readonly digests: { readonly first: string; readonly second: string };
  readonly differences: readonly PlanDifference[];
}

export interface PlanDifference {
  /** null where it is about the plan as a whole. */
  readonly key: WebhookKey | null;
  /** One phrase without a period. */
  readonly message: string;
}
