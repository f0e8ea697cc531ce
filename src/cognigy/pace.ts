import type { IntegrationsTenant } from "../model/environment.ts";
import type { Deadline } from "./deadline.ts";
import { LearnedRate } from "./learned-rate.ts";
import { RateWindow } from "./rate-window.ts";
import type { Waiting } from "./waiting.ts";

/** Why a request may not be sent yet. */
export type Hindrance = "rate-limited" | "unavailable";

export type Turn =
  | { readonly kind: "now" }
  /** It would be sent only after the deadline. */
  | { readonly kind: "too-late"; readonly waitMs: number; readonly because: Hindrance }
  | { readonly kind: "interrupted" };

/**
 * When requests may leave: not while the tenant asks to wait, which holds for all of them, and within the configured
 * and the learned rate.
 */
export class Pace {
  readonly #waiting: Waiting;
  readonly #configured: RateWindow | null;
  readonly #learned = new LearnedRate();
  #announcedUntil = 0;
  #lastTurn: Promise<unknown> = Promise.resolve();
  #pause: { readonly end: number; readonly because: Hindrance } = { end: 0, because: "rate-limited" };

  constructor(waiting: Waiting, rateLimit: IntegrationsTenant["rateLimit"]) {
    this.#waiting = waiting;
    this.#configured = rateLimit === null ? null : new RateWindow(rateLimit.requests, rateLimit.perMs);
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
        return { kind: "now" };
      }
      if (waitMs > deadline.remainingMs()) return { kind: "too-late", waitMs, because: this.#because(now) };
      this.#announceRate(now, waitMs);
      await this.#waiting.sleep(waitMs);
    }
  }

  /** The tenant has answered a request. */
  accepted(): void {
    this.#learned.accepted();
  }

  /** No request leaves for so long. */
  pause(milliseconds: number, because: Hindrance, why: string): void {
    const now = this.#waiting.clock.monotonic();
    const end = now + milliseconds;
    // Requests that were in flight together are refused together: only the first refusal tells something.
    const alreadyPaused = this.#pause.end > now;
    if (end <= this.#pause.end) return;
    this.#pause = { end, because };
    if (alreadyPaused) return;
    if (because === "rate-limited") this.#learned.refused(end);
    this.#announcedUntil = end;
    this.#waiting.announce(milliseconds, why);
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
