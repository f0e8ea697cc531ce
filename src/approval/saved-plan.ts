import { parseJson } from "../base/json.ts";
import { failure, type Result, success } from "../base/result.ts";
import { CLOCK_TOLERANCE_MS } from "../model/fleet/live.ts";
import type { PlanDocument } from "../model/plan/plan.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import { isPlanDocument } from "./generated/plan-validator.js";
import { changesDigest, expiryOf, isIntact } from "./plan-document.ts";

/** Reads a saved plan. One that is not as it was written is refused, and nothing is taken from it. */
export function parsePlan(text: string, file: string): Result<PlanDocument, Problem> {
  const document = parseJson(text);
  if (!isPlanDocument(document)) return refused(`${file} is not a plan of this version of webhook-sync`);
  if (!isIntact(document) || document.expiresAt !== expiryOf(document.plannedAt)) {
    return refused(`${file} was edited after it was written`);
  }
  if (changesDigest(document) !== document.changesDigest) {
    return refused(`${file} does not have the changes that its digest says`);
  }
  return success(document);
}

function refused(message: string): { ok: false; error: Problem } {
  const hint = "plan again; a saved plan is an approval and cannot be edited";
  return failure(problem(EXIT.stale, "plan-refused", message, hint));
}

/** Why a saved plan is not applied at a time; undefined when it may be. */
export function whyUntimely({ plannedAt, expiresAt }: PlanDocument, now: Date): Problem | undefined {
  if (now >= new Date(expiresAt)) {
    const message = `the plan of ${plannedAt} expired at ${expiresAt}`;
    return problem(EXIT.stale, "plan-expired", message, PLAN_AGAIN);
  }
  if (now.getTime() + CLOCK_TOLERANCE_MS >= new Date(plannedAt).getTime()) return undefined;
  const message = `the plan says that it was made at ${plannedAt}, and it is ${now.toISOString()} now`;
  return problem(EXIT.stale, "plan-ahead", message, "set the clocks of both machines, then plan again");
}

export const PLAN_AGAIN = "plan again and have it reviewed";
