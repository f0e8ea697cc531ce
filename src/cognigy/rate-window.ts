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
}
