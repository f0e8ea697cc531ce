import { describeResolution, resolutionDocument } from "../../apply/recovery/close-intents.ts";
import { recoverInterrupted } from "../../apply/recovery/recover.ts";
import { printedJson } from "../../base/json.ts";
import type { Result } from "../../base/result.ts";
import { escapeTerminal } from "../../base/text.ts";
import { actorOf, ciRunUrl, newRunId } from "../../ci/provenance.ts";
import { connectWriter } from "../../cognigy/connect/by-profile.ts";
import type { WriterConnection } from "../../cognigy/wire/connection.ts";
import type { HealthGate } from "../../health/gate.ts";
import type { Seal } from "../../journal/audit/seal.ts";
import type { Journal } from "../../journal/chain/journal.ts";
import { unrecordedProblem } from "../../journal/chain/problem.ts";
import {
  deliveringFor,
  recordMarkedByName,
  repairs,
  withoutTellingIds,
} from "../../journal/chain/run-records.ts";
import { foreseen } from "../../journal/projection/builder.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import { type Projection, withLearned } from "../../model/record/projection.ts";
import type { Problem } from "../../model/run/problem.ts";
import { type Ending, runReport } from "../../model/run/run-report.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { Waits } from "../../terminal/live-area.ts";
import type { Stop } from "../../terminal/process-io.ts";
import { type Done, exitCodeOf, type Invocation, tell } from "../command.ts";
import { gateFor } from "../receivers/gate.ts";
import { openState, type State, sealOf, stopFor, warnUnsealed } from "../state.ts";
import { type Connection, connectingTo, type DeclaredFleet, reachTenant } from "../tenant/connection.ts";

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

/** What a run that writes is for. */
interface Writing {
  /** As it is typed, without options. */
  readonly command: string;
  readonly fleet: DeclaredFleet;
  readonly lockTimeoutMs: number;
}

/** Does some work as the one run that may write to an environment, and lets the next one in after it. */
export async function withWriter(
  invocation: Invocation,
  writing: Writing,
  work: (open: OpenRun) => Promise<Done>,
): Promise<Done> {
  return await withJournal(invocation, writing.fleet.environment, writing.lockTimeoutMs, (held) =>
    withTenant(invocation, writing, held, work),
  );
}

async function withTenant(
  { io, options }: Invocation,
  { command, fleet }: Writing,
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
    stopped: held.stop.signal,
    onLearned: () => {
      isMarkedByName = true;
    },
  });
  try {
    const ending: Ending = { command, plan: null, declared: [], outcomes: [] };
    const open = { ...held, connection, client, gate, waits, ending };
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

/** Only who tells chats waits for what that needs. What went wrong is a warning. */
async function tellOfEnding(io: Io, open: OpenRun, done: Done): Promise<Done> {
  const { run, state, journal, stop, connection } = open;
  const { environment, host } = connection;
  if (environment.notify.length === 0) return done;
  const { tellChats } = await import("../../notify/chats.ts");
  const { slackMessage } = await import("../../render/chat/slack.ts");
  const { teamsMessage } = await import("../../render/chat/teams.ts");
  const known = { environment: environment.name, tenant: host, run, exitCode: exitCodeOf(done) };
  const report = runReport(open.ending, { ...known, actor: actorOf(io) }, ciRunUrl(io));
  const warnings = await tellChats(report, {
    ...{ chats: environment.notify, outbox: state.outbox, clock: io.clock },
    ...deliveringFor(journal),
    stopped: stop.signal,
    message: ({ kind, mentions }) => (kind === "slack" ? slackMessage : teamsMessage)(report, mentions),
  });
  for (const warning of warnings) io.stderr.write(`warning: ${escapeTerminal(warning)}\n`);
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
  const stop = stopFor(invocation, "nothing was changed; run the same command again");
  const run = newRunId(io.random);
  const opening = { actor: actorOf(io), run, clock: io.clock, lockTimeoutMs };
  try {
    const seal = await sealOf(invocation, environment);
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
      if (unsealed.length > 0) warnUnsealed(invocation, unsealed);
      return done;
    } finally {
      await journal.value.close();
    }
  } finally {
    stop.release();
  }
}

/** Closes what interrupted runs left open; gives what the record adds up to then. */
export async function recover(
  { io, options }: Invocation,
  { state, journal, connection, client }: OpenRun,
): Promise<Result<Projection, Problem>> {
  return await recoverInterrupted({
    ...{ tenant: client.tenant, journal, clock: io.clock, settleMs: connection.settings.settleMs },
    ...{ recorded: journal.projection(), foreseen, unrecorded: unrecordedProblem },
    environment: connection.environment,
    reportsHealth: connection.environment.monitoring !== null,
    tell: (resolution) => {
      if (options.format === "json")
        io.stdout.write(`${printedJson(resolutionDocument(resolution), "line")}\n`);
      else io.stderr.write(`${escapeTerminal(describeResolution(resolution))}\n`);
    },
    queue: async (reports) => {
      const { queueReports } = await import("../../notify/outbox-edit.ts");
      const warnings = await queueReports(state.outbox, reports);
      for (const warning of warnings) io.stderr.write(`${escapeTerminal(warning)}\n`);
    },
  });
}
