import { connectWriter } from "../../cognigy/connect.ts";
import { declaredPlaces } from "../../model/declared-places.ts";
import type { ExitCode } from "../../model/exit-code.ts";
import { mayBeOurs } from "../../model/live.ts";
import type { Invocation } from "../command.ts";
import { gateFor } from "../receivers/gate.ts";
import { reportProblem } from "../report-problem.ts";
import { type Fleet, reachTenant } from "../tenant/connection.ts";
import { Waits } from "../tenant/waits.ts";
import type { OpenRun } from "./open-run.ts";
import { type Holding, withJournal } from "./with-journal.ts";

/** Does some work as the one run that may write to an environment, and lets the next one in after it. */
export async function withWriter(
  invocation: Invocation,
  fleet: Fleet,
  lockTimeoutMs: number,
  work: (open: OpenRun) => Promise<ExitCode>,
): Promise<ExitCode> {
  return await withJournal(invocation, fleet.environment, lockTimeoutMs, (held) =>
    withTenant(invocation, fleet, held, work),
  );
}

async function withTenant(
  { io, options }: Invocation,
  fleet: Fleet,
  held: Holding,
  work: (open: OpenRun) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { clock, random, redactor } = io;
  const { run } = held;
  const { environment, webhooks } = fleet;
  const reached = await reachTenant(fleet, options.stateDir, io);
  if (!reached.ok) return reportProblem(io, options, reached.error);
  const connection = reached.value;
  const { capabilities } = environment;
  const waits = new Waits({ io, options });
  const gate = gateFor(connection.environment, io, run);
  const client = await connectWriter({
    tenant: connection.settings,
    capabilities,
    places: declaredPlaces(environment, webhooks),
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
