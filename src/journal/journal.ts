import type { JournalEntry, JournalRecord } from "../model/record.ts";
import type { Result } from "../model/result.ts";
import type { Clock } from "../model/surroundings.ts";

/** Why a record could not be made durable. */
export interface AppendFailure {
  readonly message: string;
}

/** The record of one tenant's changes, held open by the one run that may write to it. */
export interface Journal {
  /**
   * Resolves when the record is durable. The chain has the records in the order of the calls.
   * After one failure every later append fails, so that no record can follow a hole.
   */
  append(entry: JournalEntry): Promise<Result<null, AppendFailure>>;
  /** Whether a request may be sent now: fails when the journal takes no more records, or is no longer this run's. */
  mayWrite(): Result<null, AppendFailure>;
  /** What was there at open, a repair made at open included. */
  records(): readonly JournalRecord[];
  /** The hash of the last durable record. */
  head(): string;
  /** Waits for what is under way and lets the next run in. */
  close(): Promise<void>;
}

/** Who holds a journal. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601 UTC. */
  readonly since: string;
  readonly run: string;
}

/** What to tell of a journal that cannot be used. */
interface Told {
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
}

/** Why a journal was not opened or read. */
export type JournalProblem =
  /** It is not what was written. */
  | (Told & {
      readonly kind: "damaged";
      readonly line: number;
      /** The records before the damage. */
      readonly good: readonly JournalRecord[];
    })
  /** Another run has it. */
  | (Told & { readonly kind: "locked"; readonly holder: LockHolder })
  /** The file system does not let us read or write it. */
  | (Told & { readonly kind: "unwritable" });

/** The run that opens a journal. */
export interface OpeningRun {
  readonly actor: string;
  readonly run: string;
  readonly clock: Clock;
  /** How long to wait for another run to finish; not at all when left out. */
  readonly lockTimeoutMs?: number;
}

/** A journal as read, without holding it. */
export interface JournalReading {
  readonly records: readonly JournalRecord[];
  readonly head: string;
  /** A last line is incomplete: a run is writing it, or a crash left it and the next run sets it aside. */
  readonly torn: boolean;
  /** The runs that held it meanwhile and live: what they have open is under way, not interrupted. */
  readonly running: readonly LockHolder[];
}

/** Where a journal is kept: files now, something shared for runners without a disk of their own later. */
export interface JournalStore {
  open(run: OpeningRun): Promise<Result<Journal, JournalProblem>>;
  read(): Result<JournalReading, JournalProblem>;
}
