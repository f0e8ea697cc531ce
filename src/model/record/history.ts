import { isFit, VERDICTS } from "../fleet/health.ts";
import type { WebhookKey } from "../fleet/key.ts";
import type { Snapshot } from "../generated/plan.ts";
import type { Outcome, OutcomeResult } from "./outcome.ts";
import {
  type Attempt,
  attemptsIn,
  type LastProbe,
  type Projection,
  probedOf,
  type WebhookFacts,
} from "./projection.ts";

/** What the record tells of one webhook's last runs. */
export interface History {
  /** Oldest first, and no more than the last ones. */
  readonly attempts: readonly Attempt[];
  /** The share of the attempts that were applied; null when there were none. */
  readonly successRate: number | null;
  /** Over the attempts; null when there were none. */
  readonly latencies: Spread | null;
  /** null when it was never probed. */
  readonly probe: LastProbe | null;
  /** Until when the receiver's certificate was valid when last seen, ISO 8601 UTC; null when it never was. */
  readonly certificateExpires: string | null;
}

/** Of a webhook that no record tells of. */
export const NO_HISTORY: History = {
  attempts: [],
  successRate: null,
  latencies: null,
  probe: null,
  certificateExpires: null,
};

/**
 * By what the record tells of a webhook's last changes. What the gate saw of something that did not go live counts while
 * that is what is declared: once it was taken back it says nothing of what is live.
 */
export function historyOf(
  trail: Pick<WebhookFacts, "attempts" | "probe" | "notLive" | "certificateExpires">,
  declared: Snapshot | null,
): History {
  const { certificateExpires, notLive } = trail;
  const isDeclared =
    notLive !== undefined && declared !== null && probedOf(declared).digest === notLive.digest;
  const probe = isDeclared ? { time: notLive.time, seen: notLive.seen } : trail.probe;
  const attempts = attemptsIn(trail.attempts);
  return {
    attempts,
    successRate: successRateOf(attempts.map(({ result }) => result)),
    // How long a change took whose run did not live to record it is not known: recovery records 0.
    latencies: spreadOf(attempts.map(({ latencyMs }) => latencyMs).filter((latencyMs) => latencyMs > 0)),
    probe,
    certificateExpires,
  };
}

/** The histories of all webhooks that the record tells of, beside what is declared of each. */
export function historiesIn(
  { webhooks }: Pick<Projection, "webhooks">,
  declared: Iterable<readonly [WebhookKey, Snapshot | null]>,
): ReadonlyMap<WebhookKey, History> {
  const snapshots = new Map(declared);
  return new Map([...webhooks].map(([key, facts]) => [key, historyOf(facts, snapshots.get(key) ?? null)]));
}

/** A recorded verdict in a word, as the dashboard is told it; skipped where operators switched the probe off. */
export function healthWord({ verdict }: LastProbe["seen"]): "pass" | "fail" | "skipped" {
  // A record of a newer version may hold a verdict that this one does not know.
  const known = VERDICTS.find((one) => one === verdict) ?? "unknown";
  if (known === "skipped") return known;
  return isFit(known) ? "pass" : "fail";
}

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

/** The share of the changes that were applied; those that were skipped do not count. null when none remain. */
export function successRateOf(results: readonly OutcomeResult[]): number | null {
  const carriedOut = results.filter((result) => result !== "skipped");
  if (carriedOut.length === 0) return null;
  return carriedOut.filter((result) => result === "applied").length / carriedOut.length;
}

/** As documents have it: with three digits. */
export function documentedRate(successRate: number | null): number | null {
  return successRate === null ? null : Number(successRate.toFixed(3));
}
