import { isSameJson } from "../../base/json.ts";
import { keyOf, type WebhookKey } from "../../model/fleet/key.ts";
import type { Snapshot } from "../../model/plan/change.ts";
import type { BegunPlan } from "../../model/record/projection.ts";
import type { Intent, RunStarted } from "../../model/record/record.ts";

/** A saved plan expires after a day, and clocks differ. */
const PLANS_MS = 2 * 86_400_000;

interface Begun {
  readonly at: number;
  readonly steps: Map<WebhookKey, readonly Snapshot[]>;
}

/**
 * What plans of the last days were about to make of webhooks that are not as planned yet. Of a change that was brought to
 * its end nothing is kept, and of a step that was tried again no second copy, so that it grows with what is open.
 */
export class BegunPlans {
  readonly #plans: Map<string, Begun>;

  constructor(from: ReadonlyMap<string, BegunPlan>) {
    this.#plans = copyOf(from);
  }

  /** Forgets what no saved plan can ask for any more. */
  start({ timestamp }: RunStarted): void {
    for (const [digest, { at }] of this.#plans) {
      if (at < timestamp * 1_000 - PLANS_MS) this.#plans.delete(digest);
    }
  }

  intend({ plan_digest: digest, timestamp }: RunStarted, { after, ...intent }: Intent): void {
    if (after === null) return;
    const steps = this.#plans.get(digest)?.steps ?? new Map<WebhookKey, readonly Snapshot[]>();
    const key = keyOf({ name: intent.webhook_name, version: intent.version });
    const known = steps.get(key) ?? [];
    if (!known.some((step) => isSameJson(step, after))) steps.set(key, [...known, after]);
    this.#plans.set(digest, { at: timestamp * 1_000, steps });
  }

  /** It is as planned. */
  close(key: WebhookKey): void {
    for (const [digest, { steps }] of this.#plans) {
      if (steps.delete(key) && steps.size === 0) this.#plans.delete(digest);
    }
  }

  all(): ReadonlyMap<string, BegunPlan> {
    return copyOf(this.#plans);
  }
}

function copyOf(plans: ReadonlyMap<string, BegunPlan>): Map<string, Begun> {
  return new Map([...plans].map(([digest, { at, steps }]) => [digest, { at, steps: new Map(steps) }]));
}
