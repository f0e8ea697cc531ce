import { failure } from "../base/result.ts";
import { firstOf, shortened } from "../base/text.ts";
import { utcDay } from "../base/time.ts";
import type { Verdict } from "../model/health.ts";

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
