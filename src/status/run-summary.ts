import type { Plan } from "../model/plan/plan.ts";
import { latenciesOf, successRateOf } from "../model/record/history.ts";
import type { Outcome } from "../model/record/outcome.ts";
import type { RunSummary } from "../model/run/run-summary.ts";

/** What was carried out, and by which command, as it is typed without options. */
interface CarriedOut {
  readonly plan: Pick<Plan, "blocked">;
  readonly command: string;
}

/** What a run came to, with what its changes add up to and what is to be done now. */
export function summaryOf(
  ended: Omit<RunSummary, "successRate" | "latencies" | "next">,
  carried: CarriedOut,
): RunSummary {
  const { outcomes } = ended;
  return {
    ...ended,
    successRate: successRateOf(outcomes.map(({ result }) => result)),
    latencies: latenciesOf(outcomes),
    next: outcomes.length === 0 ? [] : nextSteps(outcomes, carried),
  };
}

/** What a person does after a run that did not do all, a sentence each. */
function nextSteps(outcomes: readonly Outcome[], { plan, command }: CarriedOut): string[] {
  const has = (result: Outcome["result"]) => outcomes.some((outcome) => outcome.result === result);
  const unknown = outcomes.flatMap((outcome) => (outcome.result === "unknown" ? [outcome.duplicates] : []));
  const isDoubled = unknown.some((duplicates) => duplicates.length > 0);
  const isUnclear = unknown.some((duplicates) => duplicates.length === 0);
  const isStopped = outcomes.some((one) => one.result === "skipped" && one.because === null);
  const again = `run ${command} again; finished changes are not repeated`;
  const anew = /^apply\b/.test(command) ? "plan again" : `run ${command} again`;
  return [
    ...(has("held") ? [`fix the receivers of the held webhooks, then ${again}`] : []),
    ...(isDoubled ? [`delete all but one of each duplicate, then ${anew}`] : []),
    ...(isUnclear ? [`${again}; unknown outcomes are looked up first`] : []),
    ...(has("stale") ? [`${anew}: the tenant changed since this plan`] : []),
    ...(has("failed") ? [`resolve what failed, then ${again}`] : []),
    ...(isStopped ? [`it was stopped before the end: ${again}`] : []),
    ...(plan.blocked.length > 0 ? ["resolve what is blocked"] : []),
  ];
}
