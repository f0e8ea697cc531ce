import { Limiter } from "../base/concurrency.ts";

/** Who goes first when a lane is full: what makes a webhook live goes ahead of what only registers one. */
export const PRIORITY = { finish: 0, ordinary: 1, begin: 2 } as const;

export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

/** Bounds how much runs at once; what waits starts by priority, then in order. */
export class PriorityLimiter {
  readonly #limiter: Limiter;

  constructor(width: number) {
    this.#limiter = new Limiter(width);
  }

  async run<T>(priority: Priority, work: () => Promise<T>): Promise<T> {
    await this.#limiter.enter(priority);
    try {
      return await work();
    } finally {
      this.#limiter.leave();
    }
  }
}
