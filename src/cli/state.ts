import { join } from "node:path";
import type { Unreported } from "../apply/recovery/unreported-health.ts";
import { systemCause } from "../base/system-error.ts";
import type { Announcer, AnnouncerOptions } from "../export/announcer.ts";
import type { Journal, JournalProblem, JournalReading } from "../journal/journal.ts";
import { type OpenOptions, openJournal, readJournal } from "../journal/open.ts";
import { recordedTenant } from "../journal/recorded-state.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Environment } from "../model/environment.ts";
import { EXIT } from "../model/exit-code.ts";
import type { OutboxEntry } from "../model/outbox.ts";
import { type Problem, problem } from "../model/problem.ts";
import type { JournalRecord } from "../model/record.ts";
import { failure, type Result, success } from "../model/result.ts";
import type { GlobalOptions } from "./options.ts";
import { createStateFolder, exposureWarnings } from "./state-folder.ts";

/** What an environment keeps between runs: its record, and what waits to be told. The one door to both. */
export interface State {
  readonly directory: string;
  /** What makes the record less than trustworthy. */
  warnings(): readonly Diagnostic[];
  /** The record as it stands, of whichever tenant: for those who check it. */
  record(): Result<JournalReading, JournalProblem>;
  /** The record of the environment's tenant: for those who plan by it. */
  ownRecord(): Result<JournalReading, Problem>;
  /** Opens it for one run at a time. */
  open(run: Omit<OpenOptions, "directory">): Promise<Result<Journal, Problem>>;
  /** What waits to be told, as it stands. */
  entries(): Promise<Result<readonly OutboxEntry[], Problem>>;
  /** Writes what a person decided about messages; for the run that has it open. Gives what went wrong. */
  editLetters(state: "requeued" | "dropped", ids: readonly string[]): Promise<readonly string[]>;
  /** Queues what interrupted runs did not live to tell the dashboard. Gives what went wrong. */
  queueReports(reports: readonly Unreported[]): Promise<readonly string[]>;
  announcer(options: Omit<AnnouncerOptions, "directory">): Promise<Announcer>;
}

export function stateOf({ stateDir }: Pick<GlobalOptions, "stateDir">, environment: Environment): State {
  const directory = join(stateDir, environment.name);
  const outbox = join(directory, "outbox.ndjson");
  const record = () => readJournal(directory);
  return {
    directory,
    warnings: () => exposureWarnings([stateDir, directory]),
    record,
    ownRecord: () => {
      const read = record();
      if (!read.ok) return failure(journalProblem(read.error));
      const foreign = foreignRecord(directory, environment, read.value.records);
      return foreign === null ? read : failure(foreign);
    },
    open: async (run) => {
      createStateFolder(stateDir);
      const opened = await openJournal({ ...run, directory });
      if (!opened.ok) return failure(journalProblem(opened.error));
      const foreign = foreignRecord(directory, environment, opened.value.records());
      if (foreign === null) return success(opened.value);
      await opened.value.close();
      return failure(foreign);
    },
    entries: async () => {
      const { readOutbox } = await import("../export/outbox-file.ts");
      try {
        return success(readOutbox(outbox).entries);
      } catch (error) {
        const message = `the outbox ${outbox} cannot be read (${systemCause(error)})`;
        return failure(
          problem(EXIT.journal, "outbox-unreadable", message, "make it a file that can be read"),
        );
      }
    },
    editLetters: async (state, ids) =>
      (await import("../export/outbox-edit.ts")).editOutbox(outbox, state, ids),
    queueReports: async (reports) => (await import("../export/outbox-edit.ts")).queueReports(outbox, reports),
    announcer: async (options) => {
      // Only who tells something waits for what that needs.
      const { createAnnouncer } = await import("../export/announcer.ts");
      return createAnnouncer({ ...options, directory });
    },
  };
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
  records: readonly JournalRecord[],
): Problem | null {
  const { name, tenant } = environment;
  const recorded = recordedTenant(records);
  const now = tenantName(environment);
  const before = tenant.profile === "sandbox" ? [] : tenant.movedFrom;
  if (recorded === null || recorded === now || before.includes(recorded)) return null;
  const message = `the record in ${directory} is of ${recorded}, and the tenant of ${name} is ${now}`;
  const canMove = tenant.profile !== "sandbox" && recorded !== SANDBOX;
  const former = canMove ? `${tenant.baseUrl.protocol}//${recorded}` : "";
  const moved = canMove ? `; if it is the same tenant, add movedFrom: [${former}] to it` : "";
  const hint = `give ${name} a state folder of its own by --state-dir, or move that one away${moved}`;
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
  const hint = "mend that, then run the same command again: it looks up what became of what was sent";
  return problem(EXIT.journal, "journal-unwritable", message, hint);
}
