import type { ApplyEvent, Outcome } from "../model/outcome.ts";
import { describeOutcome } from "./outcome.ts";

/** An event as a line of the JSON stream. */
export function eventDocument(event: ApplyEvent): object {
  if (event.kind !== "change-finished") return { ...event };
  return { kind: event.kind, ...outcomeDocument(event.outcome) };
}

/** An outcome as JSON: what it has in common with the others, and what happened in words. */
export function outcomeDocument(outcome: Outcome): object {
  const { key, action, result, status, latencyMs } = outcome;
  const common = { key, action, result, status, latencyMs: Math.round(latencyMs) };
  const duplicates =
    outcome.result === "unknown" && outcome.duplicates.length > 0 ? { ids: outcome.duplicates } : {};
  return { ...common, details: describeOutcome(outcome), ...duplicates };
}
