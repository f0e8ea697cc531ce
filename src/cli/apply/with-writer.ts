import { connectWriter } from "../../cognigy/connect.ts";
import type { Journal } from "../../journal/journal.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Environment } from "../../model/environment.ts";
import { mayBeOurs } from "../../plan/fleet.ts";
import { renderDiagnostics } from "../../render/diagnostics.ts";
import type { Invocation } from "../command.ts";
import type { ExitCode } from "../exit-code.ts";
import { actorOf, newRunId } from "../identity.ts";
import { styleFor } from "../options.ts";
import { problem, reportProblem } from "../problem.ts";
import { gateFor } from "../receivers/gate.ts";
import { stateOf } from "../state.ts";
import { Stop } from "../stop.ts";
import { reachTenant } from "../tenant/connection.ts";
import type { OpenRun } from "./open-run.ts";
import { Pauses } from "./pauses.ts";

/** Does some work as the one run that may write to an environment, and lets the next one in after it. */
export async function withWriter(
  invocation: Invocation,
  environment: Environment,
  lockTimeoutMs: number,
  work: (open: OpenRun) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { io, options } = invocation;
  const stop = new Stop(io, (signal, exitCode) => {
    const hint = "nothing was changed; the same command again begins anew";
    reportProblem(io, options, problem(exitCode, "interrupted", `stopped by ${signal}`, hint));
  });
  const run = newRunId(io.random);
  const opening = { actor: actorOf(io), run, clock: io.clock, lockTimeoutMs };
  try {
    const state = stateOf(options, environment);
    const journal = await state.open({
      ...opening,
      onHeld: (release) => stop.beforeExit(release),
    });
    if (!journal.ok) return reportProblem(io, options, journal.error);
    tell(invocation, [...state.warnings(), ...repairs(run, journal.value)]);
    try {
      return await withTenant(invocation, environment, { run, journal: journal.value, stop }, work);
    } finally {
      await journal.value.close();
    }
  } finally {
    stop.release();
  }
}

async function withTenant(
  { io, options }: Invocation,
  environment: Environment,
  begun: Pick<OpenRun, "run" | "journal" | "stop">,
  work: (open: OpenRun) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { clock, random, redactor } = io;
  const { run } = begun;
  const reached = await reachTenant(environment, options.stateDir, io);
  if (!reached.ok) return reportProblem(io, options, reached.error);
  const connection = reached.value;
  const { capabilities } = environment;
  const pauses = new Pauses(clock);
  const gate = gateFor(connection.environment, io, run);
  const client = connectWriter({
    tenant: connection.settings,
    capabilities,
    run,
    clock,
    random,
    redactor,
    concerns: (unread) => mayBeOurs(unread, environment),
    onPause: pauses.note,
    onFirstRead: gate.prepare,
  });
  try {
    return await work({ ...begun, connection, client, gate, pauses });
  } finally {
    gate.close();
    await client.close();
    await connection.close();
  }
}

/** Opening a journal mends what a crash left; nobody should have to read the record to hear of that. */
function repairs(run: string, journal: Journal): readonly Diagnostic[] {
  const last = journal.records().at(-1);
  if (last?.phase !== "repaired" || last.run !== run) return [];
  const message = `a crash left the last line half-written: ${last.details}`;
  const nowhere = { hint: null, location: null, sourceLine: null };
  return [{ code: "journal-repaired", severity: "warning", message, ...nowhere }];
}

function tell({ io, options }: Invocation, warnings: readonly Diagnostic[]): void {
  if (warnings.length === 0) return;
  io.stderr.write(`${renderDiagnostics(warnings, styleFor(io.stderr, options, io))}\n`);
}
