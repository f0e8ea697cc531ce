import type { Clock } from "../model/surroundings.ts";

/** What a race gives when the time was up first. */
export const LATE = Symbol("late");

/** Without a reason of its own an abort makes an error with a stack each time. */
const OVER = Symbol("over");

/** A point in time by which work must have ended. */
export interface Deadline {
  /** How long it was when it was set. */
  readonly limitMs: number;
  /** Milliseconds left, never negative. */
  remaining(): number;
  /** What the work gives, or LATE when time is up or the probe is stopped first. The caller ends the work itself. */
  race<T>(work: Promise<T>): Promise<T | typeof LATE>;
  /** Ends after so many milliseconds, or with this one if that is sooner. */
  within(milliseconds: number): Deadline;
}

/** Ends after so many milliseconds, or as soon as the probe is stopped. */
export function createDeadline(clock: Clock, limitMs: number, stop: AbortSignal): Deadline {
  const end = clock.monotonic() + limitMs;
  const remaining = () => Math.max(0, end - clock.monotonic());
  return {
    limitMs,
    remaining,
    async race(work) {
      const over = new AbortController();
      const signal = AbortSignal.any([over.signal, stop]);
      const late = clock.sleep(remaining(), signal).then((): typeof LATE => LATE);
      try {
        return await Promise.race([work, late]);
      } finally {
        over.abort(OVER);
      }
    },
    within: (milliseconds) => createDeadline(clock, Math.min(milliseconds, remaining()), stop),
  };
}
