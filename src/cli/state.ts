import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createExclusively, createPrivateDirectory } from "../base/durable-files.ts";
import { systemCause } from "../base/system-error.ts";
import { fileOutbox } from "../export/file-outbox.ts";
import type { OutboxFailure, OutboxStore } from "../export/outbox-store.ts";
import type {
  Journal,
  JournalProblem,
  JournalReading,
  JournalStore,
  OpeningRun,
} from "../journal/journal.ts";
import { fileJournal } from "../journal/open.ts";
import type { Connect } from "../journal/postgres/database.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Environment } from "../model/environment.ts";
import { EXIT } from "../model/exit-code.ts";
import { type Problem, problem } from "../model/problem.ts";
import type { Projection } from "../model/projection.ts";
import { failure, type Result, success } from "../model/result.ts";
import type { Io } from "../model/surroundings.ts";
import type { GlobalOptions } from "./options.ts";

/** What an environment keeps between runs: its record, and what waits to be told. The one door to both. */
export interface State {
  readonly backend: "local" | "postgres";
  /** Where it is kept, for people. */
  readonly place: string;
  /** What makes the record less than trustworthy. */
  warnings(): readonly Diagnostic[];
  /** The record as it stands, of whichever tenant: for those who check it. */
  readonly journal: Pick<JournalStore, "read" | "walk">;
  /** What the record of the environment's tenant adds up to: for those who plan by it. */
  ownRecord(): Promise<Result<JournalReading, Problem>>;
  /** Opens it for one run at a time. */
  open(run: OpeningRun): Promise<Result<Journal, Problem>>;
  /** What waits to be told. Only the run that has the journal open may write to it. */
  readonly outbox: OutboxStore;
}

/** Opens what an environment keeps, wherever that is. */
export async function openState(
  { io, options: { stateDir } }: StateSurroundings,
  environment: Environment,
): Promise<State> {
  const kept = await keptBy(io, stateDir, environment);
  const { journal, place } = kept;
  return {
    ...kept,
    ownRecord: async () => {
      const read = await journal.read();
      if (!read.ok) return failure(journalProblem(read.error));
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
  readonly io: Pick<Io, "variables">;
  readonly options: Pick<GlobalOptions, "stateDir">;
}

type Kept = Pick<State, "backend" | "place" | "warnings" | "outbox"> & { readonly journal: JournalStore };

async function keptBy(io: Pick<Io, "variables">, stateDir: string, environment: Environment): Promise<Kept> {
  const { name, state } = environment;
  if (state.backend === "local") {
    const directory = join(stateDir, name);
    return {
      backend: "local",
      place: directory,
      warnings: () => exposureWarnings([stateDir, directory]),
      journal: fileJournal(directory, state.leaseMs),
      outbox: fileOutbox(join(directory, "outbox.ndjson")),
    };
  }
  const way = wayTo(io, state, name);
  // Only who has a database waits for what it needs.
  const { postgresState } = await import("../journal/postgres/outbox.ts");
  const { namespace, leaseMs } = state;
  return {
    backend: "postgres",
    place: way.place,
    warnings: () => [],
    ...postgresState({ ...way, connect: await connectBy(way), name: { namespace, name }, leaseMs }),
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
  const { host, pathname } = URL.canParse(exposed) ? new URL(exposed) : { host: "PostgreSQL", pathname: "" };
  return { place: `${host}${pathname} (${namespace}, ${environment})`, url: exposed, variables };
}

/** Makes connections to it. */
export async function connectBy({ url, variables }: DatabaseWay): Promise<Connect> {
  const { connectTo } = await import("../journal/postgres/database.ts");
  if (url !== "") return connectTo(url, variables);
  return async () => {
    throw new Error("state.url is empty: the environment variable that it names is not set");
  };
}

/** The outbox cannot be read. */
export function outboxProblem({ message, hint }: OutboxFailure): Problem {
  return problem(EXIT.journal, "outbox-unreadable", message, hint);
}

const SANDBOX = "embedded tenant";

/** What the record and plans call a tenant. */
export function tenantName({ tenant }: Pick<Environment, "tenant">): string {
  return tenant.profile === "sandbox" ? SANDBOX : tenant.baseUrl.host;
}

/**
 * A record of one tenant says nothing about another one: what it protects is not there, and what it calls interrupted
 * never reached it.
 */
function foreignRecord(
  { place, backend }: Pick<State, "place" | "backend">,
  environment: Environment,
  { tenant: recorded }: Pick<Projection, "tenant">,
): Problem | null {
  const { name, tenant } = environment;
  const now = tenantName(environment);
  const before = tenant.profile === "sandbox" ? [] : tenant.movedFrom;
  if (recorded === null || recorded === now || before.includes(recorded)) return null;
  const message = `the record in ${place} is of ${recorded}, and the tenant of ${name} is ${now}`;
  const canMove = tenant.profile !== "sandbox" && recorded !== SANDBOX;
  const former = canMove ? `${tenant.baseUrl.protocol}//${recorded}` : "";
  const moved = canMove ? `; if it is the same tenant, add movedFrom: [${former}] to it` : "";
  const own =
    backend === "local"
      ? `give ${name} its own state folder with --state-dir, or move that one away`
      : `give this repository its own state.namespace, or ${name} another name`;
  return problem(EXIT.journal, "record-of-another-tenant", message, `${own}${moved}`);
}

/** A journal that cannot be used. */
export function journalProblem({ kind, message, hint }: JournalProblem): Problem {
  switch (kind) {
    case "locked":
      return problem(EXIT.stale, "locked", message, hint);
    case "damaged":
      return problem(EXIT.journal, "journal-damaged", message, hint);
    case "unwritable":
      return problem(EXIT.journal, "journal-unwritable", message, hint);
  }
}

/** A journal that took no record while a command worked. */
export function unrecordedProblem(message: string): Problem {
  const hint = "fix that, then run the same command again: it looks up the outcome of what was sent";
  return problem(EXIT.journal, "journal-unwritable", message, hint);
}

const IGNORE = `# A record that Git puts back to an older state is out of date, and still looks whole.\n*\n`;

/** Makes the state folder where there is none, and keeps it out of Git. */
export function createStateFolder(path: string): void {
  if (existsSync(path)) return;
  try {
    createPrivateDirectory(path);
    createExclusively(join(path, ".gitignore"), IGNORE);
  } catch (error) {
    // Whoever opens what is to be in it tells of that.
    systemCause(error);
  }
}

/** A warning for each of them. */
function exposureWarnings(folders: readonly string[]): readonly Diagnostic[] {
  return exposures(folders).map((message) => ({
    code: "exposed-record",
    severity: "warning",
    message,
    hint: "chmod 700 it, or name a folder of your own with --state-dir",
    location: null,
    sourceLine: null,
  }));
}

/** Who besides this user may edit what is in these folders, a sentence each. Windows tells it in another way. */
export function exposures(folders: readonly string[]): readonly string[] {
  const user = process.getuid?.();
  if (user === undefined) return [];
  return folders.flatMap((folder) => {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found === undefined) return [];
    const isOurs = found.uid === user || found.uid === 0;
    return [
      ...(isOurs ? [] : [`${folder} belongs to another user (${found.uid}), who can edit the record`]),
      ...(found.mode & 0o002 ? [`every user of this machine can edit the record in ${folder}`] : []),
    ];
  });
}
