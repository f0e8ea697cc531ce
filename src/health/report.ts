import { failure } from "../base/result.ts";
import { firstOf, shortened } from "../base/text.ts";
import { hundredths, utcDay } from "../base/time.ts";
import type { ProbeReport, ProbeStep, Verdict } from "../model/fleet/health.ts";
import type { Clock } from "../model/run/surroundings.ts";

/** What a step found out: the verdict, and the sentence that says it with names and numbers. */
export interface ProbeDiagnostic {
  readonly verdict: Verdict;
  /** Without a final period. */
  readonly sentence: string;
}

/** What one attempt came to. */
export interface ProbeAttempt
  extends Pick<ProbeReport, "steps" | "status" | "certificateExpires" | "warnings"> {
  readonly diagnostic: ProbeDiagnostic;
  /** For how long the receiver asks to be left alone; null when it does not. */
  readonly retryAfterMs: number | null;
}

/** A failed result with a finding in it. */
export function found(verdict: Verdict, sentence: string): { ok: false; error: ProbeDiagnostic } {
  return failure({ verdict, sentence });
}

/** The UTC day: `2026-11-20`. */
export function day(date: Date): string {
  return Number.isNaN(date.getTime()) ? "an unknown day" : utcDay(date);
}

const NAMES_SHOWN = 4;

/** At most four names, and how many more there are. */
export function listing(names: readonly string[]): string {
  return firstOf(names.map(foreign), NAMES_SHOWN);
}

/** With the sign that there is more. */
const FOREIGN_LENGTH = 121;

/** Text that the receiver chose: one line of bounded length. */
export function foreign(text: string): string {
  return shortened(text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "?"), FOREIGN_LENGTH);
}

/** A name that the receiver chose, in quotes. */
export function quoted(name: string): string {
  return `"${foreign(name)}"`;
}

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

/** The report with one more warning; null for none. */
export function withWarning(report: ProbeReport, warning: string | null): ProbeReport {
  return warning === null ? report : { ...report, warnings: [...report.warnings, warning] };
}
