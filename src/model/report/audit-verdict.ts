/** What the check of an audit log came to. */
export interface AuditVerdict {
  /** How many records the chain has had. */
  readonly records: number;
  /** How many of them were let go of. */
  readonly pruned: number;
  readonly head: string;
  /** Whether the last line is incomplete. */
  readonly torn: boolean;
  /** Up to which record it is signed; null where nobody asked for that. */
  readonly signed: number | null;
  /** How many records after that need a signature and have none yet. */
  readonly unsigned: number;
  /** How many heads were found that are kept elsewhere; null where nobody asked for them. */
  readonly kept: number | null;
  /** How many more are of runs after the last record of a folder. */
  readonly later: number;
  /** The head that a cut begins after, of which nothing in it tells. */
  readonly follows: string | null;
  /** How many runs had a clock that was wrong by the tenant's. */
  readonly wrongClocks: number;
  /** How many projections that the records name another version wrote, in another format. */
  readonly uncompared: number;
  /** Whether a head that was kept elsewhere was asked for, and found. */
  readonly isHeadKnown: boolean;
}
