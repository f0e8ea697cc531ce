import type { Verdict } from "../model/health.ts";
import { failure } from "../model/result.ts";

/** What a step found out: the verdict, and the sentence that says it with names and numbers. */
export interface ProbeDiagnostic {
  readonly verdict: Verdict;
  /** Without a final period. */
  readonly sentence: string;
}

/** A failed result with a finding in it. */
export function found(verdict: Verdict, sentence: string): { ok: false; error: ProbeDiagnostic } {
  return failure({ verdict, sentence });
}
