import type { Locate } from "../model/diagnostic.ts";
import type { Environment } from "../model/environment.ts";
import type { WebhookKey } from "../model/key.ts";
import type { LiveListing } from "../model/live.ts";
import type { Allowances, BlockReason } from "../model/plan-request.ts";
import type { LastWritten } from "../model/record.ts";
import type { Webhook } from "../model/webhook.ts";

/** All that a plan depends on. */
export interface PlanInput {
  readonly environment: Environment;
  /** The tenant's host. */
  readonly tenant: string;
  readonly desired: readonly Webhook[];
  readonly live: LiveListing;
  readonly lastWritten: ReadonlyMap<WebhookKey, LastWritten>;
  /** What the record, or a label, tells of at all. */
  readonly recorded: ReadonlySet<WebhookKey>;
  /** What the record says that manifests protected. */
  readonly protectedKeys: ReadonlySet<WebhookKey>;
  /** By policy, which never keeps anything in service. */
  readonly refusals: ReadonlyMap<WebhookKey, readonly BlockReason[]>;
  /** What is declared without a value that nobody can name; a rollback has such. */
  readonly incomplete: ReadonlyMap<WebhookKey, BlockReason>;
  readonly locate: Locate;
  readonly allow: Allowances;
  /** Names or keys; empty for everything. */
  readonly targets: readonly string[];
  readonly now: Date;
}
