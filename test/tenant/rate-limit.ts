import type { ServerResponse } from "node:http";
import type { Clock } from "../../src/model/run/surroundings.ts";
import type { RetryAfter } from "../../src/sandbox/wire/faults.ts";
import { sendJson } from "../cognigy/server.ts";

/** Lets so many requests a second through and refuses the others with 429. */
export class RateLimit {
  readonly #perSecond: number;
  readonly #retryAfter: RetryAfter;
  #second = -1;
  #count = 0;
  #refusedAt = Number.POSITIVE_INFINITY;
  #closedUntil = 0;
  refused = 0;
  /** Requests that came although the tenant had asked to wait. */
  impatient = 0;

  constructor(perSecond: number, retryAfter: RetryAfter) {
    this.#perSecond = perSecond;
    this.#retryAfter = retryAfter;
  }

  /** True when the request was refused. */
  takes(response: ServerResponse, clock: Clock): boolean {
    const now = clock.monotonic();
    // What comes at the very time of a refusal left before it was heard of.
    if (now > this.#refusedAt && now < this.#closedUntil) this.impatient += 1;
    const second = Math.floor(now / 1_000);
    if (second !== this.#second) [this.#second, this.#count] = [second, 0];
    this.#count += 1;
    if (this.#count <= this.#perSecond && now >= this.#closedUntil) return false;
    this.refused += 1;
    this.#refuse(response, clock, now);
    return true;
  }

  #refuse(response: ServerResponse, clock: Clock, now: number): void {
    const seconds = secondsOf(this.#retryAfter);
    if (now >= this.#closedUntil) this.#refusedAt = now;
    this.#closedUntil = Math.max(this.#closedUntil, now + seconds * 1_000);
    const date = { date: clock.now().toUTCString() };
    sendJson(response, 429, { message: "slow down" }, { ...date, ...headerOf(this.#retryAfter, clock) });
  }
}

function secondsOf(retryAfter: RetryAfter): number {
  return retryAfter.form === "seconds" || retryAfter.form === "date" ? Math.max(0, retryAfter.seconds) : 0;
}

function headerOf(retryAfter: RetryAfter, clock: Clock): Readonly<Record<string, string>> {
  switch (retryAfter.form) {
    case "seconds":
      return { "retry-after": String(retryAfter.seconds) };
    case "date":
      return { "retry-after": new Date(clock.now().getTime() + retryAfter.seconds * 1_000).toUTCString() };
    case "text":
      return { "retry-after": retryAfter.text };
    case "absent":
      return {};
  }
}
