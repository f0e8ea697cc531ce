import { type Spread, spreadOf } from "../../model/latency.ts";
import type { Outcome } from "../../model/outcome.ts";

/** The spread of the changes' latencies; null when nothing was carried out. */
export function latenciesOf(outcomes: readonly Outcome[]): Spread | null {
  return spreadOf(outcomes.filter(({ result }) => result !== "skipped").map(({ latencyMs }) => latencyMs));
}
