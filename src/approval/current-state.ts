import { grouped } from "../base/text.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { keyOf, type WebhookKey } from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { Change, Snapshot } from "../model/plan/change.ts";
import type { Plan } from "../model/plan/plan.ts";
import { plainAsDeclared, snapshotOfLive } from "../model/plan/redacted-snapshot.ts";
import type { ComparedState } from "./changed-since.ts";

/** How things are now, beside what was approved. */
export interface CurrentState {
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

/** The same by key, so that each of many changes is looked up and none is looked for. */
export interface CurrentStateByKey extends ComparedState {
  readonly environment: Environment;
  readonly plannedFor: (key: WebhookKey) => Change | undefined;
  readonly liveOf: (key: WebhookKey) => readonly LiveWebhook[];
  readonly declaredFor: (key: WebhookKey) => Webhook | undefined;
}

export function byKey(current: CurrentState): CurrentStateByKey {
  const { plan, desired, live, steps, environment } = current;
  const planned = new Map(plan.changes.map((change) => [change.key, change]));
  const blocked = new Map(plan.blocked.toReversed().map((one) => [one.key, one]));
  const found = grouped(live.map((webhook) => [keyOf(webhook), webhook] as const));
  const declared = new Map(desired.map((webhook) => [keyOf(webhook), webhook]));
  return {
    environment,
    plannedFor: (key) => planned.get(key),
    blockedFor: (key) => blocked.get(key),
    liveFor: (key) => {
      const [first] = found.get(key) ?? [];
      return first === undefined ? null : snapshotOfLive(first, plainAsDeclared(first, current));
    },
    liveOf: (key) => found.get(key) ?? [],
    declaredFor: (key) => declared.get(key),
    stepsOf: (key) => steps.get(key) ?? [],
  };
}
