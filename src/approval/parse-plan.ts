import { parseJson } from "../base/json.ts";
import { failure, type Result, success } from "../base/result.ts";
import type { PlanDocument } from "../model/plan/plan.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import { forOtherEnvironment } from "./check-approval.ts";
import { isPlanDocument } from "./generated/plan-validator.js";
import { changesDigest, expiryOf, isIntact } from "./plan-document.ts";

/**
 * Reads a saved plan. One that is not as it was written, or for another environment than one that is named, is refused, and
 * nothing is taken from it.
 */
export function parsePlan(text: string, file: string, environment?: string): Result<PlanDocument, Problem> {
  const document = parseJson(text);
  if (!isPlanDocument(document)) return refused(`${file} is not a plan of this version of webhook-sync`);
  if (!isIntact(document) || document.expiresAt !== expiryOf(document.plannedAt)) {
    return refused(`${file} was edited after it was written`);
  }
  if (changesDigest(document) !== document.changesDigest) {
    return refused(`${file} does not have the changes that its digest says`);
  }
  const other = environment === undefined ? undefined : forOtherEnvironment(document, environment);
  return other === undefined ? success(document) : failure(other);
}

function refused(message: string): { ok: false; error: Problem } {
  const hint = "plan again; a saved plan is an approval and cannot be edited";
  return failure(problem(EXIT.stale, "plan-refused", message, hint));
}
