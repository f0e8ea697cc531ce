/** Who goes first when a lane is full: what makes a webhook live goes ahead of what only registers one. */
export const PRIORITY = { finish: 0, ordinary: 1, begin: 2 } as const;

export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

interface Waiting {
  readonly priority: Priority;
  readonly start: () => void;
}

/** Bounds how much runs at once; what waits starts by priority, then in order. p-limit knows only the order. */
export class Lane {
  readonly #width: number;
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(width: number) {
    this.#width = width;
  }

  async run<T>(priority: Priority, work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#width) {
      await new Promise<void>((start) => this.#enqueue({ priority, start }));
    } else {
      this.#running += 1;
    }
    try {
      return await work();
    } finally {
      this.#release();
    }
  }

  #enqueue(entry: Waiting): void {
    const index = this.#waiting.findIndex(({ priority }) => priority > entry.priority);
    if (index === -1) this.#waiting.push(entry);
    else this.#waiting.splice(index, 0, entry);
  }

  /** Hands the place on without freeing it in between. */
  #release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else next.start();
  }
}
