import { showDuration } from "../../base/time.ts";
import type { ProbeReport } from "../../model/fleet/health.ts";
import type { TenantFailure } from "../../model/fleet/tenant.ts";
import type { ApplyEvent, FinalStatus, Outcome, OutcomeResult } from "../../model/record/outcome.ts";
import { flow } from "./layout.ts";
import { type Line, print, Span, type Style } from "./terminal.ts";
import { RESULT_SIGNS } from "./words.ts";

const RESULTS: readonly OutcomeResult[] = ["applied", "held", "failed", "unknown", "stale", "skipped"];

/** How many changes ended with each result, in the order in which people read them. */
export function resultCounts(outcomes: readonly Outcome[]): readonly (readonly [OutcomeResult, number])[] {
  return RESULTS.map((wanted) => [wanted, outcomes.filter(({ result }) => result === wanted).length]);
}

/** What became of a change, for progress without a terminal. */
export function renderOutcome(outcome: Outcome, style: Style): string {
  return print(outcomeLines(outcome, style.width), style);
}

/** The same as lines of a larger page. */
export function outcomeLines(outcome: Outcome, width: number): Line[] {
  const { sign, tone } = RESULT_SIGNS[outcome.result];
  const lead = [
    new Span(`${sign} `, tone),
    new Span(outcome.key, "strong"),
    new Span(` ${outcome.action} `),
    new Span(outcome.result, tone),
    new Span(": "),
  ];
  return flow(describeOutcome(outcome), { lead, indent: 4, width, tone: "plain" });
}

/** What became of a change, in words: the one wording for every format. */
export function describeOutcome(outcome: Outcome): string {
  switch (outcome.result) {
    case "applied":
      return [
        `${outcome.status}, ${describeProof(outcome.probe, outcome.latencyMs)}`,
        ...warningsOf(outcome.probe),
      ].join("; ");
    case "held":
      return `${outcome.probe.sentence}; ${describeRemains(outcome.status)}`;
    case "failed":
      return `${describeFailure(outcome.failure)}; ${describeRemains(outcome.status)}`;
    case "unknown":
      return describeUnknown(outcome.failure);
    case "stale":
      return `${outcome.message}; ${describeRemains(outcome.status)}, plan again`;
    case "skipped":
      // A run that lost its record may have registered it before.
      return outcome.because === null
        ? `the run was stopped; ${describeRemains(outcome.status)}`
        : `it waits for ${outcome.because}`;
  }
}

function describeProof(probe: ProbeReport | null, latencyMs: number): string {
  if (probe === null) return `done in ${showDuration(latencyMs)}`;
  if (probe.status === null) return `probe ${probe.verdict} in ${showDuration(probe.latencyMs)}`;
  return `${probe.status} in ${showDuration(probe.latencyMs)}`;
}

/** What did not hold a webhook back is easily overlooked, so it is said where success is. */
function warningsOf(probe: ProbeReport | null): string[] {
  return (probe?.warnings ?? []).map((warning) => `warning: ${warning}`);
}

/** The message names the status and the trace id already. */
function describeFailure({ message, hint }: TenantFailure): string {
  return hint === null ? message : `${message}; ${hint}`;
}

/** The hint says how to find out, or what to do about what is there twice. */
function describeUnknown(failure: TenantFailure): string {
  if (failure.hint !== null) return describeFailure(failure);
  return `${failure.message}; the write may have been committed, run the same command again to find out`;
}

function describeRemains(status: FinalStatus): string {
  switch (status) {
    case "absent":
      return "nothing was created";
    case "unknown":
      return "what the tenant has now is unknown";
    case "deleted":
      return "it is gone";
    case "active":
    case "inactive":
    case "deprecated":
      return `it is ${status}`;
  }
}

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
