import type { Locate } from "../fleet/diagnostic.ts";
import type { Environment } from "../fleet/environment.ts";
import { type NameAndVersion, type Named, partsOf, type Renames, type WebhookKey } from "../fleet/key.ts";
import type { LastWritten } from "../fleet/last-written.ts";
import type { LiveListing, LiveWebhook } from "../fleet/live.ts";
import type { Webhook } from "../fleet/webhook.ts";
import type { PlanDocument } from "../generated/plan.ts";
import type { BlockedChange, Change, Entry, Unchanged } from "./change.ts";

export type { PlanDocument } from "../generated/plan.ts";

/** A change as it stands in the document. */
export type ChangeDocument = PlanDocument["changes"][number];

/** What a manifest says about protection, and no record yet. */
export interface Protection extends Named {
  readonly protect: boolean;
  /** False where all that is new is that a record says it. */
  readonly isNews: boolean;
}

/** The day from which a version may be deleted once it is deprecated, where its manifest moves it. */
export interface SunsetMove extends Named {
  /** A UTC day, `2027-03-31`; null where its manifest has none any more. */
  readonly sunset: string | null;
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
  /**
   * By what goes into service, what delivers now and has to go for it: where that stays, both would. In an ordinary plan only what
   * comes back under a former name has any: a new version goes live before the old one goes.
   */
  readonly takeovers: ReadonlyMap<WebhookKey, readonly WebhookKey[]>;
  /** By a name that is given up, the one that takes its place: for the law both are one name. */
  readonly renames: ReadonlyMap<string, string>;
  /** How many more are unmanaged and cannot be read; a note says which. */
  readonly unread: number;
  /** How many other changes, made or blocked, targets leave out; a note says so. */
  readonly leftOut: number;
  /** What an apply records about protection, so that it outlives the manifests. */
  readonly protections: readonly Protection[];
  /** The same about sunsets. */
  readonly sunsets: readonly SunsetMove[];
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

/** Why a webhook that is restored may not be made as it was. */
export interface IncompleteReason extends BlockReason {
  readonly code: "masked" | "credentials" | "dependency" | "policy";
}

/** What is asked of a plan. */
export interface PlanRequest {
  /** Names or keys; empty for everything. */
  readonly targets: readonly string[];
  readonly allow: Allowances;
  /** What a rollback could not declare as it was. */
  readonly incomplete: ReadonlyMap<WebhookKey, IncompleteReason>;
  /** By key, what is active, needs it, and is no part of the plan: a rollback leaves it as it is. */
  readonly needed: ReadonlyMap<WebhookKey, readonly WebhookKey[]>;
  /** What else the tenant has, ours or not: a rollback leaves it as it is. */
  readonly staying: readonly LiveWebhook[];
  /** By what a rollback takes out of service, which of those is active under its name, or one that is the same. */
  readonly heirs: ReadonlyMap<WebhookKey, NameAndVersion>;
}

/** Everything, and nothing that has to be allowed. */
export const WHOLE_FLEET: PlanRequest = {
  targets: [],
  incomplete: new Map(),
  needed: new Map(),
  staying: [],
  heirs: new Map(),
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

/** All that a plan depends on. */
export interface PlanInput {
  readonly environment: Environment;
  /** The tenant's host. */
  readonly tenant: string;
  readonly desired: readonly Webhook[];
  readonly live: LiveListing;
  readonly lastWritten: ReadonlyMap<WebhookKey, LastWritten>;
  /** What the record tells of at all. A label is no record: it is as old as the last write. */
  readonly recorded: ReadonlySet<WebhookKey>;
  /** What the record says that manifests protected, or a label where no record tells. */
  readonly protectedKeys: ReadonlySet<WebhookKey>;
  /** By policy, which never keeps anything in service. */
  readonly refusals: ReadonlyMap<WebhookKey, readonly BlockReason[]>;
  /** What is declared without a value that nobody can name; a rollback has such. */
  readonly incomplete: ReadonlyMap<WebhookKey, IncompleteReason>;
  /** What is active, needs these, and is not in `desired`. */
  readonly needed: ReadonlyMap<WebhookKey, readonly WebhookKey[]>;
  /** What is live, in addition to `live`, and no part of the plan. */
  readonly staying: readonly LiveWebhook[];
  /** By key, which of those is active and takes over where that goes. */
  readonly heirs: ReadonlyMap<WebhookKey, NameAndVersion>;
  readonly locate: Locate;
  readonly allow: Allowances;
  /** Names or keys; empty for everything. */
  readonly targets: readonly string[];
  readonly now: Date;
}

/** The ids of what had this name, as far as the record tells, until it got another key in place. */
export function idsBorneBy(
  name: string,
  { lastWritten }: Pick<PlanInput, "lastWritten">,
): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [key, { formerId }] of lastWritten)
    if (formerId !== undefined && partsOf(key).name === name) ids.add(formerId);
  return ids;
}

/** What each webhook needs to be as declared, before anything guards it. */
export interface ProposedChanges {
  readonly entries: readonly Entry[];
  readonly ours: readonly LiveWebhook[];
  /** How many live webhooks are ours, under whatever name. */
  readonly managed: number;
  /** How many of them are not out of service already. */
  readonly inUse: number;
  /** Live, not ours and not declared either. */
  readonly unmanaged: readonly LiveWebhook[];
}

/** Compares what is declared with what is live. */
export type Propose = (input: PlanInput, renames: Renames) => ProposedChanges;

/** What is asked of a plan, as it is typed. */
export interface RawPlanRequest {
  readonly target?: readonly string[];
  readonly allowDelete?: readonly string[];
  readonly allowDeprecate?: readonly string[];
  readonly allowDowngrade?: readonly string[];
}
