import { CLOCK_TOLERANCE_MS } from "../model/fleet/live.ts";
import type { PlanDocument } from "../model/plan/plan.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";

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
