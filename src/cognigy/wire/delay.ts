import type { Clock, Random } from "../../model/run/surroundings.ts";
import type { Exchange } from "./exchange.ts";

/** Is told that a request has to wait, for how long and why. */
export type OnPause = (milliseconds: number, why: string) => void;

/** What ends waits. */
export interface DelayEnds {
  /** Any of them. */
  readonly signal?: AbortSignal;
  /** Those for which nothing new may start. */
  readonly stopped?: AbortSignal;
}

/** How long what is under way may wait once nothing new may start: who stopped the run kills it soon. */
export const LONGEST_WHEN_STOPPED_MS = 5_000;

/** The one way in which this folder lets time pass: by the clock, counted, and ended by an interruption. */
export class Delay {
  readonly clock: Clock;
  readonly #stats: ClientStats;
  readonly #onPause: OnPause;
  readonly #signal: AbortSignal | undefined;
  readonly #stopped: AbortSignal | undefined;
  #stoppedAt: number;

  constructor(clock: Clock, stats: ClientStats, onPause: OnPause, { signal, stopped }: DelayEnds) {
    this.clock = clock;
    this.#stats = stats;
    this.#onPause = onPause;
    this.#signal = signal;
    this.#stopped = stopped ?? signal;
    this.#stoppedAt = clock.monotonic();
    const stop = () => {
      this.#stoppedAt = clock.monotonic();
    };
    this.#stopped?.addEventListener("abort", stop, { once: true });
  }

  /** Nothing new may start. */
  get isStopped(): boolean {
    return this.#stopped?.aborted ?? false;
  }

  get interrupted(): boolean {
    return this.#signal?.aborted ?? false;
  }

  /** How much longer what failed may be tried again once nothing new may start. */
  get leftMs(): number {
    if (!this.isStopped) return Number.POSITIVE_INFINITY;
    return this.#stoppedAt + LONGEST_WHEN_STOPPED_MS - this.clock.monotonic();
  }

  /** False when the run was interrupted meanwhile. */
  async sleep(milliseconds: number): Promise<boolean> {
    await this.#sleep(milliseconds, this.#signal);
    return !this.interrupted;
  }

  /** Ends when nothing new may start, too. Once that is so, it lasts like every other. */
  async sleepUntilStopped(milliseconds: number): Promise<boolean> {
    await this.#sleep(milliseconds, this.isStopped ? this.#signal : this.#stopped);
    return !this.interrupted;
  }

  /** False as soon as nothing new may start. */
  async sleepUnlessStopped(milliseconds: number): Promise<boolean> {
    if (!this.isStopped) await this.#sleep(milliseconds, this.#stopped);
    return !this.isStopped;
  }

  async #sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    const from = this.clock.monotonic();
    await this.clock.sleep(milliseconds, signal);
    this.#stats.waited(from, this.clock.monotonic());
  }

  announce(milliseconds: number, why: string): void {
    this.#onPause(milliseconds, why);
  }
}

/** What a connection has done so far. */
export interface ClientStatsSnapshot {
  /** All requests, those for tokens included. */
  readonly requests: number;
  readonly retries: number;
  /** How long requests stood still for pauses and backoff; waits at the same time count once. */
  readonly waitedMs: number;
  readonly tokenRequests: number;
}

/** Counts what a connection has done. */
export class ClientStats {
  #requests = 0;
  #retries = 0;
  #waitedMs = 0;
  #waitedUntil = Number.NEGATIVE_INFINITY;
  #tokenRequests = 0;

  request(forToken: boolean): void {
    this.#requests += 1;
    if (forToken) this.#tokenRequests += 1;
  }

  retry(): void {
    this.#retries += 1;
  }

  /** A wait from one monotonic time to another. */
  waited(from: number, to: number): void {
    this.#waitedMs += Math.max(0, to - Math.max(from, this.#waitedUntil));
    this.#waitedUntil = Math.max(to, this.#waitedUntil);
  }

  read(): ClientStatsSnapshot {
    return {
      requests: this.#requests,
      retries: this.#retries,
      waitedMs: Math.round(this.#waitedMs),
      tokenRequests: this.#tokenRequests,
    };
  }
}

/** How often a request is sent at most, waits for a rate limit not counted. */
const ATTEMPTS = 4;
const SHORTEST_MS = 2_000;
const LONGEST_MS = 10_000;
const BUDGET = 20;
const EARNED_PER_SUCCESS = 0.1;

/** Bounds the retries of a whole run: a tenant that fails everywhere is not hammered by every request on its own. */
export class RetryBudget {
  #left = BUDGET;

  spend(): boolean {
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  earn(): void {
    this.#left = Math.min(BUDGET, this.#left + EARNED_PER_SUCCESS);
  }
}

/**
 * The attempts of one request and the waits between them: exponential with decorrelated jitter, so that requests which
 * failed together do not come back together.
 */
export class Retries {
  readonly #random: Random;
  readonly #budget: RetryBudget;
  #attempts = 1;
  #lastMs = SHORTEST_MS;

  constructor(random: Random, budget: RetryBudget) {
    this.#random = random;
    this.#budget = budget;
  }

  /** How long to wait before the next attempt; null when there is to be none. */
  next(): number | null {
    if (this.#attempts >= ATTEMPTS || !this.#budget.spend()) return null;
    this.#attempts += 1;
    this.#lastMs = Math.min(LONGEST_MS, SHORTEST_MS + this.#random() * (this.#lastMs * 3 - SHORTEST_MS));
    return this.#lastMs;
  }
}

/** Reads the tenant's clock off its answers. */
export class TenantClock {
  readonly #clock: Clock;
  #aheadMs: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How far the tenant's clock is ahead of ours, as the last answer told; null when none told it. */
  get aheadMs(): number | null {
    return this.#aheadMs;
  }

  observe(exchange: Exchange): void {
    if (exchange.kind !== "answered") return;
    this.#aheadMs = clockAhead(exchange.answer.headers, this.#clock.now()) ?? this.#aheadMs;
  }
}

/**
 * How far a Date header (RFC 9110, section 6.6.1) is ahead of a time; null when there is none. It is cut to whole
 * seconds. What a cache kept tells an older time.
 */
export function clockAhead(headers: ReadonlyMap<string, string>, now: Date): number | null {
  const told = Date.parse(headers.get("date") ?? "");
  if (Number.isNaN(told) || headers.has("age")) return null;
  return Math.round(told + 500 - now.getTime());
}

/** The end of the time that one call may take with all its retries and waits. */
export class Deadline {
  readonly #clock: Clock;
  readonly #end: number;
  readonly totalMs: number;

  constructor(clock: Clock, totalMs: number) {
    this.#clock = clock;
    this.#end = clock.monotonic() + totalMs;
    this.totalMs = totalMs;
  }

  remainingMs(): number {
    return this.#end - this.#clock.monotonic();
  }
}
