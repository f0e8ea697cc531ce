import type { Clock } from "../../model/surroundings.ts";
import { showDuration } from "../../render/time.ts";

/** What the requests of a run wait for, for those who watch. */
export class Pauses {
  readonly #clock: Clock;
  #why = "";
  #until = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes note of a wait that begins. The one that ends last is told. */
  readonly note = (milliseconds: number, why: string): void => {
    const until = this.#clock.monotonic() + milliseconds;
    if (until < this.#until) return;
    this.#until = until;
    this.#why = why;
  };

  /** One sentence; null while nothing waits. */
  current(): string | null {
    const left = this.#until - this.#clock.monotonic();
    return left > 0 ? `waits ${showDuration(left)}: ${this.#why}` : null;
  }
}
