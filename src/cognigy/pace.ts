import type { IntegrationsTenant } from "../model/environment.ts";
import type { Random } from "../model/surroundings.ts";
import { type ConfiguredRate, keepRate } from "./configured-rate.ts";
import type { Deadline } from "./deadline.ts";
import { LearnedRate } from "./learned-rate.ts";
import { Refusals } from "./refusals.ts";
import type { Waiting } from "./waiting.ts";

/** Why a request may not be sent yet. */
export type Hindrance = "rate-limited" | "unavailable";

export type Turn =
  /** `at` names the request when it is told what became of it. */
  | { readonly kind: "now"; readonly at: number }
  /** It would be sent only after the deadline. */
  | { readonly kind: "too-late"; readonly waitMs: number; readonly because: Hindrance }
  | { readonly kind: "interrupted" };

const UNTIL_UNKNOWN = "the tenant takes no more requests for now (429)";

/**
 * When requests may leave: not while the tenant asks to wait, which holds for all of them, and within the configured
 * and the learned rate.
 */
export class Pace {
  readonly #waiting: Waiting;
  readonly #configured: ConfiguredRate | null;
  readonly #learned = new LearnedRate();
  readonly #refusals: Refusals;
  #announcedUntil = 0;
  #lastTurn: Promise<unknown> = Promise.resolve();
  #pause: { readonly start: number; readonly end: number; readonly because: Hindrance };

  constructor(waiting: Waiting, rateLimit: IntegrationsTenant["rateLimit"], random: Random) {
    this.#waiting = waiting;
    this.#configured = rateLimit === null ? null : keepRate(rateLimit);
    this.#refusals = new Refusals(random);
    this.#pause = { start: Number.NEGATIVE_INFINITY, end: Number.NEGATIVE_INFINITY, because: "rate-limited" };
  }

  /** Resolves when a request may leave, and counts it. First come, first served: nobody waits for ever. */
  async turn(deadline: Deadline): Promise<Turn> {
    const turn = this.#lastTurn.then(() => this.#nextTurn(deadline));
    this.#lastTurn = turn;
    return await turn;
  }

  async #nextTurn(deadline: Deadline): Promise<Turn> {
    for (;;) {
      if (this.#waiting.interrupted) return { kind: "interrupted" };
      const now = this.#waiting.clock.monotonic();
      const waitMs = this.#delayMs(now);
      if (waitMs <= 0) {
        this.#configured?.take(now);
        this.#learned.take(now);
        return { kind: "now", at: now };
      }
      if (waitMs > deadline.remainingMs()) return { kind: "too-late", waitMs, because: this.#because(now) };
      this.#announceRate(now, waitMs);
      await this.#waiting.sleep(waitMs);
    }
  }

  /** The tenant has answered the request that left then. */
  accepted(at: number): void {
    if (at > this.#pause.start) this.#refusals.accepted();
    this.#learned.accepted(at);
  }

  /**
   * The tenant has refused the request that left then, and asks to wait; null where it does not say for how long.
   * Requests that were in flight together are refused together: only the first refusal tells something. False when
   * this was not the first.
   */
  refused(at: number, askedMs: number | null): boolean {
    const now = this.#waiting.clock.monotonic();
    const isFirst = at > this.#pause.start;
    if (!isFirst && askedMs === null) return false;
    // A Retry-After is a whole number of seconds, mostly rounded up.
    if (isFirst) this.#learned.refused(now + Math.max(0, (askedMs ?? 0) - 1_000));
    if (askedMs !== null) this.pause(askedMs, "rate-limited", "the tenant asks to wait (429)");
    else
      this.pause(this.#refusals.nextPauseMs(now, this.#learned.busyMs(now)), "rate-limited", UNTIL_UNKNOWN);
    return isFirst;
  }

  /** No request leaves for so long. */
  pause(milliseconds: number, because: Hindrance, why: string): void {
    const now = this.#waiting.clock.monotonic();
    const end = now + milliseconds;
    const alreadyPaused = this.#pause.end > now;
    if (end <= this.#pause.end) return;
    this.#pause = { start: now, end, because };
    if (alreadyPaused) return;
    this.#announcedUntil = end;
    this.#waiting.announce(milliseconds, why);
  }

  /** For how long the tenant will have taken nothing when the pause is over. */
  refusedForMs(): number {
    return this.#pause.end - this.#refusals.since;
  }

  #delayMs(now: number): number {
    return Math.max(this.#pause.end - now, this.#configured?.delayMs(now) ?? 0, this.#learned.delayMs(now));
  }

  /** A long wait for the rate is told once, not by every request that waits. */
  #announceRate(now: number, waitMs: number): void {
    if (waitMs < 1_000 || this.#announcedUntil > now) return;
    this.#announcedUntil = now + waitMs;
    this.#waiting.announce(waitMs, "the rate limit is used up");
  }

  #because(now: number): Hindrance {
    return this.#pause.end > now ? this.#pause.because : "rate-limited";
  }
}
