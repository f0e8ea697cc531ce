import { dirname, join, resolve } from "node:path";
import { type Result, success } from "../base/result.ts";
import { actorOf, newRunId, repositoryOf } from "../ci/provenance.ts";
import type { GlobalOptions } from "../commands/options.ts";
import type { Seal } from "../journal/audit/seal.ts";
import type {
  Journal,
  JournalProblem,
  JournalReading,
  JournalStore,
  OpeningRun,
} from "../journal/chain/journal.ts";
import { openOwnRecord, readOwnRecord } from "../journal/chain/own-record.ts";
import { fileJournal } from "../journal/files/open.ts";
import { createStateFolder, exposureWarnings } from "../journal/files/state-folder.ts";
import type { Diagnostic } from "../model/fleet/diagnostic.ts";
import type { Environment } from "../model/fleet/environment.ts";
import type { TenantDiagnostic } from "../model/report/tenant-report.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import type { Io } from "../model/run/surroundings.ts";
import { fileOutbox } from "../notify/file-outbox.ts";
import type { OutboxStore } from "../notify/outbox-store.ts";
import { Stop } from "../terminal/process-io.ts";
import { type Invocation, reportProblem, tell } from "./command.ts";
import { loadEnvironment } from "./manifest/desired.ts";

/** What an environment keeps between runs: its record, and what waits to be told. The one door to both. */
export interface State {
  readonly backend: "local" | "postgres";
  /** Where it is kept, for people. */
  readonly place: string;
  /** What makes the record less than trustworthy. */
  warnings(): readonly Diagnostic[];
  /** What there is to say of where it is kept; nothing of a folder. */
  diagnose(): Promise<Result<readonly TenantDiagnostic[], JournalProblem>>;
  /** The record as it stands, of whichever tenant: for those who check it. */
  readonly journal: Pick<JournalStore, "read" | "walk" | "follow">;
  /** What the record of the environment's tenant adds up to: for those who plan by it. */
  ownRecord(): Promise<Result<JournalReading, Problem>>;
  /** Opens it for one run at a time. */
  open(run: OpeningRun): Promise<Result<Journal, Problem>>;
  /** What waits to be told. Only the run that has the journal open may write to it. */
  readonly outbox: OutboxStore;
}

/** Opens what an environment keeps, wherever that is. */
export async function openState(surroundings: StateSurroundings, environment: Environment): Promise<State> {
  const { stateDir } = surroundings.options;
  const { outbox, ...kept } = await keptBy(surroundings, environment);
  return {
    ...kept,
    // A plan tells nobody anything.
    get outbox() {
      return outbox();
    },
    ownRecord: () => readOwnRecord(kept, environment),
    open: async (run) => {
      if (kept.backend === "local") createStateFolder(stateDir);
      return await openOwnRecord(kept, environment, run);
    },
  };
}

/** What opening needs. */
export interface StateSurroundings {
  readonly io: Pick<Io, "variables" | "workingDirectory">;
  readonly options: Pick<GlobalOptions, "stateDir" | "config">;
}

type Kept = Pick<State, "backend" | "place" | "warnings" | "diagnose"> & {
  readonly journal: JournalStore;
  readonly outbox: () => OutboxStore;
};

async function keptBy({ io, options }: StateSurroundings, environment: Environment): Promise<Kept> {
  const { stateDir } = options;
  const { name, state } = environment;
  if (state.backend === "local") {
    const directory = join(stateDir, name);
    return {
      backend: "local",
      place: directory,
      warnings: () => exposureWarnings([stateDir, directory]),
      journal: fileJournal(directory, state.leaseMs),
      outbox: () => fileOutbox(join(directory, "outbox.ndjson")),
      diagnose: async () => success([]),
    };
  }
  // Only who has a database waits for what it needs.
  const { postgresState } = await import("../journal/postgres/outbox.ts");
  const { connectBy, wayTo } = await import("../journal/postgres/connect.ts");
  const way = wayTo(state, name, io.variables);
  const { namespace, leaseMs, repositories } = state;
  const config = resolve(io.workingDirectory, options.config);
  const origin = { repository: () => repositoryOf(config, io), others: repositories };
  const store = { ...way, connect: connectBy(way), name: { namespace, name }, leaseMs, origin };
  const { outbox, ...kept } = postgresState(store);
  return { backend: "postgres", place: way.place, warnings: () => [], ...kept, outbox: () => outbox };
}

/** An environment, and what it keeps. */
interface KeptEnvironment {
  readonly environment: Environment;
  readonly state: State;
}

/** Opens what the environment that is asked for keeps, for commands that ask no tenant. */
export async function openKept({ io, options }: Invocation): Promise<Result<KeptEnvironment, Problem>> {
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return loaded;
  const { environment } = loaded.value;
  return success({ environment, state: await openState({ io, options }, environment) });
}

/** What vouches for an environment's record outside of it, where it can be done. */
export async function sealOf(
  { io, options }: Invocation,
  environment: Pick<Environment, "name" | "audit">,
): Promise<Result<Seal, Problem>> {
  const { signingKey, anchors } = environment.audit;
  if (signingKey === null && anchors.length === 0) return success({ close: async () => [] });
  // Only who signs or anchors waits for what that needs.
  const { sealFor } = await import("../journal/audit/seal.ts");
  const directory = dirname(resolve(io.workingDirectory, options.config));
  return await sealFor(environment, {
    clock: io.clock,
    anchor: async (head) => {
      const { anchorHead } = await import("../notify/anchor.ts");
      return await anchorHead(anchors, head, { clock: io.clock, directory, variables: io.variables });
    },
  });
}

/** A head that is not kept is no failure of the run. */
export function warnUnsealed(invocation: Invocation, messages: readonly string[]): void {
  const nowhere = { hint: null, location: null, sourceLine: null };
  tell(
    invocation,
    messages.map((message) => ({ code: "head-not-kept", severity: "warning", message, ...nowhere })),
  );
}

/** What has to be given for a record to be written to without a run that applies. */
interface Alone extends Pick<OpeningRun, "from" | "takesOver"> {
  readonly state: State;
  /** null where what is written vouches for itself. */
  readonly seal: Seal | null;
}

/** Opens the record for what is no run of changes, seals what was written, and lets go of it whatever happens. */
export async function recordAlone<T>(
  invocation: Invocation,
  { state, seal, ...takes }: Alone,
  record: (journal: Journal, vouch: () => Promise<void>) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const { io } = invocation;
  const run = newRunId(io.random);
  const stop = stopFor(invocation, "run the same command again: it goes on where this one ended");
  const onHeld = (release: () => void | Promise<void>) => stop.beforeExit(release);
  const journal = await state.open({ actor: actorOf(io), run, clock: io.clock, onHeld, ...takes });
  try {
    if (!journal.ok) return journal;
    const vouch = async () => warnUnsealed(invocation, (await seal?.close(journal.value, run)) ?? []);
    const recorded = await record(journal.value, vouch);
    if (recorded.ok) await vouch();
    return recorded;
  } finally {
    if (journal.ok) await journal.value.close();
    stop.release();
  }
}

/** Hears the signals that end a command; says that one did, and what to do, unless something has to be finished first. */
export function stopFor(invocation: Invocation, hint: string): Stop {
  return new Stop(invocation.io, (signal, exitCode) => {
    reportProblem(invocation, problem(exitCode, "interrupted", `stopped by ${signal}`, hint));
  });
}
