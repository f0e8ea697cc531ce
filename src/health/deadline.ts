import type { Clock } from "../model/surroundings.ts";

/** What a race gives when the time was up first. */
export const TIMED_OUT = Symbol("late");

/** Without a reason of its own an abort makes an error with a stack each time. */
const OVER = Symbol("over");

/** A point in time by which work must have ended. */
export interface Deadline {
  /** How long it was when it was set. */
  readonly limitMs: number;
  /** Milliseconds left, never negative. */
  remaining(): number;
  /** What the work gives, or LATE when time is up or the probe is stopped first. The caller ends the work itself. */
  race<T>(work: Promise<T>): Promise<T | typeof TIMED_OUT>;
  /** Ends after so many milliseconds, or with this one if that is sooner. */
  within(milliseconds: number): Deadline;
  /** Stops the timer. Whoever has raced against a deadline ends it. */
  end(): void;
}

/** Ends after so many milliseconds, or as soon as the probe is stopped. */
export function createDeadline(clock: Clock, limitMs: number, stop: AbortSignal): Deadline {
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
