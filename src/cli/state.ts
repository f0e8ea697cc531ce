import "node:process";
import { join, resolve } from "node:path";
import { Redactor } from "../base/redactor.ts";
import { failure, type Result, success } from "../base/result.ts";
import { Secret } from "../base/secret.ts";
import { repositoryOf } from "../ci/provenance.ts";
import { fileOutbox } from "../export/file-outbox.ts";
import type { OutboxFailure, OutboxStore } from "../export/outbox-store.ts";
import type {
  Journal,
  JournalProblem,
  JournalReading,
  JournalStore,
  OpeningRun,
} from "../journal/chain/journal.ts";
import { fileJournal } from "../journal/files/open.ts";
import {
  createStateFolder,
  exposureWarnings,
  foreignRecord,
  journalProblem,
} from "../journal/files/state-folder.ts";
import { placeIn } from "../journal/postgres/address.ts";
import type { Connect } from "../journal/postgres/database.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Environment } from "../model/environment.ts";
import { EXIT } from "../model/exit-code.ts";
import { type Problem, problem } from "../model/problem.ts";
import type { Io } from "../model/surroundings.ts";
import type { TenantDiagnostic } from "../model/tenant-report.ts";
import { passwordsIn } from "../settings/credentials.ts";
import type { GlobalOptions } from "./command.ts";

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
  const kept = await keptBy(surroundings, environment);
  const { journal, place } = kept;
  return {
    ...kept,
    ownRecord: async () => {
      const read = await journal.read();
      if (!read.ok) return failure(journalProblem(read.error));
      if (read.value.foreign !== null) return failure(journalProblem(read.value.foreign));
      const foreign = foreignRecord(kept, environment, read.value.projection);
      return foreign === null ? read : failure(foreign);
    },
    open: async (run) => {
      if (kept.backend === "local") createStateFolder(stateDir);
      const opened = await journal.open(run);
      if (!opened.ok) return failure(journalProblem(opened.error));
      const foreign = foreignRecord(kept, environment, opened.value.projection());
      if (foreign === null) return success(opened.value);
      await opened.value.close();
      return failure(foreign);
    },
    place,
  };
}

/** What opening needs. */
export interface StateSurroundings {
  readonly io: Pick<Io, "variables" | "workingDirectory">;
  readonly options: Pick<GlobalOptions, "stateDir" | "config">;
}

type Kept = Pick<State, "backend" | "place" | "warnings" | "outbox" | "diagnose"> & {
  readonly journal: JournalStore;
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
      outbox: fileOutbox(join(directory, "outbox.ndjson")),
      diagnose: async () => success([]),
    };
  }
  const way = wayTo(io, state, name);
  // Only who has a database waits for what it needs.
  const { postgresState } = await import("../journal/postgres/outbox.ts");
  const { namespace, leaseMs, repositories } = state;
  const config = resolve(io.workingDirectory, options.config);
  const origin = { repository: () => repositoryOf(config, io), others: repositories };
  return {
    backend: "postgres",
    place: way.place,
    warnings: () => [],
    ...postgresState({ ...way, connect: await connectBy(way), name: { namespace, name }, leaseMs, origin }),
  };
}

/** Where a database is. */
export interface DatabaseWay {
  /** For people: without user and password. */
  readonly place: string;
  readonly url: string;
  readonly variables: Io["variables"];
}

/** The way to an environment's record, or to all of a namespace. */
export function wayTo(
  { variables }: Pick<Io, "variables">,
  { url, namespace }: Extract<Environment["state"], { backend: "postgres" }>,
  environment: string,
): DatabaseWay {
  const exposed = url.expose();
  return {
    place: `${placeIn(exposed) ?? "PostgreSQL"} (${namespace}, ${environment})`,
    url: exposed,
    variables,
  };
}

/** Makes connections to it. */
export async function connectBy({ url, variables }: DatabaseWay): Promise<Connect> {
  const { connectTo } = await import("../journal/postgres/database.ts");
  return withoutPasswords(connectTo(url, variables), redactorFor(url, variables));
}

function redactorFor(url: string, { PGPASSWORD = "" }: Io["variables"]): Redactor {
  const redactor = new Redactor(passwordsIn(new Secret(url)));
  if (PGPASSWORD !== "") redactor.learn(new Secret(PGPASSWORD));
  return redactor;
}

/** What a database says of a failure may repeat what it was sent. */
function withoutPasswords(connect: Connect, redactor: Redactor): Connect {
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof Error) error.message = redactor.withoutSecrets(error.message);
      throw error;
    }
  };
  return async () => {
    const database = await told(connect());
    return { ...database, query: (text, values) => told(database.query(text, values)) };
  };
}

/** The outbox cannot be read. */
export function outboxProblem({ message, hint }: OutboxFailure): Problem {
  return problem(EXIT.journal, "outbox-unreadable", message, hint);
}
