import type { Clock } from "../../model/run/surroundings.ts";
import type { RateSwitch } from "./switches.ts";

/** Counts requests in windows that follow each other. */
export class Rate {
  readonly #limit: RateSwitch | null;
  readonly #clock: Clock;
  #window = -1;
  #count = 0;

  constructor(limit: RateSwitch | null, clock: Clock) {
    this.#limit = limit;
    this.#clock = clock;
  }

  /** Counts a request. null when it may pass; else the headers of the 429. */
  refuse(): Readonly<Record<string, string>> | null {
    if (this.#limit === null) return null;
    const { requests, windowSeconds, retryAfter } = this.#limit;
    const now = this.#clock.now().getTime();
    const window = Math.floor(now / (windowSeconds * 1000));
    if (window !== this.#window) {
      this.#window = window;
      this.#count = 0;
    }
    this.#count += 1;
    if (this.#count <= requests) return null;
    const end = (window + 1) * windowSeconds * 1000;
    if (retryAfter === "seconds") return { "retry-after": String(Math.ceil((end - now) / 1000)) };
    return retryAfter === "date" ? { "retry-after": new Date(end).toUTCString() } : {};
  }
}
