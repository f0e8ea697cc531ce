import { Spacing } from "../../base/learned-rate.ts";

/** Periods up to this are spread; within longer ones requests may leave together. */
const LONGEST_SPREAD_MS = 10_000;
/** On the way to the tenant requests come closer together, some of those that leave apart in time. */
const MARGIN = 0.05;
const MOST_MARGIN_MS = 250;

/** A rate that the operators know the tenant to allow. */
export interface ConfiguredRate {
  /** How long the next request has to wait. */
  delayMs(now: number): number;
  /** A request starts. */
  take(now: number): void;
}

/**
 * Keeps a rate with a little to spare. Within a short period requests are spread, because tenants differ in when a
 * period begins and in how many they take at once. A long one is not: nobody should wait half a minute for the
 * hundredth of a thousand requests that are allowed in five.
 */
export function keepRate({
  requests,
  perMs,
}: {
  readonly requests: number;
  readonly perMs: number;
}): ConfiguredRate {
  if (perMs <= LONGEST_SPREAD_MS) return new Spacing((requests * 1_000) / (perMs * (1 + MARGIN)));
  return new RateWindow(requests, perMs + Math.min(MOST_MARGIN_MS, perMs * MARGIN));
}

/** At most so many requests in any period of the given length. */
export class RateWindow {
  readonly #perMs: number;
  readonly #requests: number;
  /** When the latest requests started, oldest first; no more than may start in one period. */
  readonly #starts: number[] = [];

  constructor(requests: number, perMs: number) {
    this.#requests = requests;
    this.#perMs = perMs;
  }

  /** How long the next request has to wait. */
  delayMs(now: number): number {
    const blocking = this.#starts.at(-this.#requests);
    return blocking === undefined ? 0 : Math.max(0, blocking + this.#perMs - now);
  }

  /** A request starts. */
  take(now: number): void {
    this.#starts.push(now);
    while (this.#starts.length > this.#requests) this.#starts.shift();
  }
}
