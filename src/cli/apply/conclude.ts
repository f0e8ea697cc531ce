import { carryOut, type RunDisplay, type RunEnd, type RunRecords } from "../../apply/run.ts";
import { type PlanFacts, planDocument } from "../../approval/plan-document.ts";
import { printedJson } from "../../base/json.ts";
import { failure, success } from "../../base/result.ts";
import { escapeTerminal } from "../../base/text.ts";
import { actorOf, approverOf, ciRunUrl } from "../../ci/provenance.ts";
import { GENESIS } from "../../journal/chain/chain.ts";
import { deliveringFor, recordDeclared, recordEnd, recordStart } from "../../journal/chain/run-records.ts";
import { clockSkew, type LiveListing } from "../../model/fleet/live.ts";
import type { Plan, PlanRequest } from "../../model/plan/plan.ts";
import type { ApplyEvent } from "../../model/record/outcome.ts";
import type { ApprovalWay } from "../../model/record/record.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { invalid, type Problem } from "../../model/run/problem.ts";
import type { Ending } from "../../model/run/run-report.ts";
import { blockedProblem } from "../../plan/guards/blocks.ts";
import { keepNamesActive } from "../../plan/guards/never-dark.ts";
import { unresolvedSecrets } from "../../plan/secrets.ts";
import { describeEvent, RunProgress, renderProgress } from "../../render/text/progress.ts";
import { renderSummary, summaryDocument } from "../../render/text/summary.ts";
import { eventDocument } from "../../render/wording/outcome.ts";
import { summaryOf } from "../../status/run-summary.ts";
import { OngoingDisplay, type Waits } from "../../terminal/live-area.ts";
import { styleFor } from "../../terminal/process-io.ts";
import type { Done, Invocation } from "../command.ts";
import type { Desired } from "../manifest/desired.ts";
import { factsOf, showPlan } from "../plan/plan.ts";
import type { OpenRun } from "./open-run.ts";

/** What is to be carried out once it is shown and approved. */
export interface Proposal {
  readonly plan: Plan;
  /** All that the tenant has. */
  readonly live: LiveListing;
  readonly desired: Desired;
  readonly request: PlanRequest;
  readonly changesDigest: string;
  readonly commit: Promise<string | null>;
}

/** How it is to be done. */
export interface ApplyMode {
  /** `answered`: somebody at the terminal has to say yes. */
  readonly approval: ApprovalWay;
  readonly skipBlocked: boolean;
  readonly concurrency: number;
  /** What is said in place of a plan that has nothing to do; null to show it all the same. */
  readonly nothingLeft: ((plan: Plan) => string) | null;
}

/**
 * The only way from a plan to a write, of apply and of rollback: after every filter, and before anybody sees the plan,
 * it is held to the law that no name goes dark.
 */
export async function conclude(
  invocation: Invocation,
  proposal: Proposal,
  manner: ApplyMode,
  open: OpenRun,
): Promise<Done> {
  const { io, options } = invocation;
  const { live, desired, request } = proposal;
  const plan = keepNamesActive(proposal.plan, live.webhooks, desired.environment);
  open.ending.plan = plan;
  open.ending.declared = desired.webhooks;
  const facts = await factsOf(io, desired, request, proposal);
  const { nothingLeft, approval, skipBlocked } = manner;
  const { command } = open.ending;
  if (options.format === "text") {
    const isDone = nothingLeft !== null && plan.changes.length + plan.blocked.length === 0;
    if (isDone) io.stdout.write(`${nothingLeft(plan)}\n`);
    else await showPlan(invocation, desired, planDocument(plan, facts), { command });
  }
  showNotes(invocation, plan);
  const obstacle = approvalObstacle(invocation, plan, proposal, { command, skipBlocked });
  if (obstacle !== undefined) return failure(obstacle);
  if (plan.changes.length > 0 && approval === "answered" && !(await isApproved(invocation))) {
    io.stderr.write("Nothing was changed: the answer was not 'yes'.\n");
    return success(EXIT.declined);
  }
  const end = await carryOutPlan(invocation, { ...proposal, plan, facts }, manner, open);
  open.ending.outcomes = end.outcomes;
  showSummary(invocation, { plan, command }, open, end);
  return success(end.exitCode);
}

