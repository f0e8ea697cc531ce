import type { Clock } from "../model/surroundings.ts";

/** Does something again and again, so far apart, until the returned function is called. */
export function every(clock: Clock, milliseconds: number, work: () => void): () => void {
  const stop = new AbortController();
  const repeat = async () => {
    for (;;) {
      await clock.sleep(milliseconds, stop.signal);
      if (stop.signal.aborted) return;
      work();
    }
  };
  void repeat();
  return () => stop.abort();
}

/** How often a line tells that something still goes on, where nothing is redrawn. CI systems end what is silent. */
export const HEARTBEAT_MS = 20_000;

/** How often a terminal is redrawn. */
export const REDRAW_MS = 100;
