import { grouped } from "../base/text.ts";
import type { Change } from "../model/change.ts";
import type { Environment } from "../model/environment.ts";
import { keyOf, type WebhookKey } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import { isOurs } from "../model/ownership.ts";
import type { Plan } from "../model/plan.ts";
import { blockedChange, type Obstacle } from "./entry.ts";
import { makesActive, switchedOff } from "./lights.ts";
import { goesDark, waitsForBlocked, waitsForLeftOut } from "./obstacles.ts";
import { waitersFor } from "./waiting.ts";

/**
 * The law, on the plan that is about to be carried out: a name that is live-active and is to stay so never goes dark
 * through us. Whatever would break it is held back, whether what it counts on is blocked, left out by a filter or was
 * never planned; and so is all that waits for what is held back. Holding back adds light, so this comes to an end.
 */
export function holdToLight(plan: Plan, live: readonly LiveWebhook[], environment: Environment): Plan {
  const obstacles = new Holding(plan, countedOn(plan, live, environment)).obstacles();
  if (obstacles.size === 0) return plan;
  const held = plan.changes.flatMap((change) => {
    const obstacle = obstacles.get(change.key);
    return obstacle === undefined ? [] : [blockedChange(change, obstacle)];
  });
  return {
    ...plan,
    changes: plan.changes.filter(({ key }) => !obstacles.has(key)),
    blocked: [...plan.blocked, ...held],
  };
}

/** Ours, and what this plan takes over: that somebody else has something active under the name is no light of ours. */
function countedOn(
  { changes }: Plan,
  live: readonly LiveWebhook[],
  environment: Environment,
): readonly LiveWebhook[] {
  const adopted = new Set(changes.flatMap(({ action, key }) => (action === "adopt" ? [key] : [])));
  return live.filter((one) => isOurs(one, environment) || adopted.has(keyOf(one)));
}

class Holding {
  readonly #plan: Plan;
  readonly #lit: ReadonlyMap<string, readonly WebhookKey[]>;
  readonly #active: ReadonlySet<WebhookKey>;
  readonly #byName: ReadonlyMap<string, readonly Change[]>;
  readonly #held = new Map<WebhookKey, Obstacle>();
  readonly #queue: Change[] = [];

  constructor(plan: Plan, live: readonly LiveWebhook[]) {
    const active = live.filter(({ status }) => status === "active");
    this.#plan = plan;
    this.#active = new Set(active.map(keyOf));
    this.#lit = grouped(active.map((one) => [one.name, keyOf(one)] as const));
    this.#byName = grouped(plan.changes.map((change) => [change.name, change] as const));
  }

  obstacles(): ReadonlyMap<WebhookKey, Obstacle> {
    this.#holdWhatWaitsInVain();
    for (const name of this.#plan.keepActive) this.#keepLit(name);
    const waiters = waitersFor(this.#plan.changes);
    for (const held of this.#queue) {
      for (const waiter of waiters.get(held.key) ?? []) this.#hold(waiter, waitsForBlocked(held.key));
      if (makesActive(held)) this.#keepLit(held.name);
    }
    return this.#held;
  }

  #hold(change: Change, obstacle: Obstacle): void {
    if (this.#held.has(change.key)) return;
    this.#held.set(change.key, obstacle);
    this.#queue.push(change);
  }

  #holdWhatWaitsInVain(): void {
    const planned = new Set(this.#plan.changes.map(({ key }) => key));
    const blocked = new Set(this.#plan.blocked.map(({ key }) => key));
    for (const change of this.#plan.changes) {
      const lost = change.dependsOn.find((key) => blocked.has(key));
      const leftOut = change.dependsOn.find((key) => !planned.has(key) && !this.#isMet(change, key));
      if (lost !== undefined) this.#hold(change, waitsForBlocked(lost));
      else if (leftOut !== undefined) this.#hold(change, waitsForLeftOut(leftOut));
    }
  }

  /** What goes live needs no more of what was left out than that it is active. */
  #isMet(change: Change, key: WebhookKey): boolean {
    return switchedOff(change).length === 0 && this.#active.has(key);
  }

  /** Holds back what puts the last light of a name out, where nothing of this plan has lit another one before. */
  #keepLit(name: string): void {
    const lit = this.#plan.keepActive.has(name) ? (this.#lit.get(name) ?? []) : [];
    if (lit.length === 0) return;
    const changes = (this.#byName.get(name) ?? []).filter(({ key }) => !this.#held.has(key));
    const off = new Set(changes.flatMap(switchedOff));
    if (lit.some((key) => !off.has(key))) return;
    const rising = new Set(changes.filter(makesActive).map(({ key }) => key));
    for (const change of changes) {
      const isSafe =
        switchedOff(change).length === 0 ||
        rising.has(change.key) ||
        change.dependsOn.some((key) => rising.has(key));
      if (!isSafe) this.#hold(change, goesDark(name, change.key));
    }
  }
}
