import type { Clock } from "../../src/model/run/surroundings.ts";

/** A clock that stands still but for sleeps, which take no real time. Sleeps that begin together end together. */
export class JumpClock implements Clock {
  readonly sleeps: number[] = [];
  #elapsed = 0;

  now(): Date {
    return new Date(Date.UTC(2026, 0, 1) + this.#elapsed);
  }

  monotonic(): number {
    return this.#elapsed;
  }

  advance(milliseconds: number): void {
    this.#elapsed += milliseconds;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return;
    this.sleeps.push(milliseconds);
    const end = this.#elapsed + milliseconds;
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.#elapsed = Math.max(this.#elapsed, end);
  }
}
