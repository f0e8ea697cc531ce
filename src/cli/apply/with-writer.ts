import { connectWriter } from "../../cognigy/connect.ts";
import { openJournal } from "../../journal/open.ts";
import type { Environment } from "../../model/environment.ts";
import type { Invocation } from "../command.ts";
import type { ExitCode } from "../exit-code.ts";
import { actorOf, newRunId } from "../identity.ts";
import { reportProblem } from "../problem.ts";
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
  try {
    const reached = await reachTenant(environment, options.stateDir, io);
    if (!reached.ok) return reportProblem(io, options, reached.error);
    const connection = reached.value;
    const { capabilities } = environment;
    const pauses = new Pauses(clock);
    const client = connectWriter({
      tenant: connection.settings,
      capabilities,
      run,
      clock,
      random,
      onPause: pauses.note,
    });
    try {
      return await work({ run, journal: journal.value, connection, client, pauses });
    } finally {
      await client.close();
      await connection.close();
    }
  } finally {
    await journal.value.close();
  }
}
