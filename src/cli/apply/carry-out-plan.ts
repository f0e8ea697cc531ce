import { applyPlan } from "../../apply/apply-plan.ts";
import { type Correction, correctionsFor } from "../../apply/context.ts";
import type { PlanFacts } from "../../approval/plan-document.ts";
import { printedJson } from "../../base/json.ts";
import { escapeTerminal } from "../../base/text.ts";
import { actorOf, ciRunUrl } from "../../ci/provenance.ts";
import type { Announcer } from "../../export/announcer.ts";
import { GENESIS } from "../../journal/chain/chain.ts";
import {
  recordEnd,
  recordProtections,
  recordSetAside,
  recordStart,
  unrecorded,
} from "../../journal/chain/run-records.ts";
import { clockSkew, type LiveListing } from "../../model/fleet/live.ts";
import type { Plan } from "../../model/plan/plan.ts";
import type { ApplyEvent, Outcome } from "../../model/record/outcome.ts";
import type { ApprovalWay } from "../../model/record/record.ts";
import { EXIT, type ExitCode, exitOfOutcome, worstExit } from "../../model/run/exit-code.ts";
import { isApplyEvent } from "../../model/run/run-events.ts";
import { describeEvent, RunProgress, renderProgress } from "../../render/text/progress.ts";
import { renderSummary, summaryDocument } from "../../render/text/summary.ts";
import { eventDocument } from "../../render/wording/outcome.ts";
import { summaryOf } from "../../status/run-summary.ts";
import { OngoingDisplay, type Waits } from "../../terminal/live-area.ts";
import { styleFor } from "../../terminal/process-io.ts";
import type { Invocation } from "../command.ts";
import type { OpenRun } from "./open-run.ts";

/** How long the end of a run goes on telling the dashboard and the hook; what is left is sent by the next run. */
const FLUSH_MS = 5_000;
/** A service that says nothing for so long is not waited for at the end: the next run sends the same under the same id. */
const SILENCE_MS = 3_000;

/** A plan that may be carried out, and with what. */
export interface PlanToApply {
  readonly plan: Plan;
  /** All that the tenant has. */
  readonly live: LiveListing;
  readonly facts: PlanFacts;
  readonly concurrency: number;
  readonly open: OpenRun;
  /** As it is typed, without options. */
  readonly command: string;
  readonly approval: ApprovalWay;
}

/** Carries it out, delivers what is queued for the dashboard and the hook, and tells how it ended. */
export async function carryOutPlan(invocation: Invocation, approved: PlanToApply): Promise<ExitCode> {
  const { io } = invocation;
  const { environment } = approved.open.connection;
  // Only who tells something waits for what that needs.
  const { createAnnouncer } = await import("../../export/announcer.ts");
  const announcer = await createAnnouncer({
    outbox: approved.open.state.outbox,
    monitoring: environment.monitoring,
    hook: environment.deprecation.hook,
    // They hear how the run ended when it has.
    chats: [],
    clock: io.clock,
    random: io.random,
    onSetAside: (message, cause) => recordSetAside(approved.open.journal, message, cause),
  });
  const end = await carryOut(invocation, approved, announcer).finally(() => announcer.close());
  Object.assign(approved.open.ending, { plan: approved.plan, outcomes: end.outcomes });
  showSummary(invocation, approved, end);
  return end.exitCode;
}

async function carryOut(
  invocation: Invocation,
  approved: PlanToApply,
  announcer: Announcer,
): Promise<RunEnd> {
  const { plan, open } = approved;
  const refused = plan.blocked.length > 0 ? EXIT.refused : EXIT.done;
  const corrections = correctionsOf(approved);
  if (plan.changes.length + plan.protections.length + corrections.length === 0) {
    const warnings = await announcer.flush(FLUSH_MS, { stopped: open.stop.signal, silenceMs: SILENCE_MS });
    return { outcomes: [], warnings, exitCode: refused };
  }
  const { stop, journal } = open;
  stop.finishFirst((text) => invocation.io.stderr.write(`${text}\n`));
  const started = await recordStart(journal, plan, {
    ...approved.facts,
    ciRunUrl: ciRunUrl(invocation.io),
    traceId: invocation.io.events.traceId,
    clockSkewMs: clockSkew(approved.live),
    ...approvalIn(invocation, approved),
  });
  if (!started.ok) return { outcomes: [], warnings: [unrecorded(started.error)], exitCode: EXIT.journal };
  await recordProtections(journal, plan);
  const { outcomes, ...applied } =
    plan.changes.length + corrections.length === 0
      ? NOTHING_TO_DO
      : await applyWatched(invocation, approved, { announcer, corrections });
  // What waits in the outbox is the next run's too, where this one has lost its hold.
  const telling = { stopped: stop.signal, silenceMs: SILENCE_MS };
  const told = journal.mayWrite().ok ? await announcer.flush(FLUSH_MS, telling) : [];
  const warnings = [...applied.warnings, ...told];
  const exitCode = stop.exitCode ?? worstExit([...outcomes.map(exitOfOutcome), refused]);
  const ended = await recordEnd(journal, outcomes, exitCode);
  if (ended.ok) {
    const unsealed = await open.seal.close(journal, open.run);
    return { outcomes, warnings: [...warnings, ...unsealed], exitCode };
  }
  return { outcomes, warnings: [...warnings, unrecorded(ended.error)], exitCode: EXIT.journal };
}

