import { hundredths } from "../base/time.ts";
import type { ProbeStep } from "../model/health.ts";
import type { Clock } from "../model/surroundings.ts";

/** Measures the steps of one attempt. */
export interface Steps {
  measure<T>(step: ProbeStep["step"], work: () => Promise<T>): Promise<T>;
  /** The steps so far, the unfinished one not included. */
  taken(): readonly ProbeStep[];
}

/** Begins to measure; `before` are steps that were taken already. */
export function createSteps(clock: Clock, before: readonly ProbeStep[] = []): Steps {
  const taken = [...before];
  return {
    async measure(step, work) {
      const start = clock.monotonic();
      try {
        return await work();
      } finally {
        taken.push({ step, latencyMs: hundredths(clock.monotonic() - start) });
      }
    },
    taken: () => [...taken],
  };
}

/** The time that steps took together; a pause between two of them does not count. */
export function latencyOf(steps: readonly ProbeStep[]): number {
  return hundredths(steps.reduce((sum, { latencyMs }) => sum + latencyMs, 0));
}
