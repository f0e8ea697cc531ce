import { RateWindow } from "./rate-window.ts";

/** Longer pauses say little about a rate: the tenant's period may have begun long before us. */
const LONGEST_PERIOD_MS = 10_000;
const FIRST_PATIENCE = 4;
const MOST_PATIENCE = 64;

/**
 * Learns the tenant's rate from its refusals, so that a long run does not meet one in every period: what came through
 * until the refusal is what a period allows. After some periods without a refusal it tries one request more.
 */
export class LearnedRate {
  #window: RateWindow | null = null;
  /** What a period is known to allow. */
  #proven = 0;
  /** How many periods to wait before trying for more. */
  #patience = FIRST_PATIENCE;
  #cleanTakes = 0;
  #countedSince: number | null = null;
  #accepted = 0;

  delayMs(now: number): number {
    return this.#window?.delayMs(now) ?? 0;
  }

  take(now: number): void {
    this.#countedSince ??= now;
    const window = this.#window;
    if (window === null) return;
    window.take(now);
    this.#cleanTakes += 1;
    if (this.#cleanTakes < window.requests * this.#patience) return;
    this.#cleanTakes = 0;
    this.#proven = window.requests;
    window.requests += Math.max(1, Math.floor(window.requests / 20));
  }

  accepted(): void {
    this.#accepted += 1;
  }

  /** The tenant refused and said when it will accept again. */
  refused(acceptsAgain: number): void {
    if (this.#window !== null) this.#retreat(this.#window);
    else this.#learn(acceptsAgain - (this.#countedSince ?? acceptsAgain));
    this.#countedSince = null;
    this.#accepted = 0;
    this.#cleanTakes = 0;
  }

  #learn(perMs: number): void {
    if (this.#accepted === 0 || perMs > LONGEST_PERIOD_MS) return;
    this.#proven = this.#accepted;
    this.#window = new RateWindow(this.#accepted, perMs);
  }

  #retreat(window: RateWindow): void {
    const triedForMore = window.requests > this.#proven;
    if (!triedForMore) this.#proven = Math.max(1, Math.floor(window.requests * 0.8));
    window.requests = this.#proven;
    this.#patience = Math.min(MOST_PATIENCE, this.#patience * 2);
  }
}
