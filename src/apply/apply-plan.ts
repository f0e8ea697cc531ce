import { hundredths } from "../base/time.ts";
import { isFit, type ProbeReport } from "../model/fleet/health.ts";
import type { WebhookKey } from "../model/fleet/key.ts";
import type { TenantFailure } from "../model/fleet/tenant.ts";
import type { Change } from "../model/plan/change.ts";
import type { Plan } from "../model/plan/plan.ts";
import type { StatusReport } from "../model/record/outbox.ts";
import type { FinalStatus, Outcome } from "../model/record/outcome.ts";
import { probedOf } from "../model/record/projection.ts";
import type { ChangeRecord } from "../model/record/record.ts";
import { applyCreate, applyUnadopt, applyUpdate } from "./actions.ts";
import {
  announceDeprecation,
  checkWithdrawals,
  takeBackRestored,
  withdrawDeprecation,
} from "./announcements.ts";
import {
  AnnouncementRounds,
  type ApplyContext,
  type ApplyInput,
  LabelledChanges,
  Registrations,
  RunJournal,
  takenOverIn,
} from "./context.ts";
import { checkFinalListing, markUnconfirmed } from "./final-listing.ts";
import { checkKeptLabels } from "./kept.ts";
import { applyReplace } from "./replace.ts";
import { applyInPlace } from "./replace-in-place.ts";
import { applyDelete, applyDeprecate } from "./retire.ts";
import { PriorityLimiter, runSchedule } from "./schedule.ts";
import type { ChangeResult } from "./write.ts";

/** So many changes more at most where each record takes the way to a database and back. */
const MOST_AHEAD = 32;

/** Twice as many changes as the API takes at once, so that probes run while others wait for the API. */
function widthOf({ concurrency, environment }: ApplyInput): number {
  const ahead = environment.state.backend === "postgres" ? Math.min(concurrency, MOST_AHEAD) : 0;
  return 2 * concurrency + ahead;
}

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
    labelled: new LabelledChanges(),
    withdrawals: [],
    takenOver: takenOverIn(plan),
  };
  const { registrations, journal, signal } = context;
  context.events.emit({ kind: "run-started", run: context.run, total: plan.changes.length });
  for (const correction of options.corrections) {
    const tell = correction.says === "stays" ? withdrawDeprecation : announceDeprecation;
    await tell(context, correction);
  }
  let shutOut = false;
  const schedule = runSchedule(plan.changes, {
    width: widthOf(options),
    work: (change, whileIdle) => carryOut({ ...context, whileIdle }, change),
    skip: (change, because) => skipChange(context, change, because),
    ended: (outcome) => {
      registrations.ended(outcome.key);
      shutOut ||= isShutOut(outcome);
    },
    // Going on makes no sense when the journal takes no records or the tenant does not let us in.
    stopped: () => shutOut || journal.failure !== null || signal.aborted,
  });
  const [outcomes, finalListing] = await Promise.all([schedule, checkFinalListing(context)]);
  await checkWithdrawals(context);
  await checkKeptLabels(context);
  return markUnconfirmed(outcomes, finalListing);
}

function isShutOut(outcome: Outcome): boolean {
  if (outcome.result !== "failed") return false;
  const { kind } = outcome.failure;
  return kind === "unauthenticated" || kind === "forbidden";
}

/** Carries one change out, reports the health that was seen and records how it ended. */
function carryOut(context: ApplyContext, change: Change): Promise<Outcome> {
  const { key, action } = change;
  const work = async () => {
    const started = context.clock.monotonic();
    const ended = await perform(context, change);
    const outcome = outcomeOf(change, ended, context.clock.monotonic() - started);
    await takeBackRestored(context, change, outcome);
    // The report first: a kill between the two may repeat it, and never loses it.
    await reportHealth(context, change, outcome, ended.probe);
    await recordOutcome(context, change, outcome, ended.probe);
    return outcome;
  };
  return context.events.during({ kind: "change-started", key, action }, work, (outcome) => ({
    kind: "change-finished",
    outcome,
  }));
}

function perform(context: ApplyContext, change: Change): Promise<ChangeResult> {
  switch (change.action) {
    case "create":
      return applyCreate(context, change);
    case "update":
    case "adopt":
      return applyUpdate(context, change);
    case "unadopt":
      return applyUnadopt(context, change);
    case "replace":
      return change.inPlaceOf === undefined ? applyReplace(context, change) : applyInPlace(context, change);
    case "deprecate":
      return applyDeprecate(context, change);
    case "delete":
      return applyDelete(context, change);
  }
}

