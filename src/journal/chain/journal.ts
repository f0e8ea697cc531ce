import type { Result } from "../../base/result.ts";
import type { Projection } from "../../model/record/projection.ts";
import type { JournalEntry, JournalRecord } from "../../model/record/record.ts";
import type { Clock } from "../../model/run/surroundings.ts";

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
  /**
   * Puts down what is taken over from another journal, without its counting yet: a part of it says less than all. False
   * where others are there in the place of these, which an import left that did not end.
   */
  stage(adoption: Adoption): Promise<Result<boolean, AppendFailure>>;
  /** From now on it counts, all in one step. This journal takes no more records then. */
  adopt(adoption: Adoption): Promise<Result<null, AppendFailure>>;
  /**
   * Lets go of all records that a beginning stands for, of which a record tells already. Interrupted, it is as if it had
   * not begun, or is done. This journal takes no more records then.
   */
  forget(beginning: Beginning): Promise<Result<null, AppendFailure>>;
  /** Removes what an interrupted removal left, of which a record says that it is gone; null where there is nothing. */
  removeForgotten(): Promise<Result<PrunableRange | null, AppendFailure>>;
  /** Whether this user may let go of records: what was recorded of it would be untrue else. */
  mayForget(): Promise<Result<boolean, AppendFailure>>;
  /** Whether a request may be sent now: fails when the journal takes no more records, or is no longer this run's. */
  mayWrite(): Result<null, AppendFailure>;
  /** What the record added up to at open, a repair made at open included. */
  projection(): Projection;
  /** What opening it had to mend, as the record tells it; null where it was whole. */
  repair(): string | null;
  /** The hash of the last durable record. */
  head(): string;
  /** Waits for what is under way and lets the next run in. */
  close(): Promise<void>;
}

/** What is taken over from another journal, as it is there. */
export interface Adoption {
  /** What this one lacks; the first follows the last one that is here. */
  readonly records: readonly JournalRecord[];
  /** What stands before them where that one was pruned and this one has nothing yet; else null. */
  readonly beginning: Beginning | null;
  /** What all records of that one add up to. */
  readonly projection: Projection;
}

/** Which records can go, or are gone. */
export interface PrunableRange {
  /** The first and the last of them. */
  readonly first: number;
  readonly through: number;
  /** The hash of the last. */
  readonly head: string;
}

/** What stands in the place of records that were let go of. */
export interface Beginning {
  /** What they add up to, with the number and the hash of the last one. */
  readonly projection: Projection;
  /** The same as it is kept, and as its hash in a record tells. */
  readonly text: string;
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
    })
  /** Another run has it. */
  | (Told & { readonly kind: "locked"; readonly holder: LockHolder })
  /** The file system does not let us read or write it. */
  | (Told & {
      readonly kind: "unwritable";
      /** Where it is kept cannot be reached: a later try may do better. */
      readonly isAway?: boolean;
    });

/** The run that opens a journal. */
export interface OpeningRun {
  readonly actor: string;
  readonly run: string;
  readonly clock: Clock;
  /** How long to wait for another run to finish; not at all when left out. */
  readonly lockTimeoutMs?: number;
  /** A run whose hold is taken away from it, whether or not it lives. */
  readonly from?: string;
  /** It goes on with a copy of another record: nothing of its own is recorded, and what is torn of the copy is cut off. */
  readonly takesOver?: true;
  /** Told how to let the next run in, as soon as there is something to let in: for a process that ends at once. */
  readonly onHeld?: (release: () => void | Promise<void>) => void;
}

/** A journal as read, without holding it. */
export interface JournalReading {
  readonly projection: Projection;
  /** A last line is incomplete: a run is writing it, or a crash left it and the next run sets it aside. */
  readonly torn: boolean;
  /** The runs that held it meanwhile and live: what they have open is under way, not interrupted. */
  readonly running: readonly LockHolder[];
  /**
   * Whether no run holds it now, and none recorded anything since it was read: cheaper than to read it again. False where
   * that cannot be found out; whoever reads it again is told why.
   */
  readonly isStill: () => Promise<boolean>;
  /** Why no run can hold it, though none does: what stands in the place of the lock is none. */
  readonly blocked?: JournalProblem | null;
  /** Why whoever reads it may not go by it: it is another repository's. null where that is not so or not known. */
  readonly foreign: JournalProblem | null;
}

/** What a walk along the whole chain came to. */
export interface ChainEnd {
  /** How many records the chain has had. */
  readonly records: number;
  /** How many of them were let go of. */
  readonly pruned: number;
  readonly head: string;
  /** As with a reading. */
  readonly torn: boolean;
}

/** Told of what stands before the first record, where that is not record 1. */
export type Begin = (beginning: Beginning) => void;

/** Who is shown a chain. */
export interface Visitor {
  readonly visit: (record: JournalRecord) => void;
  readonly begin: Begin;
}

/** What a look at a chain came to. */
export interface Looked extends Pick<JournalReading, "running"> {
  /** Why this look saw nothing new, told once: where it is kept is away, for no longer so far than a run lives without it. */
  readonly away?: JournalProblem;
}

/** Somebody who looks at a chain again and again, while others write to it. */
export interface Follower {
  /**
   * Verifies what came since the last look and that it goes on from there, and shows it. The first time, and where it
   * does not go on from there, all of the chain is verified and shown, what was shown before included.
   */
  look(): Promise<Result<Looked, JournalProblem>>;
}

/** Where a journal is kept. */
export interface JournalStore {
  open(run: OpeningRun): Promise<Result<Journal, JournalProblem>>;
  /** What the record adds up to. The chain is verified only as far as nothing else vouches for it. */
  read(): Promise<Result<JournalReading, JournalProblem>>;
  /** Verifies the whole chain and shows each good record, oldest first. Of a damaged one those before the damage. */
  walk(visit: (record: JournalRecord) => void, begin?: Begin): Promise<Result<ChainEnd, JournalProblem>>;
  follow(visit: (record: JournalRecord) => void): Follower;
}
