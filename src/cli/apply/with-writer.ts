import { connectWriter } from "../../cognigy/connect.ts";
import type { Journal } from "../../journal/journal.ts";
import { openJournal } from "../../journal/open.ts";
import type { Environment } from "../../model/environment.ts";
import { renderDiagnostics } from "../../render/diagnostics.ts";
import type { Invocation } from "../command.ts";
import type { ExitCode } from "../exit-code.ts";
import { actorOf, newRunId } from "../identity.ts";
import { styleFor } from "../options.ts";
import { reportProblem } from "../problem.ts";
import { gateFor } from "../receivers/gate.ts";
import { journalDirectory, journalProblem } from "../state.ts";
import { reachTenant } from "../tenant/connection.ts";
import type { OpenRun } from "./open-run.ts";
import { Pauses } from "./pauses.ts";

/** Does some work as the one run that may write to an environment, and lets the next one in after it. */
export async function withWriter(
  { io, options }: Invocation,
  environment: Environment,
  lockTimeoutMs: number,
  work: (open: OpenRun) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { clock, random } = io;
  const run = newRunId(random);
  const directory = journalDirectory(options, environment);
  const journal = await openJournal({ directory, actor: actorOf(io), run, clock, lockTimeoutMs });
  if (!journal.ok) return reportProblem(io, options, journalProblem(journal.error));
  tellRepair({ io, options }, run, journal.value);
  try {
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
      onPause: pauses.note,
      onFirstRead: gate.prepare,
    });
    try {
      return await work({ run, journal: journal.value, connection, client, gate, pauses });
    } finally {
      gate.close();
      await client.close();
      await connection.close();
    }
  } finally {
    await journal.value.close();
  }
}

/** Opening a journal mends what a crash left; nobody should have to read the record to hear of that. */
function tellRepair({ io, options }: Invocation, run: string, journal: Journal): void {
  const last = journal.records().at(-1);
  if (last?.phase !== "repaired" || last.run !== run) return;
  const message = `a crash left the last line half-written: ${last.details}`;
  const nowhere = { hint: null, location: null, sourceLine: null };
  const repaired = { code: "journal-repaired", severity: "warning", message, ...nowhere } as const;
  io.stderr.write(`${renderDiagnostics([repaired], styleFor(io.stderr, options, io))}\n`);
}
