import type { Clock } from "../../model/run/surroundings.ts";
import { htmlAnswer, jsonAnswer, type SandboxAnswer } from "./answer.ts";
import type { Failure, RetryAfter } from "./faults.ts";
import type { RoutedRequest } from "./speaker.ts";
/** The call that a fault happens to. */
export type FaultyCall = Omit<RoutedRequest, "subject">;

type StatusFailure = Extract<Failure, { kind: "status" }>;

export function statusAnswer(fault: StatusFailure, victim: FaultyCall, clock: Clock): SandboxAnswer {
  const answer = plainStatusAnswer(fault, victim);
  const retryAfter = fault.retryAfter && retryAfterText(fault.retryAfter, clock);
  return retryAfter === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, "retry-after": retryAfter } };
}

function plainStatusAnswer({ status, page }: StatusFailure, victim: FaultyCall): SandboxAnswer {
  // These come from what stands before the tenant, which knows nothing of its error format.
  if (page || (status >= 502 && status <= 504)) return htmlAnswer(status);
  if (victim.kind === "token")
    return jsonAnswer(status, { error: tokenError(status), error_description: "A scripted fault" });
  return victim.refuse(status);
}

function tokenError(status: number): string {
  if (status === 401) return "invalid_client";
  return status === 403 ? "unauthorized_client" : "temporarily_unavailable";
}

function retryAfterText(retryAfter: RetryAfter, clock: Clock): string | undefined {
  switch (retryAfter.form) {
    case "seconds":
      return String(retryAfter.seconds);
    case "date":
      return new Date(clock.now().getTime() + retryAfter.seconds * 1000).toUTCString();
    case "text":
      return retryAfter.text;
    case "absent":
      return undefined;
  }
}
