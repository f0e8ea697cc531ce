import type { Location } from "../fleet/diagnostic.ts";
import type { WebhookKey } from "../fleet/key.ts";
import type { Action, Blocked, FieldChange, Reason, Snapshot, Unchanged } from "../plan/change.ts";
import type { ChangeDocument } from "../plan/plan.ts";
import type { History } from "../record/history.ts";
import type { OutcomeResult } from "../record/outcome.ts";

/** All that is known of one webhook: what Git wants, what the tenant has, what was done and what would be. */
export interface WebhookDescription {
  readonly environment: string;
  /** The tenant's host. */
  readonly tenant: string;
  readonly readAt: Date;
  readonly name: string;
  /** The highest first. */
  readonly versions: readonly VersionDescription[];
  /** What is declared to depend on it. */
  readonly dependants: readonly WebhookKey[];
  /** Its changes, the latest first. */
  readonly record: readonly RecordedChange[];
}

/** One version of it. */
export interface VersionDescription {
  readonly key: WebhookKey;
  /** null where no manifest declares it. */
  readonly declared: DeclaredWebhook | null;
  /** What the tenant has of it; more than one where somebody made it twice. */
  readonly live: readonly LiveDescription[];
  readonly planned: PlannedForWebhook;
  readonly history: History;
}

/** What Git says of it. */
export interface DeclaredWebhook {
  readonly snapshot: Snapshot;
  readonly location: Location;
  readonly description: string | null;
  readonly owner: string | null;
  readonly protect: boolean;
  readonly dependsOn: readonly string[];
  /** What it takes from secrets, by reference. */
  readonly secrets: readonly SecretUse[];
}

/** A secret that a manifest refers to. */
export interface SecretUse {
  readonly name: string;
  /** null where the manifest names none. */
  readonly version: number | null;
  /** Whether its value can be had here. */
  readonly isSet: boolean;
}

/** What the tenant has of it, as it may be shown. */
export interface LiveDescription {
  readonly id: string;
  readonly isOurs: boolean;
  readonly snapshot: Snapshot;
}

/** What an apply would do to it. */
export type PlannedForWebhook =
  | { readonly kind: "change"; readonly change: ChangeDocument }
  | { readonly kind: "blocked"; readonly blocked: Blocked }
  | ({ readonly kind: "unchanged" } & Omit<Unchanged, "key">)
  /** Another version's change takes it along. */
  | { readonly kind: "superseded"; readonly by: WebhookKey }
  /** The live object becomes another version, and this one is no more. */
  | { readonly kind: "replaced-in-place"; readonly by: WebhookKey }
  /** Nobody declares it and it is not ours, or it is nowhere any more. */
  | { readonly kind: "none" };

/** A field of a recorded change. */
export type RecordedField = Pick<FieldChange, "path" | "before" | "after">;

/** What a run did to it. */
export interface RecordedChange {
  /** ISO 8601 UTC. */
  readonly time: string;
  readonly key: WebhookKey;
  readonly action: Action;
  readonly result: OutcomeResult;
  readonly status: string;
  readonly details: string;
  readonly reason: Reason;
  readonly fields: readonly RecordedField[];
  readonly run: string;
  readonly actor: string;
  /** Of the run; null where its start is not in the record, or it had none. */
  readonly commit: string | null;
  /** The digest of the plan that was carried out: what was approved. */
  readonly approved: string | null;
  readonly ciRunUrl: string | null;
}
