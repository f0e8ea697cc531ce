/** How many requests may be in flight, whatever is configured. */
export const MOST_IN_FLIGHT = 64;

/** Bounds the requests in flight: halves when the tenant refuses, grows by one for every round without a refusal. */
export class Concurrency {
  readonly #most: number;
  #limit: number;
  #inFlight = 0;
  #successes = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
    this.#limit = most;
  }

  get limit(): number {
    return this.#limit;
  }

  async enter(): Promise<void> {
    if (this.#inFlight >= this.#limit) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#inFlight += 1;
  }

  leave(): void {
    this.#inFlight -= 1;
    while (this.#inFlight < this.#limit) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#inFlight += 1;
      next();
    }
  }

  succeeded(): void {
    this.#successes += 1;
    if (this.#successes < this.#limit) return;
    this.#successes = 0;
    this.#limit = Math.min(this.#most, this.#limit + 1);
  }

  halve(): void {
    this.#successes = 0;
    this.#limit = Math.max(1, Math.floor(Math.min(this.#limit, this.#inFlight) / 2));
  }
}
