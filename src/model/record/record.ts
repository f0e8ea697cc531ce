import type { JournalRecord, RunStarted } from "../generated/journal-record.ts";

export type {
  Change as ChangeRecord,
  Intent,
  JournalRecord,
  Outcome as OutcomeRecord,
  RunFinished,
  RunStarted,
  SegmentStarted,
} from "../generated/journal-record.ts";

/** How changes were approved. */
export type ApprovalWay = NonNullable<RunStarted["approval"]>;

/** What the journal adds to every entry. */
type Chained = "sequence" | "run" | "timestamp" | "time" | "actor" | "previous_hash" | "hash";

type WithoutChain<R> = R extends JournalRecord ? Omit<R, Chained> : never;

/** A record before the journal has given it its number, time and place in the chain. */
export type JournalEntry = WithoutChain<JournalRecord>;

/** The codes of the notices that a manifest gives or takes protection, where no write would say so. */
export const PROTECTED = "protected";
export const UNPROTECTED = "unprotected";

/** The code of the notice that a manifest moves a sunset or takes it out, where no write would say so. */
export const SUNSET_MOVED = "sunset-moved";

/** The code of the notice that a tenant has no deprecated status, as an apply found out. */
export const NO_DEPRECATED_STATUS = "no-deprecated-status";

/** The code of the notice that a tenant keeps no foreignId, so that display names carry our marker. */
export const MARKED_BY_NAME = "marked-by-name";
