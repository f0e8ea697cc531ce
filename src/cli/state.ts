import { dirname, join, resolve } from "node:path";
import { type Result, success } from "../base/result.ts";
import { actorOf, newRunId, repositoryOf } from "../ci/provenance.ts";
import type { GlobalOptions } from "../commands/options.ts";
import { fileOutbox } from "../export/file-outbox.ts";
import type { OutboxStore } from "../export/outbox-store.ts";
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
import type { Problem } from "../model/run/problem.ts";
import type { Io } from "../model/run/surroundings.ts";
import { type Invocation, tell } from "./command.ts";
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
      const { anchorHead } = await import("../export/anchor.ts");
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

/** Records something as a run that does nothing else. */
export async function recordAlone(
  invocation: Invocation,
  { state, seal }: { readonly state: State; readonly seal: Seal },
  record: (journal: Journal) => Promise<Result<null, Problem>>,
  takes: Pick<OpeningRun, "from"> = {},
): Promise<Result<null, Problem>> {
  const { io } = invocation;
  const run = newRunId(io.random);
  const journal = await state.open({ actor: actorOf(io), run, clock: io.clock, ...takes });
  if (!journal.ok) return journal;
  try {
    const recorded = await record(journal.value);
    if (recorded.ok) warnUnsealed(invocation, await seal.close(journal.value, run));
    return recorded;
  } finally {
    await journal.value.close();
  }
}
