import type { ChainStart, Flaw } from "../chain/chain.ts";
import type { JournalProblem } from "../chain/journal.ts";
import { damagedProblem, incompleteProblem } from "../chain/problem.ts";

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

/** More records are there than count: a part of a record says less than all of it. */
export function uncounted(place: string, { sequence }: Pick<ChainStart, "sequence">): JournalProblem {
  const message = `an import into ${place} has not ended: what follows ${sequence === 0 ? "its beginning" : `record ${sequence}`} is not counted`;
  const hint =
    "wait where it is under way, else run the same state import again; if nobody ran one, find out who wrote them, and restore the database from a backup";
  return { kind: "unwritable", message, hint };
}

/** What the records add up to is written beside them, and was edited there. */
export function editedBeside(place: string): JournalProblem {
  const message = `what plans read in ${place} is not what the last run wrote with its records`;
  const hint =
    "find out who edited it; docs/audit.md#built-again says how to have it built again from the records";
  return { kind: "damaged", line: 0, message, hint };
}

/** Why a run can write nothing more: another one has taken its record. */
export function takenAway(place: string): string {
  return `the record in ${place} was taken away while this run held it; another run has it now`;
}

/** The same where the database is not the one that this run wrote to. */
export function olderCopy(place: string): string {
  return `the database of the record in ${place} is an older copy than this run wrote to: what it recorded since is lost there; compare the heads of earlier runs by webhook-sync audit verify --head`;
}

/** The same where no other run has it. */
export function editedMeanwhile(place: string): string {
  return `the record in ${place} was edited while this run held it: its head is not the one that this run wrote; webhook-sync audit verify shows what is wrong with it`;
}

const RESTORE_DATABASE =
  "restore the database from a backup; or give the environment another state.namespace to begin a new record; the next run converges from the live state";
