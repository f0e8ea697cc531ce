import type { Outcome } from "../model/outcome.ts";
import type { Summary } from "../render/summary.ts";

/** The spread of the changes' latencies, by the nearest-rank method; null when nothing was carried out. */
export function latenciesOf(outcomes: readonly Outcome[]): Summary["latencies"] {
  const sorted = outcomes
    .filter(({ result }) => result !== "skipped")
    .map(({ latencyMs }) => latencyMs)
    .toSorted((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return sorted.length === 0 ? null : { p50: rank(0.5), p95: rank(0.95), max: rank(1) };
}
