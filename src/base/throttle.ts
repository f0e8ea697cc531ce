import { setMaxListeners } from "node:events";
import { LearnedRate } from "./learned-rate.ts";

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

/** The wait before one more try: twice as long after each that failed, and never longer than so. `failed` counts from 1. */
export function backoffMs(failed: number, firstMs: number, longestMs: number): number {
  return Math.min(longestMs, firstMs * 2 ** (failed - 1));
}

const SHORTEST_MS = 250;
const LONGEST_MS = 30_000;
/** The period that most tenants count in, and a moment more. */
const COMMON_PERIOD_MS = 1_050;

/** How long to leave a tenant alone that refuses without saying for how long. */
class Refusals {
  /** A number in [0, 1). */
  readonly #random: () => number;
  /** Since it last took a request. */
  #inARow = 0;
  #since = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** When it refused first after it last took a request. */
  get since(): number {
    return this.#since;
  }

  accepted(): void {
    this.#inARow = 0;
  }

  /**
   * Twice as long each time. The second try comes when a second is over since the requests began that were refused
   * in the end, or later. By chance a little longer, so that two runs do not come back together.
   */
  nextPauseMs(now: number, busyMs: number): number {
    if (this.#inARow === 0) this.#since = now;
    const pauseMs = backoffMs(this.#inARow + 1, SHORTEST_MS, LONGEST_MS);
    const untilNext = this.#inARow === 0 ? 0 : COMMON_PERIOD_MS - busyMs;
    this.#inARow += 1;
    return Math.max(pauseMs, untilNext) * (1 + this.#random() / 10);
  }
}

interface Waiting {
  readonly rank: number;
  readonly start: () => void;
}

/** Bounds how much is under way at once; what waits starts by rank, the lowest first, then in order. p-limit knows only the order. */
export class Limiter {
  limit: number;
  #underWay = 0;
  readonly #waiting: Waiting[] = [];

  constructor(limit: number) {
    this.limit = limit;
  }

  get underWay(): number {
    return this.#underWay;
  }

  /** Resolves when there is a place; whoever has entered leaves again. */
  async enter(rank = 0): Promise<void> {
    if (this.#underWay >= this.limit) await new Promise<void>((start) => this.#enqueue({ rank, start }));
    else this.#underWay += 1;
  }

  /** Hands the place on at once, so that nobody who comes later gets it; not where the limit has come down meanwhile. */
  leave(): void {
    this.#underWay -= 1;
    while (this.#underWay < this.limit) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#underWay += 1;
      next.start();
    }
  }

  #enqueue(entry: Waiting): void {
    const index = this.#waiting.findIndex(({ rank }) => rank > entry.rank);
    if (index === -1) this.#waiting.push(entry);
    else this.#waiting.splice(index, 0, entry);
  }
}

/** An abort that many wait for at once. Beyond ten listeners Node 20 says on stderr that it suspects a leak. */
export function sharedAbort(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}
