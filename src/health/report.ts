import type { ProbeReport } from "../model/health.ts";
import type { ProbeDiagnostic } from "./diagnostic.ts";
import type { ProbeAttempt } from "./retry.ts";
import { latencyOf } from "./steps.ts";

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
