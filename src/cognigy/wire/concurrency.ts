import { Limiter } from "../../base/concurrency.ts";

/** How many requests may be in flight, whatever is configured. */
export const MOST_IN_FLIGHT = 64;

/** Bounds the requests in flight: halves when the tenant refuses, grows by one for every round without a refusal. */
export class Concurrency {
  readonly #most: number;
  readonly #limiter: Limiter;
  #successes = 0;

  constructor(most: number) {
    this.#most = most;
    this.#limiter = new Limiter(most);
  }

  get limit(): number {
    return this.#limiter.limit;
  }

  async enter(): Promise<void> {
    await this.#limiter.enter();
  }

  leave(): void {
    this.#limiter.leave();
  }

  succeeded(): void {
    this.#successes += 1;
    if (this.#successes < this.limit) return;
    this.#successes = 0;
    this.#limiter.limit = Math.min(this.#most, this.limit + 1);
  }

  halve(): void {
    this.#successes = 0;
    this.#limiter.limit = Math.max(1, Math.floor(Math.min(this.limit, this.#limiter.underWay) / 2));
  }
}
