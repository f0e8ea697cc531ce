import type { ProbeReport } from "../model/health.ts";
import type { Attempt } from "./attempt.ts";
import type { Finding } from "./finding.ts";
import { latencyOf } from "./steps.ts";

/** The report of a probe that ended with this attempt. */
export function reportOf({ finding, ...seen }: Attempt, attempts: number): ProbeReport {
  const { steps, status, certificateExpires, warnings } = seen;
  const { verdict, sentence } = finding;
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
export function reportWithoutContact({ verdict, sentence }: Finding): ProbeReport {
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
