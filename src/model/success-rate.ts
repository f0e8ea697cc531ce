import type { OutcomeResult } from "./outcome.ts";

/** The share of the changes that were applied; those that were skipped do not count. null when none is left. */
export function successRateOf(results: readonly OutcomeResult[]): number | null {
  const carriedOut = results.filter((result) => result !== "skipped");
  if (carriedOut.length === 0) return null;
  return carriedOut.filter((result) => result === "applied").length / carriedOut.length;
}

/** As documents have it: with three digits. */
export function documentedRate(successRate: number | null): number | null {
  return successRate === null ? null : Number(successRate.toFixed(3));
}
