import type { JournalRecord } from "../model/record.ts";

/** What to show of the journal. What is left out does not filter. */
export interface RecordFilter {
  /** The webhook's name. */
  readonly name?: string;
  readonly action?: string;
  /** At this instant or later. */
  readonly since?: Date;
  readonly run?: string;
  /** The live status or the result: `active`, `held`, `failed`. */
  readonly status?: string;
}

/** The records that fit all of the filter, in order. */
export function queryRecords(
  records: readonly JournalRecord[],
  { name, action, since, run, status }: RecordFilter,
): readonly JournalRecord[] {
  const from = since === undefined ? Number.NEGATIVE_INFINITY : since.getTime() / 1000;
  return records.filter(
    (record) =>
      record.timestamp >= from &&
      (run === undefined || record.run === run) &&
      (name === undefined || ("webhook_name" in record && record.webhook_name === name)) &&
      (action === undefined || ("action" in record && record.action === action)) &&
      (status === undefined || hasStatus(record, status)),
  );
}

function hasStatus(record: JournalRecord, status: string): boolean {
  return "status" in record && (record.status === status || record.result === status);
}
