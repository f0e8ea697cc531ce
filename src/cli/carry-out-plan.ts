import { applyPlan } from "../apply/apply-plan.ts";
import { type Announcer, createAnnouncer } from "../export/announcer.ts";
import type { Outcome } from "../model/outcome.ts";
import type { Plan } from "../model/plan.ts";
import type { OpenRun } from "./apply.ts";
import type { Invocation } from "./command.ts";
import type { ApplyCommandOptions } from "./commands/apply.ts";
import type { Desired } from "./desired.ts";
import { EXIT, type ExitCode, exitOfOutcome, worstExit } from "./exit-code.ts";
import { gateFor } from "./gate.ts";
import { ciRunUrl } from "./identity.ts";
import { createProgress } from "./progress.ts";
import { factsOf } from "./show-plan.ts";
import { showSummary } from "./show-summary.ts";
import { journalDirectory } from "./state.ts";
import { stopOnSignals } from "./stop.ts";

/** How long the end of a run waits for the dashboard and the hook; what is left is sent by the next run. */
const FLUSH_MS = 5_000;

/** What a run came to. */
export interface RunEnd {
  readonly outcomes: readonly Outcome[];
  readonly warnings: readonly string[];
  readonly exitCode: ExitCode;
}

/** Carries an approved plan out, delivers what is queued for the dashboard and the hook, and tells how it ended. */
export async function carryOutPlan(
  invocation: Invocation,
  command: ApplyCommandOptions,
  desired: Desired,
  plan: Plan,
  open: OpenRun,
): Promise<ExitCode> {
  const { io, options } = invocation;
  const { environment } = open.connection;
  const announcer = createAnnouncer({
    directory: journalDirectory(options, environment),
    monitoring: environment.monitoring,
    hook: environment.deprecation.hook,
    clock: io.clock,
    random: io.random,
  });
  const end = await carryOut(invocation, command, desired, plan, open, announcer).finally(() =>
    announcer.close(),
  );
  showSummary(invocation, plan, open, end);
  return end.exitCode;
}

async function carryOut(
  invocation: Invocation,
  command: ApplyCommandOptions,
  desired: Desired,
  plan: Plan,
  open: OpenRun,
  announcer: Announcer,
): Promise<RunEnd> {
  const refused = plan.blocked.length > 0 ? EXIT.refused : EXIT.done;
  if (plan.changes.length === 0) {
    return { outcomes: [], warnings: await announcer.flush(FLUSH_MS), exitCode: refused };
  }
  const begun = await recordStart(invocation, desired, plan, open);
  if (!begun) return { outcomes: [], warnings: [UNRECORDED], exitCode: EXIT.journal };
  const stop = stopOnSignals(invocation.io);
  const progress = createProgress(invocation, plan.changes.length);
  try {
    const outcomes = await applyPlan(plan, {
      environment: open.connection.environment,
      run: open.run,
      tenant: open.client.tenant,
      gate: gateFor(open.connection.environment, invocation.io, open.run),
      journal: open.journal,
      announcer,
      connectTo: open.connection.connectTo,
      clock: invocation.io.clock,
      concurrency: command.concurrency,
      signal: stop.signal,
      onEvent: progress.onEvent,
    });
    progress.stop();
    const warnings = [...(await announcer.flush(FLUSH_MS))];
    const exitCode = stop.exitCode() ?? worstExit([...outcomes.map(exitOfOutcome), refused]);
    const recorded = await recordEnd(open, outcomes, exitCode);
    if (recorded) return { outcomes, warnings, exitCode };
    return { outcomes, warnings: [...warnings, UNRECORDED], exitCode: EXIT.journal };
  } finally {
    progress.stop();
    stop.release();
  }
}

const UNRECORDED = "the journal could not be written; nothing was sent that it does not announce";

async function recordStart(
  invocation: Invocation,
  desired: Desired,
  plan: Plan,
  open: OpenRun,
): Promise<boolean> {
  const facts = await factsOf(desired, plan);
  const recorded = await open.journal.append({
    phase: "run-started",
    tool_version: facts.toolVersion,
    environment: plan.environment,
    tenant: plan.tenant,
    commit: facts.commit,
    ci_run_url: ciRunUrl(invocation.io),
    plan_digest: facts.changesDigest,
  });
  return recorded.ok;
}

async function recordEnd(
  { journal }: OpenRun,
  outcomes: readonly Outcome[],
  exitCode: ExitCode,
): Promise<boolean> {
  const counts = { applied: 0, held: 0, failed: 0, unknown: 0, stale: 0, skipped: 0 };
  for (const { result } of outcomes) counts[result] += 1;
  const recorded = await journal.append({ phase: "run-finished", exit_code: exitCode, counts });
  return recorded.ok;
}
