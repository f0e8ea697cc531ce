import { LearnedRate } from "./learned-rate.ts";
import { Refusals } from "./retry.ts";

/** What a refusal came to. */
export interface Refused {
  /** Requests that were in flight together are refused together: only the first refusal tells something. */
  readonly isFirst: boolean;
  /** For how long nothing should leave; null where an earlier refusal has settled that. */
  readonly pauseMs: number | null;
}

/** When requests to one server may leave: not while it asks to wait, and within the rate that its refusals have shown. */
export class Throttle {
  readonly #learned = new LearnedRate();
  readonly #refusals: Refusals;
  #start = Number.NEGATIVE_INFINITY;
  #end = Number.NEGATIVE_INFINITY;

  constructor(random: () => number) {
    this.#refusals = new Refusals(random);
  }

  /** How long the next request has to wait. */
  delayMs(now: number): number {
    return Math.max(this.#end - now, this.#learned.delayMs(now));
  }

  /** When the pause ends, or the last one did. */
  get pausedUntil(): number {
    return this.#end;
  }

  /** A request leaves; its time is its name when it is told what became of it. */
  take(now: number): void {
    this.#learned.take(now);
  }

  /** The server has answered the request that left then. */
  accepted(at: number): void {
    if (at > this.#start) this.#refusals.accepted();
    this.#learned.accepted(at);
  }

  /** The server has refused the request that left then. `askedMs`: for how long it asks to wait; null when it does not say. */
  refused(at: number, now: number, askedMs: number | null): Refused {
    const isFirst = at > this.#start;
    if (!isFirst && askedMs === null) return { isFirst, pauseMs: null };
    // A Retry-After is a whole number of seconds, mostly rounded up.
    if (isFirst) this.#learned.refused(now + Math.max(0, (askedMs ?? 0) - 1_000));
    const pauseMs = askedMs ?? this.#refusals.nextPauseMs(now, this.#learned.busyMs(now));
    return { isFirst, pauseMs };
  }

  /** Nothing leaves for so long. */
  pause(now: number, milliseconds: number): void {
    const end = now + milliseconds;
    if (end > this.#end) [this.#start, this.#end] = [now, end];
  }

  /** For how long the server will have taken nothing when the pause is over. */
  refusedForMs(): number {
    return this.#end - this.#refusals.since;
  }
}
