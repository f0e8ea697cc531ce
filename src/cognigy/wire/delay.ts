import type { Clock } from "../../model/surroundings.ts";
import type { ClientStats } from "./client-stats.ts";

/** Is told that a request has to wait, for how long and why. */
export type OnPause = (milliseconds: number, why: string) => void;

/** The one way in which this folder lets time pass: by the clock, counted, and ended by an interruption. */
export class Delay {
  readonly clock: Clock;
  readonly #stats: ClientStats;
  readonly #onPause: OnPause;
  readonly #signal: AbortSignal | undefined;

  constructor(clock: Clock, stats: ClientStats, onPause: OnPause, signal: AbortSignal | undefined) {
    this.clock = clock;
    this.#stats = stats;
    this.#onPause = onPause;
    this.#signal = signal;
  }

  get interrupted(): boolean {
    return this.#signal?.aborted ?? false;
  }

  /** False when the run was interrupted meanwhile. */
  async sleep(milliseconds: number): Promise<boolean> {
    const from = this.clock.monotonic();
    await this.clock.sleep(milliseconds, this.#signal);
    this.#stats.waited(from, this.clock.monotonic());
    return !this.interrupted;
  }

  announce(milliseconds: number, why: string): void {
    this.#onPause(milliseconds, why);
  }
}
