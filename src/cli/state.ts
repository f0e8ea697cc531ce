import { join } from "node:path";
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
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Environment } from "../model/environment.ts";
import { EXIT } from "../model/exit-code.ts";
import { type Problem, problem } from "../model/problem.ts";
import type { Projection } from "../model/projection.ts";
import { failure, type Result, success } from "../model/result.ts";
import type { GlobalOptions } from "./options.ts";
import { createStateFolder, exposureWarnings } from "./state-folder.ts";

/** What an environment keeps between runs: its record, and what waits to be told. The one door to both. */
export interface State {
  readonly backend: "local";
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
  { stateDir }: Pick<GlobalOptions, "stateDir">,
  environment: Environment,
): Promise<State> {
  const directory = join(stateDir, environment.name);
  const journal = fileJournal(directory);
  return {
    backend: "local",
    place: directory,
    warnings: () => exposureWarnings([stateDir, directory]),
    journal,
    ownRecord: async () => {
      const read = await journal.read();
      if (!read.ok) return failure(journalProblem(read.error));
      const foreign = foreignRecord(directory, environment, read.value.projection);
      return foreign === null ? read : failure(foreign);
    },
    open: async (run) => {
      createStateFolder(stateDir);
      const opened = await journal.open(run);
      if (!opened.ok) return failure(journalProblem(opened.error));
      const foreign = foreignRecord(directory, environment, opened.value.projection());
      if (foreign === null) return success(opened.value);
      await opened.value.close();
      return failure(foreign);
    },
    outbox: fileOutbox(join(directory, "outbox.ndjson")),
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
  directory: string,
  environment: Environment,
  { tenant: recorded }: Pick<Projection, "tenant">,
): Problem | null {
  const { name, tenant } = environment;
  const now = tenantName(environment);
  const before = tenant.profile === "sandbox" ? [] : tenant.movedFrom;
  if (recorded === null || recorded === now || before.includes(recorded)) return null;
  const message = `the record in ${directory} is of ${recorded}, and the tenant of ${name} is ${now}`;
  const canMove = tenant.profile !== "sandbox" && recorded !== SANDBOX;
  const former = canMove ? `${tenant.baseUrl.protocol}//${recorded}` : "";
  const moved = canMove ? `; if it is the same tenant, add movedFrom: [${former}] to it` : "";
  const hint = `give ${name} its own state folder with --state-dir, or move that one away${moved}`;
  return problem(EXIT.journal, "record-of-another-tenant", message, hint);
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
