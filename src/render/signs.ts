import type { Action, RiskLevel } from "../model/change.ts";
import type { OutcomeResult } from "../model/outcome.ts";
import type { Tone } from "./span.ts";

/** A sign and its colour. Whatever it stands for is also said in a word beside it. */
export interface Sign {
  readonly sign: string;
  readonly tone: Tone;
}

/** By action. */
export const ACTION_SIGNS: Readonly<Record<Action, Sign>> = {
  delete: { sign: "-", tone: "bad" },
  deprecate: { sign: "^", tone: "caution" },
  replace: { sign: "±", tone: "caution" },
  update: { sign: "~", tone: "caution" },
  create: { sign: "+", tone: "good" },
  adopt: { sign: "=", tone: "accent" },
  unadopt: { sign: "/", tone: "accent" },
};

/** In a table of changes, for what is not made. */
export const BLOCKED_SIGN: Sign = { sign: "!", tone: "bad" };

/** In a table of changes, for what stays as it is but should be known. */
export const UNCHANGED_SIGN: Sign = { sign: "·", tone: "faint" };

/** By what became of a change. */
export const RESULT_SIGNS: Readonly<Record<OutcomeResult, Sign>> = {
  applied: { sign: "✓", tone: "good" },
  held: { sign: "!", tone: "caution" },
  failed: { sign: "✗", tone: "bad" },
  unknown: { sign: "?", tone: "bad" },
  stale: { sign: "~", tone: "caution" },
  skipped: { sign: "-", tone: "faint" },
};

/** How loud a risk is. */
export const RISK_TONES: Readonly<Record<RiskLevel, Tone>> = { low: "faint", medium: "caution", high: "bad" };
