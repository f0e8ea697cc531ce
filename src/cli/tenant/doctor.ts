import { failure } from "../../base/result.ts";
import { actorOf, newRunId } from "../../ci/provenance.ts";
import { journalProblem } from "../../journal/chain/problem.ts";
import { recordUnlearned } from "../../journal/chain/run-records.ts";
import type { TenantFailure } from "../../model/fleet/tenant.ts";
import { lastWrittenIn, withLearned } from "../../model/record/projection.ts";
import { EXIT, exitOfFailure } from "../../model/run/exit-code.ts";
import { type Problem, problem, tenantProblem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import type { Done, Invocation } from "../command.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { openState, type State } from "../state.ts";
import { reachTenant } from "./connection.ts";
import { type DoctorView, type Examination, examine, tellReport } from "./examine.ts";

/** The options of `doctor`, as commander reads them. */
export interface DoctorOptions {
  readonly unlearn?: boolean;
  /** A scratch project. */
  readonly writeCheck?: string;
  readonly yes?: boolean;
}

/** Reads the tenant and tells what was seen, what stays assumed, and what to configure. */
export async function doctor({ io, options }: Invocation, command: DoctorOptions): Promise<Done> {
  const loaded = loadEnvironment(io, options, "required");
  if (!loaded.ok) return loaded;
  const { environment } = loaded.value;
  const state = await openState({ io, options }, environment);
  const unlearned = command.unlearn === true ? await unlearn(io, state) : undefined;
  if (unlearned !== undefined) return failure(unlearned);
  const journal = await state.ownRecord();
  if (!journal.ok) return journal;
  const written = new Set(lastWrittenIn(journal.value.projection).keys());
  const reached = await reachTenant({ environment, webhooks: [] }, options.stateDir, io);
  if (!reached.ok) return reached;
  const environmentAsLearned = withLearned(reached.value.environment, journal.value.projection.learned);
  const connection = { ...reached.value, environment: environmentAsLearned };
  try {
    if (command.writeCheck !== undefined) {
      const request = { project: command.writeCheck, isConfirmed: command.yes === true };
      return await (await import("./write-check.ts")).writeCheck({ io, options }, connection, request);
    }
    const examination = await examine({ io, options }, connection, written);
    const kept = await state.diagnose();
    if (!kept.ok) return failure(journalProblem(kept.error));
    const { report } = examination;
    const findings = [...report.findings, ...kept.value];
    return await tellReport({ io, options }, viewOf({ ...examination, report: { ...report, findings } }));
  } finally {
    await connection.close();
  }
}

/** What applies have found out counts no more: the next one finds it out again, where it is so. */
async function unlearn(io: Io, state: State): Promise<Problem | undefined> {
  const { clock, random } = io;
  const journal = await state.open({ actor: actorOf(io), run: newRunId(random), clock });
  if (!journal.ok) return journal.error;
  const recorded = await recordUnlearned(journal.value);
  await journal.value.close();
  const hint = "nothing was changed";
  return recorded.ok
    ? undefined
    : journalProblem({ kind: "unwritable", message: recorded.error.message, hint });
}

function viewOf({ report, observation, failure: why, missingScopes }: Examination): DoctorView {
  const problems = [
    ...(why === null ? [] : [unreadable(why)]),
    ...(missingScopes.length === 0 ? [] : [lacking(missingScopes)]),
  ];
  return { report, seen: { observation }, problems };
}

/** A tenant that cannot be read is of no use, whatever it says about the reading. */
function unreadable(why: TenantFailure): Problem {
  const told = tenantProblem(why);
  return exitOfFailure(why.kind) === EXIT.unauthorised ? told : { ...told, exitCode: EXIT.unavailable };
}

function lacking(scopes: readonly string[]): Problem {
  const message = `the tenant did not grant ${scopes.join(" ")}; every write would be refused`;
  return problem(EXIT.unauthorised, "missing-scopes", message, "let the client have these scopes");
}
