import type { Clock } from "../model/surroundings.ts";

/** How long a run waits for a service that it tells something. */
export interface PatienceOptions {
  /** For one message, and for a service that is not well since it was first found so. */
  readonly mostMs: number;
  /** A service that takes no longer is well. */
  readonly wellMs: number;
  readonly clock: Clock;
}

/**
 * Waits for a service for long only once in a run: all that wait for it while it is slow share the same time, and those
 * that come later wait no longer than for one that is well. Deliveries go on behind their backs.
 */
export class Patience {
  readonly #options: PatienceOptions;
  /** On the monotonic clock, since when it has not been well; null while it is. */
  #slowSince: number | null = null;

  constructor(options: PatienceOptions) {
    this.#options = options;
  }

  /** False when the service gave no sign of life for the whole time that it may take. */
  async waitFor(delivery: Promise<unknown>): Promise<boolean> {
    const { mostMs, wellMs, clock } = this.#options;
    const started = clock.monotonic();
    if (await within(wellMs, clock, delivery)) {
      this.#slowSince = null;
      return true;
    }
    this.#slowSince ??= started;
    const left = this.#slowSince + mostMs - clock.monotonic();
    const inTime = left > 0 && (await within(left, clock, delivery));
    return inTime || this.#slowSince !== started;
  }
}

/** Whether the work ended in time. */
export async function within(milliseconds: number, clock: Clock, work: Promise<unknown>): Promise<boolean> {
  const ended = new AbortController();
  const inTime = work.then(() => true);
  const late = clock.sleep(milliseconds, ended.signal).then(() => false);
  const result = await Promise.race([inTime, late]);
  ended.abort();
  return result;
}
