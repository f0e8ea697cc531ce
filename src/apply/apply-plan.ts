import type { Outcome } from "../model/outcome.ts";
import type { Plan } from "../model/plan.ts";
import { AnnouncementRounds } from "./announcement-rounds.ts";
import { carryOut, skipChange } from "./carry-out.ts";
import { type ApplyContext, type ApplyInput, Registrations, RunJournal } from "./context.ts";
import { checkFinalListing, markUnconfirmed } from "./duplicates.ts";
import { announceDeprecation, withdrawDeprecation } from "./retire.ts";
import { PriorityLimiter, runSchedule } from "./schedule.ts";

/**
 * Carries a plan out: dependencies first, the gate before anything goes live, each write recorded before it is sent.
 * Gives one outcome for each change of the plan. What another run registered too is found at the end.
 */
export async function applyPlan(plan: Plan, options: ApplyInput): Promise<readonly Outcome[]> {
  const { concurrency } = options;
  const context: ApplyContext = {
    ...options,
    journal: new RunJournal(options.journal),
    api: new PriorityLimiter(concurrency),
    probes: new PriorityLimiter(concurrency),
    whileIdle: (wait) => wait(),
    registrations: new Registrations(plan.changes),
    rounds: new AnnouncementRounds(options.recorded),
  };
  const { registrations, journal, signal } = context;
  context.onEvent({ kind: "run-started", run: context.run, total: plan.changes.length });
  for (const correction of options.corrections) {
    const tell = correction.says === "stays" ? withdrawDeprecation : announceDeprecation;
    await tell(context, correction);
  }
  let shutOut = false;
  const schedule = runSchedule(plan.changes, {
    // Twice as many as the API takes at once, so that probes run while other changes wait for the API.
    width: concurrency * 2,
    work: async (change, whileIdle) => {
      const outcome = await carryOut({ ...context, whileIdle }, change);
      registrations.ended(change.key);
      shutOut ||= isShutOut(outcome);
      return outcome;
    },
    skip: (change, because) => {
      registrations.ended(change.key);
      return skipChange(context, change, because);
    },
    // Going on makes no sense when the journal takes no records or the tenant does not let us in.
    stopped: () => shutOut || journal.failure !== null || signal.aborted,
  });
  const [outcomes, finalListing] = await Promise.all([schedule, checkFinalListing(context)]);
  return markUnconfirmed(outcomes, finalListing);
}

function isShutOut(outcome: Outcome): boolean {
  if (outcome.result !== "failed") return false;
  const { kind } = outcome.failure;
  return kind === "unauthenticated" || kind === "forbidden";
}
