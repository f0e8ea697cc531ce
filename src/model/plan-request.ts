import type { WebhookKey } from "./key.ts";

/** What somebody allowed by name on the command line. */
export interface Allowances {
  readonly delete: ReadonlySet<WebhookKey>;
  readonly deprecate: ReadonlySet<WebhookKey>;
  /** Names, not keys: the way back leads to whatever version is declared. */
  readonly downgrade: ReadonlySet<string>;
}

/** Why a webhook may not be made as it is declared, with the remedy. */
export interface BlockReason {
  readonly message: string;
  readonly remedy: string;
}

/** What is asked of a plan. */
export interface PlanRequest {
  /** Names or keys; empty for everything. */
  readonly targets: readonly string[];
  readonly allow: Allowances;
  /** What a rollback could not declare as it was. */
  readonly incomplete: ReadonlyMap<WebhookKey, BlockReason>;
}

/** Everything, and nothing that has to be allowed. */
export const WHOLE_FLEET: PlanRequest = {
  targets: [],
  incomplete: new Map(),
  allow: { delete: new Set(), deprecate: new Set(), downgrade: new Set() },
};
