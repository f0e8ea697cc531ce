/** What a connection has done so far. */
export interface ClientStatsSnapshot {
  /** All requests, those for tokens included. */
  readonly requests: number;
  readonly retries: number;
  /** How long requests stood still for pauses and backoff; waits at the same time count once. */
  readonly waitedMs: number;
  readonly tokenRequests: number;
}

/** Counts what a connection has done. */
export class ClientStats {
  #requests = 0;
  #retries = 0;
  #waitedMs = 0;
  #waitedUntil = Number.NEGATIVE_INFINITY;
  #tokenRequests = 0;

  request(forToken: boolean): void {
    this.#requests += 1;
    if (forToken) this.#tokenRequests += 1;
  }

  retry(): void {
    this.#retries += 1;
  }

  /** A wait from one monotonic time to another. */
  waited(from: number, to: number): void {
    this.#waitedMs += Math.max(0, to - Math.max(from, this.#waitedUntil));
    this.#waitedUntil = Math.max(to, this.#waitedUntil);
  }

  read(): ClientStatsSnapshot {
    return {
      requests: this.#requests,
      retries: this.#retries,
      waitedMs: Math.round(this.#waitedMs),
      tokenRequests: this.#tokenRequests,
    };
  }
}