/** Who tells the hook, and what it has to hear first: where its last word is not what is. */
interface Telling {
  readonly announcer: Announcer;
  readonly corrections: readonly Correction[];
}

function correctionsOf({ plan, live, open: { connection, journal } }: PlanToApply): readonly Correction[] {
  const { environment } = connection;
  if (environment.deprecation.hook === null) return [];
  return correctionsFor(plan, live.webhooks, journal.projection(), environment);
}

interface Watched {
  readonly outcomes: readonly Outcome[];
  /** What was told that is about no change by itself; it is told again at the end. */
  readonly warnings: readonly string[];
}

const NOTHING_TO_DO: Watched = { outcomes: [], warnings: [] };

/** Applies under the eyes of the person who waits: with progress, and with a way to stop it. */
async function applyWatched(
  invocation: Invocation,
  { plan, open, concurrency }: PlanToApply,
  { announcer, corrections }: Telling,
): Promise<Watched> {
  const { io } = invocation;
  const { environment, connectTo, settings } = open.connection;
  const warnings: string[] = [];
  const progress = createProgress(invocation, plan.changes.length, open.waits);
  const unlisten = io.events.listen((event) => {
    if (event.kind === "warning" && event.key === null) warnings.push(event.message);
    if (isApplyEvent(event)) progress.onEvent(event);
  });
  open.stop.finishFirst(progress.say);
  try {
    const outcomes = await applyPlan(plan, {
      environment,
      run: open.run,
      tenant: open.client.tenant,
      gate: open.gate,
      journal: open.journal,
      recorded: open.journal.projection(),
      announcer,
      corrections,
      connectTo,
      clock: io.clock,
      concurrency,
      settleMs: settings.settleMs,
      signal: open.stop.signal,
      events: io.events,
    });
    return { outcomes, warnings };
  } finally {
    unlisten();
    progress.stop();
    open.stop.finishFirst((text) => io.stderr.write(`${text}\n`));
  }
}

/** Whoever runs it where that person was asked; else what the pipeline says. */
function approvalIn({ io }: Invocation, { approval }: PlanToApply) {
  const approver = approval === "answered" ? actorOf(io) : io.variables.WEBHOOK_SYNC_APPROVER || null;
  return { approval, approver };
}

/** What a run came to. */
interface RunEnd {
  readonly outcomes: readonly Outcome[];
  readonly warnings: readonly string[];
  readonly exitCode: ExitCode;
}

/** How the run ended: text on stdout, or the last record of the JSON stream. */
function showSummary({ io, options }: Invocation, carried: PlanToApply, end: RunEnd): void {
  const { run, client, journal } = carried.open;
  const { outcomes, warnings, exitCode } = end;
  const head = journal.head();
  const { requests, retries, waitedMs } = client.statistics();
  const ended = { run, outcomes, requests, retries, waitedMs, head, warnings };
  const summary = summaryOf(ended, carried);
  if (options.format === "json") {
    io.stdout.write(`${printedJson(summaryDocument(summary, exitCode), "line")}\n`);
  } else if (outcomes.length > 0) {
    io.stdout.write(`\n${renderSummary(summary, styleFor(io.stdout, options, io))}\n`);
  } else {
    for (const warning of warnings) io.stderr.write(`warning: ${escapeTerminal(warning)}\n`);
    // Recovery, a repair or protection may have been recorded all the same.
    if (head !== GENESIS) io.stdout.write(`\nJournal head: ${head}\n`);
  }
}

/** Shows how far an apply is. */
interface Progress {
  readonly onEvent: (event: ApplyEvent) => void;
  /** Tells the person who waits something that stays. */
  readonly say: (text: string) => void;
  /** May be called twice. */
  readonly stop: () => void;
}

/** A stream of events as JSON, a live board on a terminal, plain lines elsewhere, nothing when quiet. */
function createProgress({ io, options }: Invocation, total: number, waits: Waits): Progress {
  const silent = { say: (text: string) => io.stderr.write(`${text}\n`), stop: () => {} };
  if (options.format === "json") {
    const onEvent = (event: ApplyEvent) => io.stdout.write(`${printedJson(eventDocument(event), "line")}\n`);
    return { ...silent, onEvent };
  }
  if (options.quiet) return { ...silent, onEvent: () => {} };
  const style = styleFor(io.stderr, options, io);
  const progress = new RunProgress(total);
  const display = new OngoingDisplay(io, {
    draw: (elapsedMs) => renderProgress(progress.board(elapsedMs, waits.current()), style),
    beat: () => progress.beat(waits.current()),
  });
  // The board says what is waited for.
  if (io.stderr.isTerminal) waits.tellThrough((line) => (options.verbose ? display.write(line) : undefined));
  const onEvent = (event: ApplyEvent) => {
    progress.take(event);
    const line = describeEvent(event, style, options.verbose);
    if (line !== null) display.write(line);
  };
  return { onEvent, say: display.write, stop: display.stop };
}
