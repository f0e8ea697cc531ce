/** Time and chance, given from cli/ so that a test can hold them. */
export interface Clock {
  now(): Date;
  /** Milliseconds that only ever grow, for measuring. */
  monotonic(): number;
  /** Resolves after so many milliseconds, or at once when the signal aborts. Never rejects. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** A number in [0, 1). */
export type Random = () => number;
