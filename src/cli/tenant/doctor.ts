import { failure, success } from "../../base/result.ts";
import { newRunId } from "../../ci/provenance.ts";
import { diagnoseTenant, whatIsTold } from "../../cognigy/connect/by-profile.ts";
import type { DoctorOptions } from "../../commands/tenant.ts";
import { reportOn } from "../../doctor/report.ts";
import { examinationProblems } from "../../doctor/tenant-report.ts";
import {
  noWriteCheck,
  reportOnWrites,
  scratchProject,
  writeCheckProblems,
  writeCheckQuestion,
  writeCheckRefusal,
} from "../../doctor/write-report.ts";
import { journalProblem } from "../../journal/chain/problem.ts";
import { recordUnlearned } from "../../journal/chain/run-records.ts";
import { lastWrittenIn, withLearned } from "../../model/record/projection.ts";
import { tenantProblem } from "../../model/run/problem.ts";
import { doctorView } from "../../render/text/doctor.ts";
import { Waits } from "../../terminal/live-area.ts";
import type { Done, Invocation } from "../command.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { openState, recordAlone, sealOf, stopFor } from "../state.ts";
import { type Connection, connectingTo, reachTenant } from "./connection.ts";

/** Reads the tenant and tells what was seen, what stays assumed, and what to configure. */
export async function doctor({ io, options }: Invocation, command: DoctorOptions): Promise<Done> {
  const loaded = loadEnvironment(io, options, "required");
  if (!loaded.ok) return loaded;
  const { environment } = loaded.value;
  const state = await openState({ io, options }, environment);
  if (command.unlearn === true) {
    const seal = await sealOf({ io, options }, environment);
    if (!seal.ok) return seal;
    const unlearned = await recordAlone({ io, options }, { state, seal: seal.value }, recordUnlearned);
    if (!unlearned.ok) return unlearned;
  }
  const journal = await state.ownRecord();
  if (!journal.ok) return journal;
  const written = lastWrittenIn(journal.value.projection);
  const reached = await reachTenant({ environment, webhooks: [] }, options.stateDir, io);
  if (!reached.ok) return reached;
  const environmentAsLearned = withLearned(reached.value.environment, journal.value.projection.learned);
  const connection = { ...reached.value, environment: environmentAsLearned };
  try {
    if (command.writeCheck !== undefined) {
      return await writeCheck({ io, options }, connection, command.writeCheck, command.yes === true);
    }
    const { report, missingScopes, ...seen } = await examine({ io, options }, connection, written);
    const kept = await state.diagnose();
    if (!kept.ok) return failure(journalProblem(kept.error));
    const all = { ...report, findings: [...report.findings, ...kept.value] };
    const problems = examinationProblems(seen.failure, missingScopes);
    return success(doctorView({ report: all, seen: { observation: seen.observation }, problems }));
  } finally {
    await connection.close();
  }
}

/** Reads the tenant, and says what follows from what was seen. */
async function examine(
  { io, options }: Invocation,
  connection: Connection,
  written: ReturnType<typeof lastWrittenIn>,
) {
  const { environment, host } = connection;
  const waits = new Waits(io, options);
  const own = { run: newRunId(io.random), onReads: waits.reads };
  const connecting = connectingTo(connection, { environment, webhooks: [] }, io, own);
  const seen = await diagnoseTenant(connecting, written).finally(() => waits.close());
  return { ...seen, ...reportOn(seen, environment, host) };
}

/** Makes, changes and deletes Endpoints in a scratch project (its name or id), once somebody has said yes to that. */
async function writeCheck(
  invocation: Invocation,
  { settings: tenant, environment, host }: Connection,
  named: string,
  isConfirmed: boolean,
): Promise<Done> {
  const { io, options } = invocation;
  if (tenant.profile !== "cognigy-v2") return failure(noWriteCheck());
  const { connectWriteCheck } = await import("../../cognigy/cognigy-v2/connect.ts");
  const { clock, random, redactor } = io;
  const run = newRunId(random);
  const client = connectWriteCheck({ tenant, run, clock, random, redactor, ...whatIsTold(io) });
  const waits = new Waits(io, options);
  const stop = stopFor(invocation, "nothing was made");
  try {
    const found = await client.findProjects(named);
    if (!found.ok) return failure(tenantProblem(found.error));
    const project = scratchProject(named, found.value);
    if (!project.ok) return project;
    const refusal = isConfirmed
      ? undefined
      : writeCheckRefusal(await io.ask(writeCheckQuestion(project.value, host)));
    if (refusal !== undefined) return failure(refusal);
    stop.finishFirst((text) => io.stderr.write(`${text}\n`));
    const checked = await client.check(project.value, newRunId(random), () => stop.signal.aborted);
    const { observation, left } = checked;
    const report = reportOnWrites(environment, host, checked);
    const told = { report, seen: { observation, left }, problems: writeCheckProblems(checked) };
    return success(doctorView(told, stop.exitCode));
  } finally {
    stop.release();
    waits.close();
    await client.close();
  }
}
