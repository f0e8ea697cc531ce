import type { Clock } from "../../model/surroundings.ts";

/** The end of the time that one call may take with all its retries and waits. */
export class Deadline {
  readonly #clock: Clock;
  readonly #end: number;
  readonly totalMs: number;

  constructor(clock: Clock, totalMs: number) {
    this.#clock = clock;
    this.#end = clock.monotonic() + totalMs;
    this.totalMs = totalMs;
  }

  remainingMs(): number {
    return this.#end - this.#clock.monotonic();
  }
}
