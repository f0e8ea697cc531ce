import type { Clock } from "../../src/model/run/surroundings.ts";

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** Time that stands still until a test lets it pass. It begins now, because certificates are made by the real time. */
export class HeldClock implements Clock {
  readonly #began = Date.now();
  #elapsed = 0;
  #sleepers: Sleeper[] = [];

  now(): Date {
    return new Date(this.#began + this.#elapsed);
  }

  monotonic(): number {
    return this.#elapsed;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted || milliseconds <= 0) return Promise.resolve();
    return new Promise((wake) => {
      this.#sleepers.push({ until: this.#elapsed + milliseconds, wake });
      signal?.addEventListener("abort", () => wake());
    });
  }

  /** How much longer the longest sleep takes. */
  longestMs(): number {
    return Math.max(0, ...this.#sleepers.map(({ until }) => until - this.#elapsed));
  }

  /** All whose time has come wake up at the same moment. */
  pass(milliseconds: number): void {
    this.#elapsed += milliseconds;
    const due = this.#sleepers.filter(({ until }) => until <= this.#elapsed);
    this.#sleepers = this.#sleepers.filter(({ until }) => until > this.#elapsed);
    for (const { wake } of due) wake();
  }
}
