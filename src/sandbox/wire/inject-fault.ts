import { isJsonObject } from "../../base/json.ts";
import type { Clock } from "../../model/run/surroundings.ts";
import { htmlAnswer, type SandboxAnswer } from "./answer.ts";
import type { Fault } from "./faults.ts";
import { type FaultyCall, statusAnswer } from "./status-fault.ts";

/** What happens on the wire. */
export type AnswerDelivery =
  | { readonly kind: "send"; readonly answer: SandboxAnswer }
  | { readonly kind: "reset" }
  | { readonly kind: "hang" }
  | { readonly kind: "cut"; readonly answer: SandboxAnswer; readonly framing: "length" | "chunked" | "close" }
  | { readonly kind: "drip"; readonly answer: SandboxAnswer; readonly intervalMs: number }
  | { readonly kind: "bomb"; readonly answer: SandboxAnswer; readonly megabytes: number };

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
