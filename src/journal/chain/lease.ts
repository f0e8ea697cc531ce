import { showDuration } from "../../base/time.ts";

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

/** By both clocks, in milliseconds. */
export type Moment = Readonly<Record<"monotonic" | "now", number>>;

export function momentOf(clocks: LeaseClocks): Moment {
  return { monotonic: clocks.monotonic(), now: clocks.now() };
}

export function passedBetween(one: Moment, other: Moment): number {
  return Math.max(other.monotonic - one.monotonic, other.now - one.now);
}

/** Until when a run may act as the one that holds a record, unless it renews that. */
export class Lease {
  readonly #leaseMs: number;
  readonly #clocks: LeaseClocks;
  #since: Moment;

  /** It was asked for just now. */
  constructor(leaseMs: number, clocks: LeaseClocks) {
    this.#leaseMs = leaseMs;
    this.#clocks = clocks;
    this.#since = this.asked();
  }

  /** This moment, for a renewal that begins now. */
  asked(): Moment {
    return momentOf(this.#clocks);
  }

  /** A renewal has succeeded that was asked for then. */
  renewed(asked: Moment): void {
    this.#since = asked;
  }

  /** Why another run may hold the record by now; null while none can. */
  loss(): string | null {
    const passed = passedBetween(this.#since, this.asked());
    if (passed < this.#leaseMs * USED) return null;
    return (
      `this run held the record for ${showDuration(passed)} without saying that it lives, longer than its lease allows ` +
      "(its process or machine stood still, or its clock was set): another run may be at work"
    );
  }
}
