/** The wait before one more try: twice as long after each that failed, and never longer than so. `failed` counts from 1. */
export function backoffMs(failed: number, firstMs: number, longestMs: number): number {
  return Math.min(longestMs, firstMs * 2 ** (failed - 1));
}
