import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { Limiter } from "../base/throttle.ts";
import type { WebhookKey } from "../model/fleet/key.ts";
import type { Change } from "../model/plan/change.ts";
import type { Outcome } from "../model/record/outcome.ts";

/** Waits for something outside of the run. Meanwhile the change takes no room: others may begin. */
export type WhileIdle = <T>(wait: () => Promise<T>) => Promise<T>;

interface Schedule {
  /** How many changes may be under way at once. */
  readonly width: number;
  readonly work: (change: Change, whileIdle: WhileIdle) => Promise<Outcome>;
  /** A change that is not made, and which one it waited for; null when the run was stopped. */
  readonly skip: (change: Change, because: WebhookKey | null) => Promise<Outcome>;
  /** Is told how each ended before another one starts. */
  readonly ended: (outcome: Outcome) => void;
  /** Whether nothing new may start. */
  readonly stopped: () => boolean;
}

/**
 * Each begins with a handshake, which computes. The first that are through write to the API while others shake hands, and
 * from then on answers do not come all at once.
 */
const LAUNCHED_A_TURN = 8;

/**
 * Starts each change as soon as all that it waits for is applied, the longest chain behind it first. What waits for a
 * change that was not applied is skipped, and so on down; the rest goes on. Outcomes come in the order of completion.
 */
export async function runSchedule(changes: readonly Change[], schedule: Schedule): Promise<Outcome[]> {
  return await new ScheduledRun(changes, schedule).toTheEnd();
}

class ScheduledRun {
  readonly #schedule: Schedule;
  readonly #planned: ReadonlySet<WebhookKey>;
  /** The longest chain first. */
  readonly #waiting: Change[];
  readonly #outcomes = new Map<WebhookKey, Outcome>();
  #running = 0;
  #idle = 0;
  /** Whether a task failed that never should. */
  #isBroken = false;
  #wake = () => {};
  #fail: (error: unknown) => void = () => {};

  constructor(changes: readonly Change[], schedule: Schedule) {
    this.#schedule = schedule;
    this.#planned = new Set(changes.map(({ key }) => key));
    const depth = chainLengths(changes);
    this.#waiting = changes.toSorted((a, b) => (depth.get(b.key) ?? 0) - (depth.get(a.key) ?? 0));
  }

  async toTheEnd(): Promise<Outcome[]> {
    const failed = new Promise<never>((_, reject) => {
      this.#fail = (error) => {
        this.#isBroken = true;
        reject(error);
      };
    });
    for (;;) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await Promise.race([this.#launchReady(), failed]);
      if (this.#running + this.#waiting.length === 0) return [...this.#outcomes.values()];
      // Not a race of all that runs: each would be listened to again for every change that ends.
      await Promise.race([woken, failed]);
    }
  }

  async #launchReady(): Promise<void> {
    let launched = 0;
    for (const change of [...this.#waiting]) {
      if (this.#isBroken) return;
      const task = this.#begin(change);
      if (task === "full") return;
      if (task === "not-yet") continue;
      this.#launch(change, task);
      launched += 1;
      if (launched % LAUNCHED_A_TURN === 0) await turnOfTheLoop();
    }
  }

  #begin(change: Change): Promise<Outcome> | "full" | "not-yet" {
    const { stopped, skip, work, width } = this.#schedule;
    const needs = change.dependsOn.filter((key) => this.#planned.has(key));
    const lost = needs.find((key) => isLost(this.#outcomes.get(key)));
    if (lost !== undefined || stopped()) return skip(change, lost ?? null);
    if (this.#running - this.#idle >= width) return "full";
    return needs.every((key) => this.#outcomes.has(key)) ? work(change, this.#whileIdle) : "not-yet";
  }

  #launch(change: Change, task: Promise<Outcome>): void {
    this.#waiting.splice(this.#waiting.indexOf(change), 1);
    this.#running += 1;
    const end = (outcome: Outcome): void => {
      this.#outcomes.set(change.key, outcome);
      this.#schedule.ended(outcome);
      this.#running -= 1;
      this.#wake();
    };
    task.then(end).catch(this.#fail);
  }

  readonly #whileIdle: WhileIdle = async (wait) => {
    this.#idle += 1;
    this.#wake();
    try {
      return await wait();
    } finally {
      this.#idle -= 1;
    }
  };
}

function isLost(outcome: Outcome | undefined): boolean {
  return outcome !== undefined && outcome.result !== "applied";
}

/** For each change, how many changes wait for it in a row. */
function chainLengths(changes: readonly Change[]): Map<WebhookKey, number> {
  const lengths = new Map<WebhookKey, number>();
  // The plan is in the order of application, so whatever waits for a change stands behind it.
  for (const change of changes.toReversed()) {
    const own = lengths.get(change.key) ?? 0;
    for (const key of change.dependsOn) lengths.set(key, Math.max(lengths.get(key) ?? 0, own + 1));
  }
  return lengths;
}

/** Who goes first when a limiter is full: what makes a webhook live goes ahead of what only registers one. */
export const PRIORITY = { finish: 0, ordinary: 1, begin: 2 } as const;

export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

/** Bounds how much runs at once; what waits starts by priority, then in order. */
export class PriorityLimiter extends Limiter {
  async run<T>(priority: Priority, work: () => Promise<T>): Promise<T> {
    await this.enter(priority);
    try {
      return await work();
    } finally {
      this.leave();
    }
  }
}
