import { Throttle } from "../base/throttle.ts";
import type { Clock, Random } from "../model/run/surroundings.ts";
import { type ReceiverHost, receiverOf } from "./endpoint.ts";
import type { ProbeAttempt } from "./report.ts";
import type { AttemptPacer } from "./retry.ts";

/** When deliveries may leave to one receiver: what it asks of one probe holds for all of them. */
class ReceiverPace implements AttemptPacer {
  readonly #clock: Clock;
  readonly #throttle: Throttle;
  #lastTurn: Promise<unknown> = Promise.resolve();
  #hasTaken = false;

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#throttle = new Throttle(random);
  }

  async turn(stop: AbortSignal): Promise<number> {
    const turn = this.#lastTurn.then(() => this.#nextTurn(stop));
    this.#lastTurn = turn;
    return await turn;
  }

  ended(at: number, attempt: ProbeAttempt): boolean {
    if (!isRefusal(attempt)) {
      if (attempt.status !== null) this.#throttle.accepted(at);
      this.#hasTaken ||= attempt.status !== null;
      return false;
    }
    const now = this.#clock.monotonic();
    const { pauseMs } = this.#throttle.refused(at, now, attempt.retryAfterMs);
    if (pauseMs !== null) this.#throttle.pause(now, pauseMs);
    return attempt.retryAfterMs !== null || this.#hasTaken;
  }

  delayMs(): number {
    return Math.max(0, this.#throttle.delayMs(this.#clock.monotonic()));
  }

  async #nextTurn(stop: AbortSignal): Promise<number> {
    for (;;) {
      const now = this.#clock.monotonic();
      const waitMs = this.#throttle.delayMs(now);
      if (waitMs <= 0 || stop.aborted) {
        this.#throttle.take(now);
        return now;
      }
      await this.#clock.sleep(waitMs, stop);
    }
  }
}

/** Too many deliveries: nothing about whether the receiver is fit. A 503 says so only with a time. */
function isRefusal({ diagnostic, status, retryAfterMs }: ProbeAttempt): boolean {
  if (diagnostic.verdict !== "unexpected-status") return false;
  return status === 429 || (status === 503 && retryAfterMs !== null);
}

/** The paces of all receivers that a gate has to do with. */
export class ReceiverPaces {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #paces = new Map<string, ReceiverPace>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  of(endpoint: ReceiverHost): ReceiverPace {
    const receiver = receiverOf(endpoint);
    const pace = this.#paces.get(receiver) ?? new ReceiverPace(this.#clock, this.#random);
    this.#paces.set(receiver, pace);
    return pace;
  }
}
