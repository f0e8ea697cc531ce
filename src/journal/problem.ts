import { systemCause } from "../base/system-error.ts";
import type { JournalProblem } from "./journal.ts";
import type { LockAttempt } from "./lock.ts";
import type { Flaw } from "./verify.ts";

/** The journal is not what was written. */
export function damagedProblem(file: string, flaw: Extract<Flaw, { kind: "damaged" }>): JournalProblem {
  const { line, lastGoodSequence, what } = flaw;
  const good = lastGoodSequence === 0 ? "no record before it" : `the last good record is ${lastGoodSequence}`;
  const message = `Line ${line} of ${file} ${what}; ${good}. Restore the file from a copy, or move it away to begin a new record`;
  return { kind: "damaged", line, lastGoodSequence, message };
}

/** The lock could not be taken. */
export function lockedProblem(attempt: Exclude<LockAttempt, { kind: "taken" }>): JournalProblem {
  if (attempt.kind === "foreign") {
    const message = `${attempt.file} cannot be read as a lock. If no other run is working, remove it`;
    return { kind: "unwritable", message };
  }
  const { pid, host, since, run } = attempt.holder;
  const message = `Run ${run} has held the journal since ${since} (process ${pid} on ${host}). Wait for it, or remove ${attempt.file} if it is gone`;
  return { kind: "locked", holder: { pid, host, since, run }, message };
}

/** The file system said no. */
export function unwritableProblem(directory: string, error: unknown): JournalProblem {
  const message = `The journal in ${directory} cannot be read or written (${systemCause(error)})`;
  return { kind: "unwritable", message };
}
