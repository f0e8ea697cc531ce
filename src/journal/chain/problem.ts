import { failure, type Result, success } from "../../base/result.ts";
import type { Diagnostic } from "../../model/fleet/diagnostic.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { Flaw } from "./chain.ts";
import type { Follower, JournalProblem, JournalReading, LockHolder, OpeningRun } from "./journal.ts";

/** The journal is not what was written. */
export function damagedProblem(
  file: string,
  { line, what, remedy }: Extract<Flaw, { kind: "damaged" }>,
  lastGood: number,
): JournalProblem {
  const kept = lastGood === 0 ? "no record before it" : `the last good record is ${lastGood}`;
  const message = `line ${line} of ${file} ${what}; ${kept}`;
  const begin = "move it away to begin a new record; the next run converges from the live state";
  return { kind: "damaged", line, message, hint: `${remedy}; or ${begin}` };
}

/** A part of the journal is not there, or is not what the rest of it says. */
export function incompleteProblem(file: string, what: string): JournalProblem {
  return { kind: "damaged", line: 0, message: `${file}: ${what}`, hint: "restore the file from a copy" };
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

/** Looks at a journal again and again, and says what is wrong as commands do. */
export function tellingFollower(follower: Follower) {
  return {
    look: async () => {
      const looked = await follower.look();
      if (!looked.ok) return failure(journalProblem(looked.error));
      const { running, away } = looked.value;
      const found = away === undefined ? [] : journalProblem(away).diagnostics;
      const warnings = found.map((one): Diagnostic => ({ ...one, severity: "warning" }));
      return success({ running, warnings });
    },
  };
}

/** A journal that took no record while a command worked. */
export function unrecordedProblem(message: string): Problem {
  const hint = "fix that, then run the same command again: it looks up the outcome of what was sent";
  return problem(EXIT.journal, "journal-unwritable", message, hint);
}

/** The same while records were pruned, where nothing is sent. */
export function unprunedProblem(message: string): Problem {
  const hint = "fix that, then run the same command again: it goes on where this one ended";
  return problem(EXIT.journal, "journal-unwritable", message, hint);
}

/** What to do while another run holds a journal, by what the command that opens it can do itself. */
export function waitingFor({ lockTimeoutMs }: Pick<OpeningRun, "lockTimeoutMs">): string {
  return lockTimeoutMs === undefined ? "wait for it" : "--lock-timeout 5m waits for it";
}

/** Records may not be let go of by this user. */
export function mayNotForget(place: string): Problem {
  const message = `records in ${place} cannot be removed (permission denied: this database user may not delete them)`;
  const hint = "run it as the owner of the tables, as docs/state.md says; nothing was changed";
  return problem(EXIT.journal, "journal-unwritable", message, hint);
}

/** Who of those at work is meant; null where none is at work, and then there is nobody to take anything from. */
export function holderOf(
  run: string,
  { running, blocked = null }: Pick<JournalReading, "running" | "blocked">,
): Result<LockHolder | null, Problem> {
  if (blocked !== null) return failure(journalProblem(blocked));
  const holder = running.find((one) => one.run === run);
  const [other] = running;
  if (holder !== undefined || other === undefined) return success(holder ?? null);
  const message = `run ${run} does not hold the record: run ${other.run} has since ${other.since}`;
  return failure(problem(EXIT.usage, "unknown-run", message, "name that one if it is gone"));
}

/** The record is in no database. */
export function nothingToMigrate(): Problem {
  const hint = "state.backend: postgres in the config file names a database";
  return problem(EXIT.usage, "usage", "there is nothing to migrate: the record is kept in files", hint);
}
