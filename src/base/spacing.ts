/** A timer that rang late: so much of the time is caught up with. */
const SLACK_MS = 10;

/** Requests at even distances: what a period allows is spread over it, whatever the tenant takes for a period. */
export class Spacing {
  perSecond: number;
  /** When the latest request was due. */
  #latest = Number.NEGATIVE_INFINITY;

  constructor(perSecond: number) {
    this.perSecond = perSecond;
  }

  /** How long the next request has to wait. */
  delayMs(now: number): number {
    return Math.max(0, this.#nextDue - now);
  }

  /** A request starts. */
  take(now: number): void {
    const due = this.#nextDue;
    this.#latest = due + SLACK_MS >= now ? due : now;
  }

  get #nextDue(): number {
    return this.#latest + 1_000 / this.perSecond;
  }
}
