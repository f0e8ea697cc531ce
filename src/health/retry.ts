import { backoffMs } from "../base/throttle.ts";
import type { Clock, Random } from "../model/run/surroundings.ts";
import type { ProbeAttempt } from "./report.ts";

/** When an attempt may be made. */
export type Turn =
  /** Now; told later by this time. */
  | { readonly kind: "taken"; readonly at: number }
  /** Not for as long as a probe lasts: the receiver has taken none since it answered another one so. */
  | { readonly kind: "refused"; readonly refusal: Pick<ProbeAttempt, "diagnostic" | "status"> };

/** When attempts may be made. */
export interface AttemptPacer {
  /** Resolves when it is clear, or when the probe is stopped. */
  turn(stop: AbortSignal): Promise<Turn>;
  /** What became of the attempt that began then. True where the receiver only takes fewer at a time than came. */
  ended(at: number, attempt: ProbeAttempt): boolean;
  /** How long the next one has to wait. */
  delayMs(): number;
}

/** How often an attempt is made and how long it may take. */
export interface RetryPolicy {
  readonly clock: Clock;
  readonly random: Random;
  readonly attempts: number;
  /** For each attempt. */
  readonly timeoutMs: number;
  /** For all attempts and the pauses between them. */
  readonly budgetMs: number;
  readonly stop: AbortSignal;
  /**
   * Where what other probes were told by the same receiver holds for this one, with when the first attempt's turn has come;
   * null where nothing is asked of it.
   */
  readonly pace: { readonly pacer: AttemptPacer; readonly at: number } | null;
}

/** Tries until the finding is not one that may pass by itself, or patience is at its end. */
export async function retry<T extends ProbeAttempt>(
  retryPolicy: RetryPolicy,
  attempt: (deadline: ProbeDeadline) => Promise<T>,
): Promise<{ readonly last: T; readonly attempts: number }> {
  const { clock, random, stop } = retryPolicy;
  const { pacer = null, at: first = 0 } = retryPolicy.pace ?? {};
  let at = first;
  const budget = createDeadline(clock, retryPolicy.budgetMs, stop);
  let failed = 0;
  for (let attempts = 1; ; attempts++) {
    const deadline = budget.within(retryPolicy.timeoutMs);
    const last = await attempt(deadline).finally(deadline.end);
    // That there were too many at a time says nothing of the receiver's health.
    const isThrottled = pacer?.ended(at, last) ?? false;
    if (!isThrottled) failed += 1;
    const pause = isThrottled ? 0 : (last.retryAfterMs ?? pauseAfter(failed, random));
    const isTooLate = Math.max(pause, pacer?.delayMs() ?? 0) >= budget.remaining();
    if (failed >= retryPolicy.attempts || isTooLate || stop.aborted || !isTransient(last))
      return { last, attempts };
    await clock.sleep(pause, stop);
    const turn = await pacer?.turn(stop);
    if (turn?.kind === "refused" || budget.remaining() === 0) return { last, attempts };
    at = turn?.at ?? 0;
  }
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;

/** Doubles each time, by chance up to half shorter, so that many probes do not come back at once. */
export function pauseAfter(attempts: number, random: Random): number {
  return backoffMs(attempts, FIRST_PAUSE_MS, LONGEST_PAUSE_MS) * (1 - random() / 2);
}

/** Whether the same attempt may succeed a moment later. Nobody mends a certificate in that time. */
export function isTransient({ diagnostic, status }: Pick<ProbeAttempt, "diagnostic" | "status">): boolean {
  switch (diagnostic.verdict) {
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

/** What a race gives when the time was up first. */
export const TIMED_OUT = Symbol("late");

/** Without a reason of its own an abort makes an error with a stack each time. */
const OVER = Symbol("over");

/** A point in time by which work must have ended. */
export interface ProbeDeadline {
  /** How long it was when it was set. */
  readonly limitMs: number;
  /** Milliseconds left, never negative. */
  remaining(): number;
  /** What the work gives, or TIMED_OUT when time is up or the probe is stopped first. The caller ends the work itself. */
  race<T>(work: Promise<T>): Promise<T | typeof TIMED_OUT>;
  /** Ends after so many milliseconds, or with this one if that is sooner. */
  within(milliseconds: number): ProbeDeadline;
  /** Stops the timer. Whoever has raced against a deadline ends it. */
  end(): void;
}

/** Ends after so many milliseconds, or as soon as the probe is stopped. */
function createDeadline(clock: Clock, limitMs: number, stop: AbortSignal): ProbeDeadline {
  const due = clock.monotonic() + limitMs;
  const remaining = () => Math.max(0, due - clock.monotonic());
  // One timer for all races, set by the first: making and aborting one takes longer than most of what it bounds.
  let timer: { readonly late: Promise<typeof TIMED_OUT>; readonly end: () => void } | null = null;
  const start = () => {
    const over = new AbortController();
    const abort = () => over.abort(OVER);
    if (stop.aborted) abort();
    stop.addEventListener("abort", abort);
    const end = () => {
      stop.removeEventListener("abort", abort);
      abort();
    };
    return { late: clock.sleep(remaining(), over.signal).then((): typeof TIMED_OUT => TIMED_OUT), end };
  };
  return {
    limitMs,
    remaining,
    race: (work) => {
      timer ??= start();
      return Promise.race([work, timer.late]);
    },
    within: (milliseconds) => createDeadline(clock, Math.min(milliseconds, remaining()), stop),
    end: () => timer?.end(),
  };
}
