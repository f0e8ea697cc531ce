import { backoffMs } from "./backoff.ts";

const SHORTEST_MS = 250;
const LONGEST_MS = 30_000;
/** The period that most tenants count in, and a moment more. */
const COMMON_PERIOD_MS = 1_050;

/** How long to leave a tenant alone that refuses without saying for how long. */
export class Refusals {
  /** A number in [0, 1). */
  readonly #random: () => number;
  /** Since it last took a request. */
  #inARow = 0;
  #since = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** When it refused first after it last took a request. */
  get since(): number {
    return this.#since;
  }

  accepted(): void {
    this.#inARow = 0;
  }

  /**
   * Twice as long each time. The second try comes when a second is over since the requests began that were refused
   * in the end, or later. By chance a little longer, so that two runs do not come back together.
   */
  nextPauseMs(now: number, busyMs: number): number {
    if (this.#inARow === 0) this.#since = now;
    const pauseMs = backoffMs(this.#inARow + 1, SHORTEST_MS, LONGEST_MS);
    const untilNext = this.#inARow === 0 ? 0 : COMMON_PERIOD_MS - busyMs;
    this.#inARow += 1;
    return Math.max(pauseMs, untilNext) * (1 + this.#random() / 10);
  }
}
