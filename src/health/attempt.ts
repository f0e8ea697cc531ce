import type { ProbeReport } from "../model/health.ts";
import type { Clock, Random } from "../model/surroundings.ts";
import { createDeadline, type Deadline } from "./deadline.ts";
import type { Finding } from "./finding.ts";

/** What one attempt came to. */
export interface Attempt extends Pick<ProbeReport, "steps" | "status" | "certificateExpires" | "warnings"> {
  readonly finding: Finding;
}

/** How often an attempt is made and how long it may take. */
export interface Patience {
  readonly clock: Clock;
  readonly random: Random;
  readonly attempts: number;
  /** For each attempt. */
  readonly timeoutMs: number;
  /** For all attempts and the pauses between them. */
  readonly budgetMs: number;
  readonly stop: AbortSignal;
}

/** Tries until the finding is not one that may pass by itself, or patience is at its end. */
export async function persist<T extends Attempt>(
  patience: Patience,
  attempt: (deadline: Deadline) => Promise<T>,
): Promise<{ readonly last: T; readonly attempts: number }> {
  const { clock, random, stop } = patience;
  const budget = createDeadline(clock, patience.budgetMs, stop);
  for (let attempts = 1; ; attempts++) {
    const deadline = budget.within(patience.timeoutMs);
    const last = await attempt(deadline).finally(deadline.end);
    const pause = pauseAfter(attempts, random);
    const isLast = attempts >= patience.attempts || pause >= budget.remaining() || stop.aborted;
    if (isLast || !mayPass(last)) return { last, attempts };
    await clock.sleep(pause, stop);
  }
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;

/** Doubles each time, by chance up to half shorter, so that many probes do not come back at once. */
export function pauseAfter(attempts: number, random: Random): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1));
  return longest * (1 - random() / 2);
}

/** Whether the same attempt may succeed a moment later. Nobody mends a certificate in that time. */
export function mayPass({ finding, status }: Pick<Attempt, "finding" | "status">): boolean {
  switch (finding.verdict) {
    case "dns-failed":
    case "unreachable":
    case "connection-refused":
    case "connection-timeout":
    case "connection-reset":
    case "no-answer":
      return true;
    case "unexpected-status":
      return status === 429 || (status !== null && status >= 500);
    default:
      return false;
  }
}
