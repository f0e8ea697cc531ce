import { Spacing } from "../base/spacing.ts";
import { RateWindow } from "./rate-window.ts";

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
