import type { Outcome } from "./outcome.ts";

/** How latencies are spread, in milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** By the nearest-rank method; null when there are none. */
export function spreadOf(latencies: readonly number[]): Spread | null {
  const sorted = latencies.toSorted((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return sorted.length === 0 ? null : { p50: rank(0.5), p95: rank(0.95), max: rank(1) };
}

/** The spread of the changes' latencies; null when nothing was carried out. */
export function latenciesOf(outcomes: readonly Outcome[]): Spread | null {
  return spreadOf(outcomes.filter(({ result }) => result !== "skipped").map(({ latencyMs }) => latencyMs));
}
