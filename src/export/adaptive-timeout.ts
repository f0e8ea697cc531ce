import type { Clock } from "../model/surroundings.ts";

/** How long a run waits for a service that it tells something. */
export interface AdaptiveTimeoutOptions {
  /** For the message that finds the service not well. */
  readonly longestMs: number;
  /** A service that takes no longer is well. */
  readonly healthyMs: number;
  readonly clock: Clock;
}

/**
 * Waits for a service for long only once while it is not well: the first that finds it so waits for all, the others no
 * longer than for one that is well. Deliveries go on behind their backs.
 */
export class AdaptiveTimeout {
  readonly #options: AdaptiveTimeoutOptions;
  #isHealthy = true;

  constructor(options: AdaptiveTimeoutOptions) {
    this.#options = options;
  }

  /** False when the service gave no sign of life for the whole time that it may take. */
  async waitFor(delivery: Promise<unknown>): Promise<boolean> {
    const { longestMs, healthyMs, clock } = this.#options;
    const due = clock.monotonic() + longestMs;
    if (await within(healthyMs, clock, delivery)) {
      this.#isHealthy = true;
      return true;
    }
    if (!this.#isHealthy) return true;
    this.#isHealthy = false;
    return await within(Math.max(0, due - clock.monotonic()), clock, delivery);
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
