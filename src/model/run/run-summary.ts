import type { Spread } from "../record/history.ts";
import type { Outcome } from "../record/outcome.ts";

/** What is told at the end of an apply. */
export interface RunSummary {
  readonly run: string;
  readonly outcomes: readonly Outcome[];
  /** Of the changes that were carried out, the share that was applied; null when there were none. */
  readonly successRate: number | null;
  /** Over the same changes; null when there were none. */
  readonly latencies: Spread | null;
  readonly requests: number;
  readonly retries: number;
  /** Spent waiting for the tenant's rate limit and between retries. */
  readonly waitedMs: number;
  /** The hash of the journal's last record. */
  readonly head: string;
  /** One sentence each. */
  readonly warnings: readonly string[];
  /** What to do now, one sentence each. */
  readonly next: readonly string[];
}
