import { hundredths } from "../base/time.ts";
import type { ProbeReport, ProbeStep } from "../model/health.ts";
import type { Clock } from "../model/surroundings.ts";
import type { ProbeDiagnostic } from "./diagnostic.ts";
import type { ProbeAttempt } from "./retry.ts";

/** The report of a probe that ended with this attempt. */
export function reportOf({ diagnostic, ...seen }: ProbeAttempt, attempts: number): ProbeReport {
  const { steps, status, certificateExpires, warnings } = seen;
  const { verdict, sentence } = diagnostic;
  return {
    verdict,
    sentence,
    steps,
    status,
    latencyMs: latencyOf(steps),
    attempts,
    certificateExpires,
    warnings,
  };
}

/** The report of a probe that made no contact. */
export function reportWithoutContact({ verdict, sentence }: ProbeDiagnostic): ProbeReport {
  return {
    verdict,
    sentence,
    steps: [],
    status: null,
    latencyMs: 0,
    attempts: 0,
    certificateExpires: null,
    warnings: [],
  };
}

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
function latencyOf(steps: readonly ProbeStep[]): number {
  return hundredths(steps.reduce((sum, { latencyMs }) => sum + latencyMs, 0));
}
