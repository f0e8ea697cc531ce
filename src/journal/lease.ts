import { showDuration } from "../base/time.ts";

/** How long a run that does not say that it lives is taken to live, where operators say nothing else. */
export const LEASE_MS = 30_000;

/** What part of its lease a holder uses: another run counts the whole of it, from later on. */
const USED = 0.8;

/** Two clocks, since the one stops while a machine sleeps and the other may be set. */
export interface LeaseClocks {
  /** In milliseconds. */
  monotonic(): number;
  now(): number;
}

/** Until when a run may act as the one that holds a record, unless it renews that. */
export class Lease {
  readonly #leaseMs: number;
  readonly #clocks: LeaseClocks;
  #since: Readonly<Record<"monotonic" | "now", number>>;

  /** It was asked for just now. */
  constructor(leaseMs: number, clocks: LeaseClocks) {
    this.#leaseMs = leaseMs;
    this.#clocks = clocks;
    this.#since = this.asked();
  }

  /** This moment, for a renewal that begins now. */
  asked(): Readonly<Record<"monotonic" | "now", number>> {
    return { monotonic: this.#clocks.monotonic(), now: this.#clocks.now() };
  }

  /** A renewal has succeeded that was asked for then. */
  renewed(asked: Readonly<Record<"monotonic" | "now", number>>): void {
    this.#since = asked;
  }

  /** Why another run may hold the record by now; null while none can. */
  loss(): string | null {
    const { monotonic, now } = this.asked();
    const passed = Math.max(monotonic - this.#since.monotonic, now - this.#since.now);
    if (passed < this.#leaseMs * USED) return null;
    return (
      `this run held the record for ${showDuration(passed)} without saying that it lives, longer than its lease allows ` +
      "(its process or machine stood still, or its clock was set): another run may be at work"
    );
  }
}
