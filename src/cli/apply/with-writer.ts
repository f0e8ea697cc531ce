import { connectWriter } from "../../cognigy/integrations-v1/connect.ts";
import type { Environment } from "../../model/environment.ts";
import type { ExitCode } from "../../model/exit-code.ts";
import { mayBeOurs } from "../../model/ownership.ts";
import type { Invocation } from "../command.ts";
import { gateFor } from "../receivers/gate.ts";
import { reportProblem } from "../report-problem.ts";
import { reachTenant } from "../tenant/connection.ts";
import { Waits } from "../tenant/waits.ts";
import type { OpenRun } from "./open-run.ts";
import { type Holding, withJournal } from "./with-journal.ts";

/** Does some work as the one run that may write to an environment, and lets the next one in after it. */
export async function withWriter(
  invocation: Invocation,
  environment: Environment,
  lockTimeoutMs: number,
  work: (open: OpenRun) => Promise<ExitCode>,
): Promise<ExitCode> {
  return await withJournal(invocation, environment, lockTimeoutMs, (held) =>
    withTenant(invocation, environment, held, work),
  );
}

async function withTenant(
  { io, options }: Invocation,
  environment: Environment,
  held: Holding,
  work: (open: OpenRun) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { clock, random, redactor } = io;
  const { run } = held;
  const reached = await reachTenant(environment, options.stateDir, io);
  if (!reached.ok) return reportProblem(io, options, reached.error);
  const connection = reached.value;
  const { capabilities } = environment;
  const waits = new Waits({ io, options });
  const gate = gateFor(connection.environment, io, run);
  const client = connectWriter({
    tenant: connection.settings,
    capabilities,
    run,
    clock,
    random,
    redactor,
    isRelevant: (unread) => mayBeOurs(unread, environment),
    onPause: waits.note,
    onFirstRead: gate.prepare,
  });
  try {
    return await work({ ...held, connection, client, gate, waits });
  } finally {
    gate.close();
    await client.close();
    await connection.close();
  }
}
