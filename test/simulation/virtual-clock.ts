import type { Clock } from "../../src/model/run/surroundings.ts";

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** So long may somebody be at work who waits for a turn of the event loop and for no time. */
const MOST_TURNS = 1_000;

/** Time that passes only when everybody sleeps, from one wake-up to the next. */
export class VirtualClock implements Clock {
  #elapsed = 0;
  #sleepers: Sleeper[] = [];

  now(): Date {
    return new Date(Date.UTC(2026, 10, 23) + this.#elapsed);
  }

  monotonic(): number {
    return this.#elapsed;
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((wake) => {
      const until = this.#elapsed + Math.max(0, milliseconds);
      const index = this.#sleepers.findIndex((sleeper) => sleeper.until > until);
      this.#sleepers.splice(index === -1 ? this.#sleepers.length : index, 0, { until, wake });
    });
  }

  /** Lets time pass until the work is done. */
  async passFor<T>(work: Promise<T>): Promise<T> {
    const ended = { yes: false };
    const end = () => {
      ended.yes = true;
    };
    work.then(end, end);
    for (let idle = 0; idle < MOST_TURNS; idle += 1) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (ended.yes) return await work;
      const next = this.#sleepers.shift();
      if (next === undefined) continue;
      idle = 0;
      this.#elapsed = next.until;
      next.wake();
    }
    throw new Error("everybody waits and nobody will ever wake up");
  }
}
