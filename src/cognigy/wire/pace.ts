import { Spacing } from "../../base/learned-rate.ts";
import { Limiter, Throttle } from "../../base/throttle.ts";
import type { IntegrationsTenant } from "../../model/fleet/environment.ts";
import type { Random } from "../../model/run/surroundings.ts";
import { type Deadline, type Delay, LONGEST_WHEN_STOPPED_MS } from "./delay.ts";

/** Why a request may not be sent yet. */
export type ThrottleCause = "rate-limited" | "unavailable";

export type SendSlot =
  /** `at` names the request when it is told what became of it. */
  | { readonly kind: "now"; readonly at: number }
  /** It would be sent only after the deadline. */
  | { readonly kind: "too-late"; readonly waitMs: number; readonly because: ThrottleCause }
  | { readonly kind: "interrupted" };

/** A request that waits for its turn, or to be sent again. */
interface Waiting {
  /** How often it has left. */
  readonly sent: number;
  /** Whether it may change something on the tenant. */
  readonly changes: boolean;
}

const NEW: Waiting = { sent: 0, changes: true };

/** A wait that becomes longer by less is not told again. */
const TOLD_AGAIN_MS = 2_000;

/**
 * When requests may leave: not while the tenant asks to wait, which holds for all of them, and within the configured
 * and the learned rate.
 */
export class Pace {
  readonly #delay: Delay;
  readonly #configured: ConfiguredRate | null;
  readonly #throttle: Throttle;
  /** Of what is waited for now. */
  #announcedUntil = Number.NEGATIVE_INFINITY;
  #lastTurn: Promise<unknown> = Promise.resolve();
  #because: ThrottleCause = "rate-limited";
  #why = "";

  constructor(delay: Delay, rateLimit: IntegrationsTenant["rateLimit"], random: Random) {
    this.#delay = delay;
    this.#configured = rateLimit === null ? null : keepRate(rateLimit);
    this.#throttle = new Throttle(random);
  }

  /** Resolves when a request may leave, and counts it. First come, first served: nobody waits for ever. */
  async turn(deadline: Deadline, waiting = NEW): Promise<SendSlot> {
    const turn = this.#lastTurn.then(() => this.#nextTurn(deadline, waiting));
    this.#lastTurn = turn;
    return await turn;
  }

  async #nextTurn(deadline: Deadline, waiting: Waiting): Promise<SendSlot> {
    for (;;) {
      if (this.#delay.interrupted) return { kind: "interrupted" };
      const now = this.#delay.clock.monotonic();
      const waitMs = this.#delayMs(now);
      if (!this.mayWait(waiting, waitMs)) return { kind: "interrupted" };
      if (waitMs <= 0) {
        this.#announcedUntil = Number.NEGATIVE_INFINITY;
        this.#configured?.take(now);
        this.#throttle.take(now);
        return { kind: "now", at: now };
      }
      if (waitMs > deadline.remainingMs())
        return {
          kind: "too-late",
          waitMs,
          because: this.#throttle.pausedUntil > now ? this.#because : "rate-limited",
        };
      this.#announce(now, waitMs);
      await this.#delay.sleepUntilStopped(waitMs);
    }
  }

