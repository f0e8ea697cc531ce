import { printedJson } from "../../base/json.ts";
import { type Result, success } from "../../base/result.ts";
import { actorOf, newRunId } from "../../ci/provenance.ts";
import { connectWriter } from "../../cognigy/connect/by-profile.ts";
import type { WriterConnection } from "../../cognigy/wire/connection.ts";
import type { HealthGate } from "../../health/gate.ts";
import type { Seal } from "../../journal/audit/seal.ts";
import type { Journal } from "../../journal/chain/journal.ts";
import { recordMarkedByName, repairs, withoutTellingIds } from "../../journal/chain/run-records.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import { withLearned } from "../../model/record/projection.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { Waits } from "../../terminal/live-area.ts";
import { Stop } from "../../terminal/process-io.ts";
import { type Done, exitCodeOf, type Invocation } from "../command.ts";
import { reportProblem, tell } from "../output.ts";
import { gateFor } from "../receivers/gate.ts";
import { openState, type State } from "../state.ts";
import { type Connection, connectingTo, type DeclaredFleet, reachTenant } from "../tenant/connection.ts";
import type { Ending } from "./tell-chats.ts";

/** What an apply has open while it works. */
export interface OpenRun {
  readonly run: string;
  readonly state: State;
  readonly journal: Journal;
  readonly connection: Connection;
  readonly client: WriterConnection;
  readonly gate: HealthGate;
  readonly waits: Waits;
  readonly stop: Stop;
  readonly seal: Seal;
  readonly ending: Ending;
}

/** Does some work as the one run that may write to an environment, and lets the next one in after it. */
export async function withWriter(
  invocation: Invocation,
  fleet: DeclaredFleet,
  lockTimeoutMs: number,
  work: (open: OpenRun) => Promise<Done>,
): Promise<Done> {
  return await withJournal(invocation, fleet.environment, lockTimeoutMs, (held) =>
    withTenant(invocation, fleet, held, work),
  );
}

async function withTenant(
  { io, options }: Invocation,
  fleet: DeclaredFleet,
  held: Holding,
  work: (open: OpenRun) => Promise<Done>,
): Promise<Done> {
  const environment = withLearned(fleet.environment, held.journal.projection().learned);
  const reached = await reachTenant({ ...fleet, environment }, options.stateDir, io);
  if (!reached.ok) return reached;
  const connection = reached.value;
  io.events.emit({ kind: "tenant-reached", environment: environment.name, tenant: connection.host });
  const waits = new Waits(io, options);
  let isMarkedByName = false;
  const gate = gateFor(connection.environment, io, held.run);
  const { run } = held;
  const client = await connectWriter({
    ...connectingTo(connection, { ...fleet, environment }, io, {
      run,
      onReads: readsTold({ io, options }, waits),
    }),
    onFirstRead: gate.prepare,
    onLearned: () => {
      isMarkedByName = true;
    },
  });
  try {
    const open = { ...held, connection, client, gate, waits, ending: newEnding() };
    const done = await work(open);
    if (isMarkedByName) tell({ io, options }, [await recordMarkedByName(held.journal)]);
    return await tellOfEnding(io, open, done);
  } finally {
    waits.close();
    gate.close();
    await client.close();
    await connection.close();
  }
}

function newEnding(): Ending {
  return { command: "apply", plan: null, outcomes: [] };
}

/** Only who tells chats waits for what that needs. */
async function tellOfEnding(io: Io, open: OpenRun, done: Done): Promise<Done> {
  if (open.connection.environment.notify.length === 0) return done;
  const { tellChats } = await import("./tell-chats.ts");
  const { run, state, journal, stop, ending, connection } = open;
  const { environment, host } = connection;
  await tellChats(io, {
    ...{ run, environment, host, ending, exitCode: exitCodeOf(done) },
    ...{ outbox: state.outbox, journal, signal: stop.signal },
  });
  return done;
}

/** Says what reading costs: on a line of its own for scripts, else with what else is waited for. */
function readsTold({ io, options }: Invocation, waits: Waits) {
  return (endpoints: number, requests: number): void => {
    if (options.format !== "json") waits.reads(endpoints, requests);
    else io.stdout.write(`${printedJson({ kind: "reads", endpoints, requests }, "line")}\n`);
  };
}

/** What a run that holds the journal has. */
export type Holding = Pick<OpenRun, "run" | "state" | "journal" | "stop" | "seal">;

/** Does some work as the one run that may write to an environment's record, and lets the next one in after it. */
export async function withJournal(
  invocation: Invocation,
  environment: Environment,
  lockTimeoutMs: number,
  work: (held: Holding) => Promise<Done>,
): Promise<Done> {
  const { io, options } = invocation;
  const stop = new Stop(io, (signal, exitCode) => {
    const hint = "nothing was changed; run the same command again";
    reportProblem({ io, options }, problem(exitCode, "interrupted", `stopped by ${signal}`, hint));
  });
  const run = newRunId(io.random);
  const opening = { actor: actorOf(io), run, clock: io.clock, lockTimeoutMs };
  try {
    const seal = await openSeal(invocation, environment);
    if (!seal.ok) return seal;
    const state = await openState({ io, options }, environment);
    const journal = await state.open({
      ...opening,
      onHeld: (release) => stop.beforeExit(release),
    });
    if (!journal.ok) return journal;
    tell(invocation, [...state.warnings(), ...repairs(journal.value)]);
    try {
      const held = { run, state, journal: withoutTellingIds(journal.value, io.redactor), stop };
      const done = await work({ ...held, seal: seal.value });
      // What a run wrote that had no plan to carry out.
      const unsealed = await seal.value.close(journal.value, run);
      if (unsealed.length > 0) (await import("../seal.ts")).warnUnsealed(invocation, unsealed);
      return done;
    } finally {
      await journal.value.close();
    }
  } finally {
    stop.release();
  }
}

const UNSEALED: Seal = { close: async () => [] };

/** Only who signs or anchors waits for what that needs. */
async function openSeal(invocation: Invocation, environment: Environment): Promise<Result<Seal, Problem>> {
  const { signingKey, anchors } = environment.audit;
  if (signingKey === null && anchors.length === 0) return success(UNSEALED);
  const { sealOf } = await import("../seal.ts");
  return await sealOf(invocation, environment);
}
