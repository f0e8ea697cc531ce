import type { Random } from "../../model/surroundings.ts";

/** How often a request is sent at most, waits for a rate limit not counted. */
const ATTEMPTS = 4;
const SHORTEST_MS = 2_000;
const LONGEST_MS = 10_000;
const BUDGET = 20;
const EARNED_PER_SUCCESS = 0.1;

/** Bounds the retries of a whole run: a tenant that fails everywhere is not hammered by every request on its own. */
export class RetryBudget {
  #left = BUDGET;

  spend(): boolean {
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  earn(): void {
    this.#left = Math.min(BUDGET, this.#left + EARNED_PER_SUCCESS);
  }
}

/**
 * The attempts of one request and the waits between them: exponential with decorrelated jitter, so that requests which
 * failed together do not come back together.
 */
export class Retries {
  readonly #random: Random;
  readonly #budget: RetryBudget;
  #attempts = 1;
  #lastMs = SHORTEST_MS;

  constructor(random: Random, budget: RetryBudget) {
    this.#random = random;
    this.#budget = budget;
  }

  /** How long to wait before the next attempt; null when there is to be none. */
  next(): number | null {
    if (this.#attempts >= ATTEMPTS || !this.#budget.spend()) return null;
    this.#attempts += 1;
    this.#lastMs = Math.min(LONGEST_MS, SHORTEST_MS + this.#random() * (this.#lastMs * 3 - SHORTEST_MS));
    return this.#lastMs;
  }
}