/** Why a plan may not be carried out as it is. */
function approvalObstacle(
  { options: { format } }: Invocation,
  plan: Plan,
  { desired }: Proposal,
  { command, skipBlocked }: Pick<ApplyMode, "skipBlocked"> & Pick<Ending, "command">,
): Problem | undefined {
  if (plan.blocked.length > 0 && !skipBlocked) {
    const others = `, or run ${command} --skip-blocked to apply the other changes`;
    const hint = `follow each remedy${plan.changes.length > 0 ? others : ""}`;
    return blockedProblem(plan, hint, format === "text");
  }
  const unresolved = unresolvedSecrets(plan.changes, desired.environment, desired.locate);
  return unresolved.length > 0 ? invalid(unresolved) : undefined;
}

/** What should be known of a plan that is carried out, in the stream of records; people see it with the plan. */
function showNotes({ io, options }: Invocation, { notes }: Plan): void {
  if (options.format !== "json") return;
  for (const message of notes)
    io.stdout.write(`${printedJson(eventDocument({ kind: "warning", key: null, message }), "line")}\n`);
}

/** Asks the person at the terminal. */
async function isApproved({ io }: Invocation): Promise<boolean> {
  const answer = await io.ask("\nApply these changes? Type 'yes' to apply: ");
  return answer?.trim() === "yes";
}

/** Carries it out in the open run, and delivers what is queued for the dashboard and the hook. */
async function carryOutPlan(
  invocation: Invocation,
  { plan, live, facts }: Proposal & { readonly facts: PlanFacts },
  { approval, concurrency }: ApplyMode,
  open: OpenRun,
): Promise<RunEnd> {
  const { io } = invocation;
  const { journal, run, gate, stop } = open;
  const { environment, connectTo, settings } = open.connection;
  // Only who tells something waits for what that needs.
  const { createAnnouncer } = await import("../../notify/announcer.ts");
  const announcer = await createAnnouncer({
    outbox: open.state.outbox,
    monitoring: environment.monitoring,
    hook: environment.deprecation.hook,
    // They hear how the run ended when it has.
    chats: [],
    clock: io.clock,
    ...deliveringFor(journal),
  });
  // Whoever runs it where that person was asked; else what the pipeline says.
  const approver = approval === "answered" ? actorOf(io) : approverOf(io);
  const known = { ciRunUrl: ciRunUrl(io), traceId: io.events.traceId, clockSkewMs: clockSkew(live) };
  const records: RunRecords = {
    start: () => recordStart(journal, plan, { ...facts, ...known, approval, approver }),
    declared: () => recordDeclared(journal, plan),
    end: (outcomes, exitCode) => recordEnd(journal, outcomes, exitCode),
    seal: () => open.seal.close(journal, run),
  };
  return await carryOut(plan, {
    ...{ environment, run, tenant: open.client.tenant, gate, journal, announcer, connectTo, live, records },
    ...{ clock: io.clock, concurrency, settleMs: settings.settleMs, events: io.events, stop },
    recorded: journal.projection(),
    say: (text) => io.stderr.write(`${text}\n`),
    display: () => createProgress(invocation, plan.changes.length, open.waits),
  }).finally(() => announcer.close());
}

/** How the run ended: text on stdout, or the last record of the JSON stream. */
function showSummary(
  { io, options }: Invocation,
  carried: { readonly plan: Plan; readonly command: string },
  { run, client, journal }: OpenRun,
  end: RunEnd,
): void {
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

/** A stream of events as JSON, a live board on a terminal, plain lines elsewhere, nothing when quiet. */
function createProgress({ io, options }: Invocation, total: number, waits: Waits): RunDisplay {
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
