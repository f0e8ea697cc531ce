import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Clock } from "../../src/model/run/surroundings.ts";

/** A clock whose time passes only when no request to the tenant is under way and nothing else is left to do. */
export class QuietClock implements Clock {
  readonly #origin: string;
  #elapsed = 0;
  #underWay = 0;
  #timers: { readonly at: number; readonly ring: () => void }[] = [];

  constructor(tenant: URL) {
    this.#origin = tenant.origin;
  }

  now(): Date {
    return new Date(Date.UTC(2026, 0, 1) + this.#elapsed);
  }

  monotonic(): number {
    return this.#elapsed;
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((ring) => this.#timers.push({ at: this.#elapsed + milliseconds, ring }));
  }

  /** Lets time pass until the work is done. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const sent = (message: unknown) => this.#count(message, 1);
    const ended = (message: unknown) => this.#count(message, -1);
    const ends = ["undici:request:trailers", "undici:request:error"];
    subscribe("undici:request:create", sent);
    for (const channel of ends) subscribe(channel, ended);
    try {
      return await this.#runUntilDone(work());
    } finally {
      unsubscribe("undici:request:create", sent);
      for (const channel of ends) unsubscribe(channel, ended);
    }
  }

  async #runUntilDone<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const finished = work.finally(() => {
      done = true;
    });
    while (!done) {
      await turn();
      if (this.#underWay > 0) continue;
      // What has just been answered is dealt with first.
      await turn();
      if (this.#underWay === 0 && !done) this.#ringNext();
    }
    return await finished;
  }

  #ringNext(): void {
    const next = this.#timers.toSorted((a, b) => a.at - b.at)[0];
    if (next === undefined) return;
    this.#timers = this.#timers.filter((timer) => timer !== next);
    this.#elapsed = Math.max(this.#elapsed, next.at);
    next.ring();
  }

  #count(message: unknown, by: number): void {
    const { origin } = Object(Object(message).request);
    if (String(origin) === this.#origin) this.#underWay += by;
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
