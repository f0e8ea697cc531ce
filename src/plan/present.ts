import type { Snapshot } from "../model/change.ts";
import type { Environment } from "../model/environment.ts";
import { keyOf, type WebhookKey } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { Plan } from "../model/plan.ts";
import { snapshotOfLive } from "../model/snapshot.ts";
import type { Webhook } from "../model/webhook.ts";
import type { Now } from "./moved.ts";
import { plainAsDeclared } from "./plain-headers.ts";

/** How things are now, beside what was approved. */
export interface Present {
  /** Planned anew from the manifests, the policy and the live state. */
  readonly plan: Plan;
  /** What Git declares. */
  readonly desired: readonly Webhook[];
  readonly live: readonly LiveWebhook[];
  /** What earlier runs of the approved plan set out to make of each webhook. */
  readonly steps: ReadonlyMap<WebhookKey, readonly Snapshot[]>;
  /** With what was learned of the tenant. */
  readonly environment: Environment;
}

/** The same as what an approved change is compared with. */
export function nowOf(present: Present): Now {
  const { plan, live } = present;
  return {
    plannedFor: (wanted) => plan.changes.find(({ key }) => key === wanted),
    blockedFor: (wanted) => plan.blocked.find(({ key }) => key === wanted),
    liveFor: (wanted) => {
      const found = live.find((webhook) => keyOf(webhook) === wanted);
      return found === undefined ? null : snapshotOfLive(found, plainAsDeclared(found, present));
    },
  };
}
