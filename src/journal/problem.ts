import { codeOf, systemCause, systemRemedy } from "../base/system-error.ts";
import type { JournalRecord } from "../model/record.ts";
import type { Flaw } from "./chain.ts";
import type { AppendFailure, JournalProblem } from "./journal.ts";
import type { LockAttempt } from "./lock.ts";

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

/** The same of one in a database. */
export function damagedInDatabase(
  place: string,
  flaw: Extract<Flaw, { kind: "damaged" }>,
  lastGood: number,
): JournalProblem {
  return { ...damagedProblem(place, flaw, lastGood), hint: RESTORE_DATABASE };
}

/** The records that are there are not all that were written. */
export function lostInDatabase(place: string, what: string): JournalProblem {
  return { ...incompleteProblem(`the record in ${place}`, what), hint: RESTORE_DATABASE };
}

const RESTORE_DATABASE =
  "restore the database from a backup; or give the environment another state.namespace to begin a new record; the next run converges from the live state";

/** A record of another journal was to be taken over. */
export function doesNotFollow({ sequence }: JournalRecord): AppendFailure {
  return { message: `record ${sequence} does not follow the last one that is there` };
}

/** A part of the journal is not there, or is not what the rest of it says. */
export function incompleteProblem(file: string, what: string): JournalProblem {
  return { kind: "damaged", line: 0, message: `${file}: ${what}`, hint: "restore the file from a copy" };
}

/** The lock could not be taken. */
export function lockedProblem(attempt: Exclude<LockAttempt, { kind: "taken" }>): JournalProblem {
  const { file } = attempt;
  if (attempt.kind === "foreign") {
    const message = `${file} ${attempt.isEmpty ? "is empty, as a crash of the machine can leave it" : "is not a lock"}`;
    return { kind: "unwritable", message, hint: `remove ${file} if no other run is working` };
  }
  const { pid, host, since, run } = attempt.holder;
  const message = `run ${run} has held the journal since ${since} (process ${pid} on ${host})`;
  const hint = `--lock-timeout 5m waits for it; if that run is gone, webhook-sync state unlock ${run} lets the next one in and records it, or remove ${file}`;
  return { kind: "locked", holder: { pid, host, since, run }, message, hint };
}

/** The file system said no. */
export function unwritableProblem(directory: string, error: unknown): JournalProblem {
  const message = `the journal in ${directory} cannot be read or written (${systemCause(error)})`;
  return {
    kind: "unwritable",
    message,
    hint: `${systemRemedy(error) ?? remedyFor(codeOf(error))}; nothing was changed`,
  };
}

/** Only where the folder is the wrong one another one is named: it would have no record. */
function remedyFor(code: string | undefined): string {
  switch (code) {
    case "EACCES":
    case "EPERM":
      return "let this user read and write that folder and the files in it";
    case "EFTYPE":
      return "move away what stands there in place of a regular file: a link, a pipe or a folder";
    case "EFBIG":
      return "restore that file from a copy, or move the folder away to begin a new record";
    case "EEXIST":
    case "ENOTDIR":
    case "ENOENT":
    case "ELOOP":
      return "name a folder with --state-dir";
    default:
      return "repair that folder or its disk";
  }
}
