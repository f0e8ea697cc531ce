import type { NameAndVersion, Named, WebhookKey } from "../fleet/key.ts";
import type { PlanDocument } from "../generated/plan.ts";
import type { BlockedChange, Change, Unchanged } from "./change.ts";

export type { PlanDocument } from "../generated/plan.ts";

/** A change as it stands in the document. */
export type ChangeDocument = PlanDocument["changes"][number];

/** What a manifest says about protection, and no record yet. */
export interface Protection extends Named {
  readonly protect: boolean;
}

/** What an apply would do. A value: it holds all that the apply needs and does nothing itself. */
export interface Plan {
  readonly environment: string;
  /** The tenant's host. */
  readonly tenant: string;
  readonly readAt: Date;
  readonly plannedAt: Date;
  /** How many live webhooks are ours. */
  readonly managed: number;
  /** In the order of application. */
  readonly changes: readonly Change[];
  readonly blocked: readonly BlockedChange[];
  readonly unchanged: readonly Unchanged[];
  readonly unmanaged: readonly NameAndVersion[];
  /** The names that are declared active: whatever is left out of the plan, none of them goes dark through it. */
  readonly keepActive: ReadonlySet<string>;
  /** By a name that is given up, the one that takes its place: for the law both are one name. */
  readonly renames: ReadonlyMap<string, string>;
  /** How many more are unmanaged and cannot be read; a note says which. */
  readonly unread: number;
  /** What an apply records about protection, so that it outlives the manifests. */
  readonly protections: readonly Protection[];
  /** What concerns the plan as a whole, one sentence each. */
  readonly notes: readonly string[];
}

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
