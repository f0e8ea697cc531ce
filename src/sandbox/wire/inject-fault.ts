import { isJsonObject } from "../../base/json.ts";
import type { Clock } from "../../model/run/surroundings.ts";
import { htmlAnswer, jsonAnswer, type SandboxAnswer } from "./answer.ts";
import type { Failure, Fault, RetryAfter } from "./faults.ts";
import type { RoutedRequest } from "./speaker.ts";

/** What happens on the wire. */
export type AnswerDelivery =
  | { readonly kind: "send"; readonly answer: SandboxAnswer }
  | { readonly kind: "reset" }
  | { readonly kind: "hang" }
  | { readonly kind: "cut"; readonly answer: SandboxAnswer; readonly framing: "length" | "chunked" | "close" }
  | { readonly kind: "drip"; readonly answer: SandboxAnswer; readonly intervalMs: number }
  | { readonly kind: "bomb"; readonly answer: SandboxAnswer; readonly megabytes: number };

/** The call that a fault happens to. */
export type FaultyCall = Omit<RoutedRequest, "subject">;

/** Lets a call go wrong as the fault says; without one it goes right. */
export function injectFault(fault: Fault | null, victim: FaultyCall, clock: Clock): AnswerDelivery {
  if (fault === null) return { kind: "send", answer: victim.perform(null) };
  switch (fault.kind) {
    case "status":
      if (fault.commits) victim.perform(null);
      return { kind: "send", answer: statusAnswer(fault, victim, clock) };
    case "reset":
    case "hang":
      if (fault.commits) victim.perform(null);
      return { kind: fault.kind };
    case "cut":
      return { kind: "cut", answer: victim.perform(null), framing: fault.framing };
    case "drip":
      return { kind: "drip", answer: victim.perform(null), intervalMs: fault.intervalMs };
    case "bomb":
      return { kind: "bomb", answer: victim.perform(null), megabytes: fault.megabytes };
    case "html":
      victim.perform(null);
      return { kind: "send", answer: htmlAnswer(200) };
    case "wrong-types":
      return { kind: "send", answer: withBody(victim.perform(null), confuseTypes) };
    case "unknown-enum":
      return { kind: "send", answer: withBody(victim.perform(null), inventValues) };
    case "cursor-loop":
    case "list-shift":
      return { kind: "send", answer: victim.perform(fault) };
  }
}

type StatusFailure = Extract<Failure, { kind: "status" }>;

function statusAnswer(fault: StatusFailure, victim: FaultyCall, clock: Clock): SandboxAnswer {
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

function withBody(answer: SandboxAnswer, change: (value: unknown) => unknown): SandboxAnswer {
  if (answer.body.kind !== "json") return answer;
  return { ...answer, body: { ...answer.body, value: change(answer.body.value) } };
}

function confuseTypes(value: unknown): unknown {
  if (typeof value === "string") return value.length;
  if (typeof value === "number") return String(value);
  return mapMembers(value, (_name, member) => confuseTypes(member));
}

function inventValues(value: unknown): unknown {
  return mapMembers(value, (name, member) => {
    if (name === "status") return "hibernating";
    return name === "token_type" ? "carrier-pigeon" : inventValues(member);
  });
}

function mapMembers(value: unknown, change: (name: string, member: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((member, index) => change(String(index), member));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(name, member)]));
}