  /** Once nothing new may start, no write that failed is sent again, and nothing waits for long. */
  mayWait({ sent, changes }: Waiting, waitMs: number): boolean {
    if (!this.#delay.isStopped) return true;
    return sent === 0 ? waitMs <= LONGEST_WHEN_STOPPED_MS : !changes && waitMs < this.#delay.leftMs;
  }

  /** The tenant has answered the request that left then. */
  accepted(at: number): void {
    this.#throttle.accepted(at);
  }

  /**
   * The tenant has refused the request that left then, and asks to wait; null where it does not say for how long.
   * False for the further refusals of requests that were in flight together.
   */
  refused(at: number, askedMs: number | null, why: string): boolean {
    const { isFirst, pauseMs } = this.#throttle.refused(at, this.#delay.clock.monotonic(), askedMs);
    if (pauseMs !== null) this.pause(pauseMs, "rate-limited", why);
    return isFirst;
  }

  /** No request leaves for so long. */
  pause(milliseconds: number, because: ThrottleCause, why: string): void {
    const end = this.#throttle.pausedUntil;
    this.#throttle.pause(this.#delay.clock.monotonic(), milliseconds);
    if (this.#throttle.pausedUntil === end) return;
    this.#because = because;
    this.#why = why;
  }

  /** For how long the tenant will have taken nothing when the pause is over. */
  refusedForMs(): number {
    return this.#throttle.refusedForMs();
  }

  /** How many requests the configured rate allows now; null where none is, or its period is so short that they are spread. */
  leftInPeriod(): number | null {
    return this.#configured?.left?.(this.#delay.clock.monotonic()) ?? null;
  }

  #delayMs(now: number): number {
    return Math.max(this.#throttle.delayMs(now), this.#configured?.delayMs(now) ?? 0);
  }

  /** When it begins, for what is beyond the deadline is not waited for; once, unless a pause turns out to be longer. */
  #announce(now: number, waitMs: number): void {
    const isPaused = this.#throttle.pausedUntil > now;
    const end = now + waitMs;
    if (isPaused ? end < this.#announcedUntil + TOLD_AGAIN_MS : this.#announcedUntil > now || waitMs < 1_000)
      return;
    this.#announcedUntil = end;
    this.#delay.announce(waitMs, isPaused ? this.#why : "the rate limit is used up");
  }
}

/** Periods up to this are spread; within longer ones requests may leave together. */
const LONGEST_SPREAD_MS = 10_000;
/** On the way to the tenant requests come closer together, some of those that leave apart in time. */
const MARGIN = 0.05;
const MOST_MARGIN_MS = 250;

/** A rate that the operators know the tenant to allow. */
interface ConfiguredRate {
  /** How long the next request has to wait. */
  delayMs(now: number): number;
  /** A request starts. */
  take(now: number): void;
  /** How many requests may still start in this period; left out where they are spread over it. */
  left?(now: number): number;
}

/**
 * Keeps a rate with a little to spare. Within a short period requests are spread, because tenants differ in when a
 * period begins and in how many they take at once. A long one is not: nobody should wait half a minute for the
 * hundredth of a thousand requests that are allowed in five.
 */
function keepRate({
  requests,
  perMs,
}: {
  readonly requests: number;
  readonly perMs: number;
}): ConfiguredRate {
  if (perMs <= LONGEST_SPREAD_MS) return new Spacing((requests * 1_000) / (perMs * (1 + MARGIN)));
  return new RateWindow(requests, perMs + Math.min(MOST_MARGIN_MS, perMs * MARGIN));
}

/** At most so many requests in any period of the given length. */
export class RateWindow {
  readonly #perMs: number;
  readonly #requests: number;
  /** When the latest requests started, oldest first; no more than may start in one period. */
  readonly #starts: number[] = [];

  constructor(requests: number, perMs: number) {
    this.#requests = requests;
    this.#perMs = perMs;
  }

  /** How long the next request has to wait. */
  delayMs(now: number): number {
    const blocking = this.#starts.at(-this.#requests);
    return blocking === undefined ? 0 : Math.max(0, blocking + this.#perMs - now);
  }

  /** A request starts. */
  take(now: number): void {
    this.#starts.push(now);
    while (this.#starts.length > this.#requests) this.#starts.shift();
  }

  /** How many may start at once. */
  left(now: number): number {
    return this.#requests - this.#starts.filter((start) => start + this.#perMs > now).length;
  }
}

/** How many requests may be in flight, whatever is configured. */
export const MOST_IN_FLIGHT = 64;

/** Bounds the requests in flight: halves when the tenant refuses, grows by one for every round without a refusal. */
export class Concurrency {
  readonly #most: number;
  readonly #limiter: Limiter;
  #successes = 0;

  constructor(most: number) {
    this.#most = most;
    this.#limiter = new Limiter(most);
  }

  get limit(): number {
    return this.#limiter.limit;
  }

  async enter(): Promise<void> {
    await this.#limiter.enter();
  }

  leave(): void {
    this.#limiter.leave();
  }

  succeeded(): void {
    this.#successes += 1;
    if (this.#successes < this.limit) return;
    this.#successes = 0;
    this.#limiter.limit = Math.min(this.#most, this.limit + 1);
  }

  halve(): void {
    this.#successes = 0;
    this.#limiter.limit = Math.max(1, Math.floor(Math.min(this.limit, this.#limiter.underWay) / 2));
  }
}
