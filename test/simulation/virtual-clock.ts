import type { Clock } from "../../src/model/run/surroundings.ts";

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

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
    for (;;) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (ended.yes) return await work;
      const next = this.#sleepers.shift();
      if (next === undefined) throw new Error("everybody waits and nobody will ever wake up");
      this.#elapsed = next.until;
      next.wake();
    }
  }
}