function outcomeOf({ key, action }: Change, ended: ChangeResult, latencyMs: number): Outcome {
  const common = { key, action, latencyMs };
  switch (ended.result) {
    case "applied":
      return { ...common, result: "applied", status: ended.status, probe: ended.probe };
    case "held":
      return { ...common, result: "held", status: ended.status, probe: ended.probe };
    case "not-written":
      return ended.writeFailure.kind === "unrecorded"
        ? { ...common, result: "skipped", status: ended.status, because: null }
        : { ...common, ...fromFailure(ended.writeFailure.failure, ended.status) };
  }
}

type Failed = Extract<Outcome, { result: "failed" | "unknown" | "stale" }>;
type WithoutCommon<T> = T extends Failed ? Omit<T, "key" | "action" | "latencyMs"> : never;

function fromFailure(failure: TenantFailure, status: FinalStatus): WithoutCommon<Failed> {
  switch (failure.kind) {
    case "unknown":
      return { result: "unknown", status: "unknown", failure, duplicates: [] };
    case "conflict":
    case "not-found":
      return { result: "stale", status, message: failure.message };
    case "unauthenticated":
    case "forbidden":
    case "unavailable":
    case "rate-limited":
    case "malformed":
    case "rejected":
    case "altered":
      return { result: "failed", status, failure };
  }
}

/** A change that is not made because of another one, or because the run was stopped. */
async function skipChange(
  context: ApplyContext,
  change: Change,
  because: WebhookKey | null,
): Promise<Outcome> {
  const { key, action } = change;
  const status = change.action === "create" ? "absent" : (change.live?.status ?? "absent");
  const outcome: Outcome = { key, action, result: "skipped", status, latencyMs: 0, because };
  await recordOutcome(context, change, outcome, null);
  context.events.emit({ kind: "change-finished", outcome });
  return outcome;
}

async function recordOutcome(
  context: ApplyContext,
  change: Change,
  outcome: Outcome,
  probe: ProbeReport | null,
): Promise<void> {
  const { name, version, action, reason } = change;
  await context.journal.append({
    phase: "change",
    action,
    webhook_name: name,
    version,
    result: outcome.result,
    status: outcome.status,
    latency_ms: hundredths(outcome.latencyMs),
    details: detailsOf(outcome, probe),
    reason,
    probe: probe === null ? null : probeRecord(probe),
    ...(probe === null || change.action === "delete" ? {} : { probed: probedOf(change.after) }),
    because: outcome.result === "skipped" ? outcome.because : null,
  });
}

function detailsOf(outcome: Outcome, probe: ProbeReport | null): string {
  const health = probe === null ? [] : [`health_status=${probe.status ?? 0}`, `health=${probe.verdict}`];
  switch (outcome.result) {
    case "applied":
      return health.join(", ");
    case "held":
      return [...health, outcome.probe.sentence].join(", ");
    case "failed":
    case "unknown":
      return [...health, outcome.failure.message].join(", ");
    case "stale":
      return [...health, outcome.message].join(", ");
    case "skipped":
      return outcome.because === null ? "the run was stopped" : `waited for ${outcome.because}`;
  }
}

function probeRecord(probe: ProbeReport): NonNullable<ChangeRecord["probe"]> {
  return {
    verdict: probe.verdict,
    sentence: probe.sentence,
    http_status: probe.status,
    latency_ms: hundredths(probe.latencyMs),
    attempts: probe.attempts,
    certificate_expires: probe.certificateExpires?.toISOString() ?? null,
    steps: probe.steps.map(({ step, latencyMs }) => ({ step, latency_ms: hundredths(latencyMs) })),
  };
}

/** The dashboard hears of what was probed, with the time that the whole change took. */
async function reportHealth(
  context: ApplyContext,
  { name, version }: Change,
  outcome: Outcome,
  probe: ProbeReport | null,
): Promise<void> {
  if (context.environment.monitoring === null || probe === null) return;
  // What cannot be recorded is not told: the next run reports what was written, and probes the rest anew.
  if (!context.journal.mayWrite().ok) return;
  const status: StatusReport = {
    integration: name,
    version,
    health_status: isFit(probe.verdict) ? "pass" : "fail",
    latency_ms: hundredths(outcome.latencyMs),
    exported_at: context.clock.now().getTime() / 1000,
  };
  await context.announcer.report(status, context.run);
}
