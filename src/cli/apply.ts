import { connectWriter, type WriterConnection } from "../cognigy/connect.ts";
import type { Journal } from "../journal/journal.ts";
import { openJournal } from "../journal/open.ts";
import { remember } from "../journal/recall.ts";
import { carryOutPlan } from "./carry-out-plan.ts";
import type { Invocation } from "./command.ts";
import type { ApplyCommandOptions } from "./commands/apply.ts";
import { type Connection, reachTenant } from "./connection.ts";
import { makePlan, type RawPlanRequest, readPlanRequest } from "./current-plan.ts";
import { type Desired, loadDesired } from "./desired.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { actorOf, newRunId } from "./identity.ts";
import { invalid, problem, reportProblem } from "./problem.ts";
import { showPlan } from "./show-plan.ts";
import { journalDirectory, journalProblem } from "./state.ts";
import { unresolvedSecrets } from "./unresolved.ts";

type Options = ApplyCommandOptions & RawPlanRequest;

/** Plans again, asks, and carries the plan out. */
export async function apply(invocation: Invocation, command: Options): Promise<ExitCode> {
  const { io, options } = invocation;
  const mayAsk = io.stdout.isTerminal && options.format === "text";
  if (!command.yes && !mayAsk) {
    const hint = "pass --yes, or run it on a terminal to be asked";
    return reportProblem(io, options, problem(EXIT.usage, "usage", "apply needs an approval", hint));
  }
  const desired = loadDesired(io, options, "required");
  if (!desired.ok) return reportProblem(io, options, desired.error);
  const run = newRunId(io.random);
  const journal = await openJournal({
    directory: journalDirectory(options, desired.value.environment),
    actor: actorOf(io),
    run,
    clock: io.clock,
  });
  if (!journal.ok) return reportProblem(io, options, journalProblem(journal.error));
  try {
    return await applyWith(invocation, command, desired.value, journal.value, run);
  } finally {
    await journal.value.close();
  }
}

async function applyWith(
  invocation: Invocation,
  command: Options,
  desired: Desired,
  journal: Journal,
  run: string,
): Promise<ExitCode> {
  const { io, options } = invocation;
  const reached = await reachTenant(desired.environment, options.stateDir, io);
  if (!reached.ok) return reportProblem(io, options, reached.error);
  const connection = reached.value;
  const { clock, random } = io;
  const { capabilities } = desired.environment;
  const client = connectWriter({ tenant: connection.settings, capabilities, run, clock, random });
  try {
    return await applyOn(invocation, command, desired, { journal, run, connection, client });
  } finally {
    await client.close();
    await connection.close();
  }
}

/** What a run has opened. */
export interface OpenRun {
  readonly run: string;
  readonly journal: Journal;
  readonly connection: Connection;
  readonly client: WriterConnection;
}

async function applyOn(
  invocation: Invocation,
  command: Options,
  desired: Desired,
  open: OpenRun,
): Promise<ExitCode> {
  const { io, options } = invocation;
  const request = readPlanRequest(command);
  if (!request.ok) return reportProblem(io, options, request.error);
  const remembered = remember(open.journal.records());
  const made = await makePlan(io, desired, open.connection, open.client.tenant, remembered, request.value);
  if (!made.ok) return reportProblem(io, options, made.error);
  const plan = made.value;
  if (options.format === "text") await showPlan(invocation, desired, plan);
  if (plan.blocked.length > 0 && !command.skipBlocked) {
    const hint = "resolve what is blocked, or pass --skip-blocked to apply the rest";
    const blocked = problem(EXIT.refused, "blocked", "changes are blocked; nothing was changed", hint);
    return reportProblem(io, options, blocked);
  }
  const unresolved = unresolvedSecrets(plan.changes, desired.locate);
  if (unresolved.length > 0) return reportProblem(io, options, invalid(unresolved));
  if (plan.changes.length > 0 && !command.yes && !(await approved(invocation))) {
    io.stderr.write("Nothing was changed.\n");
    return EXIT.done;
  }
  return await carryOutPlan(invocation, command, desired, plan, open);
}

async function approved({ io }: Invocation): Promise<boolean> {
  const answer = await io.ask("\nApply these changes? Only 'yes' is taken: ");
  return answer?.trim() === "yes";
}
