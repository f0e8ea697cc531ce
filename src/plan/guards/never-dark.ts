import { grouped } from "../../base/text.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import { goesOnAs, keyOf, type WebhookKey } from "../../model/fleet/key.ts";
import { isOurs, type LiveWebhook } from "../../model/fleet/live.ts";
import { type Block, blockedChange } from "../../model/plan/block.ts";
import {
  type Change,
  isLit,
  makesActive,
  type ReplaceInPlace,
  switchesOff,
} from "../../model/plan/change.ts";
import type { Plan } from "../../model/plan/plan.ts";
import { bothDeliver, leavesNoneActive, waitsForBlocked, waitsForLeftOut } from "./blocks.ts";
import { waitersFor } from "./dependencies.ts";

/**
 * The law, on the plan that is about to be carried out: a name that is live-active and is to stay so never goes dark
 * through us. Whatever would break it is held back, whether what it counts on is blocked, left out by a filter or was
 * never planned; and so is all that waits for what is held back, or that a rollback puts in the place of it. Each block
 * leaves one change less, so this comes to an end.
 */
export function keepNamesActive(plan: Plan, live: readonly LiveWebhook[], environment: Environment): Plan {
  if (plan.changes.length === 0) return plan;
  const blocks = new NeverDarkGuard(plan, countedOn(plan, live, environment)).blocks();
  if (blocks.size === 0) return plan;
  const held = plan.changes.flatMap((change) => {
    const block = blocks.get(change.key);
    return block === undefined ? [] : [blockedChange(change, block)];
  });
  return {
    ...plan,
    changes: plan.changes.filter(({ key }) => !blocks.has(key)),
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

class NeverDarkGuard {
  readonly #plan: Plan;
  readonly #activeByName: ReadonlyMap<string, readonly WebhookKey[]>;
  readonly #active: ReadonlySet<WebhookKey>;
  /** Of these what has no sunset: what is deprecated goes on until then, and is no light that stays. */
  readonly #lasting: ReadonlySet<WebhookKey>;
  readonly #byName: ReadonlyMap<string, readonly Change[]>;
  readonly #keepActive: ReadonlySet<string>;
  /** By what goes for them, what takes over. */
  readonly #takers: ReadonlyMap<WebhookKey, readonly Change[]>;
  readonly #blocked = new Map<WebhookKey, Block>();
  readonly #queue: Change[] = [];

  constructor(plan: Plan, live: readonly LiveWebhook[]) {
    const active = live.filter(isLit);
    this.#plan = plan;
    this.#active = new Set(active.map(keyOf));
    this.#lasting = new Set(active.filter(({ status }) => status !== "deprecated").map(keyOf));
    this.#activeByName = grouped(active.map((one) => [this.#lineOf(one.name), keyOf(one)] as const));
    this.#byName = grouped(plan.changes.map((change) => [this.#lineOf(change.name), change] as const));
    this.#keepActive = new Set([...plan.keepActive].map((name) => this.#lineOf(name)));
    const { changes, takeovers } = plan;
    const taking = takeovers.size === 0 ? [] : changes.filter(({ key }) => takeovers.has(key));
    this.#takers = grouped(
      taking.flatMap((change) => (takeovers.get(change.key) ?? []).map((old) => [old, change] as const)),
    );
  }

  blocks(): ReadonlyMap<WebhookKey, Block> {
    this.#blockUnreachable();
    for (const { key } of this.#plan.blocked) this.#blockTakers(key);
    for (const name of this.#keepActive) this.#keepNameActive(name);
    const waiters = waitersFor(this.#plan.changes);
    for (const held of this.#queue) {
      for (const waiter of waiters.get(held.key) ?? []) this.#block(waiter, waitsForBlocked(held.key));
      this.#blockTakers(held.key);
      if (makesActive(held)) this.#keepNameActive(this.#lineOf(held.name));
    }
    return this.#blocked;
  }

  /** A name and the one that takes its place are one: what is active under the old one is light of the new one. */
  #lineOf(name: string): string {
    return goesOnAs(name, this.#plan.renames);
  }

  #block(change: Change, block: Block): void {
    if (this.#blocked.has(change.key)) return;
    this.#blocked.set(change.key, block);
    this.#queue.push(change);
  }

  /** Of what stays, nothing takes over. */
  #blockTakers(staying: WebhookKey): void {
    for (const taker of this.#takers.get(staying) ?? []) this.#block(taker, bothDeliver(staying));
  }

  #blockUnreachable(): void {
    const planned = new Set(this.#plan.changes.map(({ key }) => key));
    const blocked = new Set(this.#plan.blocked.map(({ key }) => key));
    for (const change of this.#plan.changes) {
      const lost = change.dependsOn.find((key) => blocked.has(key));
      const leftOut = change.dependsOn.find((key) => !planned.has(key) && !this.#isMet(change, key));
      if (lost !== undefined) this.#block(change, waitsForBlocked(lost));
      else if (leftOut !== undefined) this.#block(change, waitsForLeftOut(leftOut));
    }
  }

  /** What goes live needs no more of what was left out than that it is active. */
  #isMet(change: Change, key: WebhookKey): boolean {
    return deactivated(change).length === 0 && this.#active.has(key);
  }

  /** Holds back what puts the last light of a name out, where nothing of this plan has lit another one before. */
  #keepNameActive(name: string): void {
    const lit = this.#keepActive.has(name) ? (this.#activeByName.get(name) ?? []) : [];
    if (lit.length === 0) return;
    const changes = (this.#byName.get(name) ?? []).filter(({ key }) => !this.#blocked.has(key));
    const off = new Set(changes.flatMap(deactivated));
    const staying = lit.filter((key) => !off.has(key));
    if (staying.some((key) => this.#lasting.has(key))) return;
    const becomingActive = new Set(changes.filter(makesActive).map(({ key }) => key));
    for (const change of changes) {
      const isSafe =
        !this.#endsLast(change, staying) ||
        becomingActive.has(change.key) ||
        change.dependsOn.some((key) => becomingActive.has(key));
      if (!isSafe) this.#block(change, leavesNoneActive(name, change.key, this.#isAlone(change)));
    }
  }

  /** Whether it puts out what lasts, or all that is left. */
  #endsLast(change: Change, staying: readonly WebhookKey[]): boolean {
    const off = deactivated(change);
    return off.length > 0 && (staying.length === 0 || off.some((key) => this.#lasting.has(key)));
  }

  /** Whether no other version of its name is to be changed: what is left as it is does not go live. */
  #isAlone({ name, key }: Change): boolean {
    const { changes, blocked, leftOut } = this.#plan;
    const line = this.#lineOf(name);
    const others = [...changes, ...blocked].some((one) => one.key !== key && this.#lineOf(one.name) === line);
    return !others && leftOut === 0;
  }
}

/** The versions that are active now and not any more after the change. */
export function deactivated(change: Change): readonly WebhookKey[] {
  switch (change.action) {
    case "create":
    case "unadopt":
      return [];
    case "update":
    case "adopt":
      return switchesOff(change) ? [keyOf(change.live)] : [];
    case "deprecate":
      return isLit(change.live) && change.goesOn !== true ? [keyOf(change.live)] : [];
    case "replace":
      if (change.inPlaceOf !== undefined) return deactivatedInPlace(change);
      return change.superseded.flatMap(({ live, goesOn }) =>
        isLit(live) && goesOn !== true ? [keyOf(live)] : [],
      );
    case "delete":
      return isLit(change.live) ? [keyOf(change.live)] : [];
  }
}

/** The same live object goes on under another version, and stops only where that is declared so. */
function deactivatedInPlace({ live, after }: ReplaceInPlace): readonly WebhookKey[] {
  return isLit(live) && after.status !== "active" ? [keyOf(live)] : [];
}
