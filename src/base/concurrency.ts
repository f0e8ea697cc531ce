import { setMaxListeners } from "node:events";

interface Waiting {
  readonly rank: number;
  readonly start: () => void;
}

/** Bounds how much is under way at once; what waits starts by rank, the lowest first, then in order. p-limit knows only the order. */
export class Limiter {
  limit: number;
  #underWay = 0;
  readonly #waiting: Waiting[] = [];

  constructor(limit: number) {
    this.limit = limit;
  }

  get underWay(): number {
    return this.#underWay;
  }

  /** Resolves when there is a place; whoever has entered leaves again. */
  async enter(rank = 0): Promise<void> {
    if (this.#underWay >= this.limit) await new Promise<void>((start) => this.#enqueue({ rank, start }));
    else this.#underWay += 1;
  }

  /** Hands the place on at once, so that nobody who comes later gets it; not where the limit has come down meanwhile. */
  leave(): void {
    this.#underWay -= 1;
    while (this.#underWay < this.limit) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#underWay += 1;
      next.start();
    }
  }

  #enqueue(entry: Waiting): void {
    const index = this.#waiting.findIndex(({ rank }) => rank > entry.rank);
    if (index === -1) this.#waiting.push(entry);
    else this.#waiting.splice(index, 0, entry);
  }
}

/** An abort that many wait for at once. Beyond ten listeners Node 20 says on stderr that it suspects a leak. */
export function sharedAbort(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}
