import type { BlockedChange, Change, Unchanged } from "./change.ts";
import type { NameAndVersion, Named } from "./key.ts";

export type { PlanDocument } from "./generated/plan.ts";

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
  /** How many more are unmanaged and cannot be read; a note says which. */
  readonly unread: number;
  /** What an apply records about protection, so that it outlives the manifests. */
  readonly protections: readonly Protection[];
  /** What concerns the plan as a whole, one sentence each. */
  readonly notes: readonly string[];
}
