import type { Snapshot } from "../model/change.ts";
import type { WebhookKey } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { Plan } from "../model/plan.ts";

/** How things are now, beside what was approved. */
export interface Present {
  /** Planned anew from the manifests, the policy and the live state. */
  readonly plan: Plan;
  readonly live: readonly LiveWebhook[];
  /** What earlier runs of the approved plan set out to make of each webhook. */
  readonly steps: ReadonlyMap<WebhookKey, readonly Snapshot[]>;
  /** Lower-case names of headers whose live values may be shown. */
  readonly plainHeaders: readonly string[];
}
