import type { Clock } from "../../src/model/run/surroundings.ts";

/** A clock whose timers ring one after the other when nothing else is left to do. */
export class TimerClock implements Clock {
  #elapsed = 0;
  #timers: { readonly at: number; readonly ring: () => void }[] = [];

  now(): Date {
    return new Date(Date.UTC(2026, 0, 1) + this.#elapsed);
  }

  monotonic(): number {
    return this.#elapsed;
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((ring) => this.#timers.push({ at: this.#elapsed + milliseconds, ring }));
  }

  /** Lets time pass until the work is done. */
  async run<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const finished = work.finally(() => {
      done = true;
    });
    for (;;) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (done) return await finished;
      const next = this.#timers.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) continue;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#elapsed = Math.max(this.#elapsed, next.at);
      next.ring();
    }
  }
}
