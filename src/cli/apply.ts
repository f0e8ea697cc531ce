import { connectWriter } from "../cognigy/connect.ts";
import type { Journal } from "../journal/journal.ts";
import { openJournal } from "../journal/open.ts";
import { remember } from "../journal/recall.ts";
import type { Plan } from "../model/plan.ts";
import { carryOutPlan } from "./carry-out-plan.ts";
import type { Invocation } from "./command.ts";
import { reachTenant } from "./connection.ts";
import { makePlan, type PlanRequest, type RawPlanRequest, readPlanRequest } from "./current-plan.ts";
import { type Desired, loadDesired } from "./desired.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { actorOf, newRunId } from "./identity.ts";
import type { OpenRun } from "./open-run.ts";
import { invalid, type Problem, problem, reportProblem } from "./problem.ts";
import { factsOf, showPlan } from "./show-plan.ts";
import { journalDirectory, journalProblem } from "./state.ts";
import { unresolvedSecrets } from "./unresolved.ts";

/** The options of `apply`, as commander reads them. */
export interface ApplyOptions extends RawPlanRequest {
  readonly yes?: boolean;
  readonly concurrency: number;
  readonly skipBlocked?: boolean;
}

/** Plans again, asks, and carries the plan out. */
export async function apply(invocation: Invocation, command: ApplyOptions): Promise<ExitCode> {
  const { io, options } = invocation;
  const mayAsk = io.stdout.isTerminal && options.format === "text";
  if (!command.yes && !mayAsk) {
    const hint = "pass --yes, or run it on a terminal to be asked";
    return reportProblem(io, options, problem(EXIT.usage, "usage", "apply needs an approval", hint));
  }
  const request = readPlanRequest(command);
  if (!request.ok) return reportProblem(io, options, request.error);
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
    const intention = { command, desired: desired.value, request: request.value };
    return await applyWith(invocation, intention, journal.value, run);
  } finally {
    await journal.value.close();
  }
}

/** What is planned for, and what it is allowed to do. */
interface Intention {
  readonly command: ApplyOptions;
  readonly desired: Desired;
  readonly request: PlanRequest;
}

async function applyWith(
  invocation: Invocation,
  intention: Intention,
  journal: Journal,
  run: string,
): Promise<ExitCode> {
  const { io, options } = invocation;
  const { environment } = intention.desired;
  const reached = await reachTenant(environment, options.stateDir, io);
  if (!reached.ok) return reportProblem(io, options, reached.error);
  const connection = reached.value;
  const { clock, random } = io;
  const { capabilities } = environment;
  const client = connectWriter({ tenant: connection.settings, capabilities, run, clock, random });
  try {
    return await applyOn(invocation, intention, { journal, run, connection, client });
  } finally {
    await client.close();
    await connection.close();
  }
}

async function applyOn(invocation: Invocation, intention: Intention, open: OpenRun): Promise<ExitCode> {
  const { io, options } = invocation;
  const { command, desired, request } = intention;
  const remembered = remember(open.journal.records());
  const made = await makePlan(io, desired, open.connection, open.client.tenant, remembered, request);
  if (!made.ok) return reportProblem(io, options, made.error);
  const plan = made.value;
  const facts = await factsOf(desired, plan);
  if (options.format === "text") showPlan(invocation, desired, plan, facts);
  const obstacle = obstacleTo(plan, intention);
  if (obstacle !== undefined) return reportProblem(io, options, obstacle);
  if (plan.changes.length > 0 && !command.yes && !(await approved(invocation))) {
    io.stderr.write("Nothing was changed.\n");
    return EXIT.done;
  }
  return await carryOutPlan(invocation, { plan, facts, concurrency: command.concurrency, open });
}

/** Why a plan may not be carried out as it is. */
function obstacleTo(plan: Plan, { command, desired }: Intention): Problem | undefined {
  if (plan.blocked.length > 0 && !command.skipBlocked) {
    const hint = "resolve what is blocked, or pass --skip-blocked to apply the rest";
    return problem(EXIT.refused, "blocked", "changes are blocked; nothing was changed", hint);
  }
  const unresolved = unresolvedSecrets(plan.changes, desired.locate);
  return unresolved.length > 0 ? invalid(unresolved) : undefined;
}

async function approved({ io }: Invocation): Promise<boolean> {
  const answer = await io.ask("\nApply these changes? Only 'yes' is taken: ");
  return answer?.trim() === "yes";
}
