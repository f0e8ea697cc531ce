import type { JournalRecord } from "../model/record.ts";

/** What to show of the journal. What is left out does not filter. */
export interface RecordFilter {
  /** The webhook's name. */
  readonly name?: string | undefined;
  readonly action?: string | undefined;
  /** At this instant or later. */
  readonly since?: Date | undefined;
  /** Before this instant. */
  readonly until?: Date | undefined;
  readonly run?: string | undefined;
  readonly actor?: string | undefined;
  /** The live status or the result: `active`, `held`, `failed`. */
  readonly status?: string | undefined;
}

/** Whether a record fits all of the filter. */
export function fits(record: JournalRecord, filter: RecordFilter): boolean {
  const { name, action, since, until, run, actor, status } = filter;
  const from = since === undefined ? Number.NEGATIVE_INFINITY : since.getTime() / 1000;
  const to = until === undefined ? Number.POSITIVE_INFINITY : until.getTime() / 1000;
  return (
    record.timestamp >= from &&
    record.timestamp < to &&
    (actor === undefined || record.actor === actor) &&
    (run === undefined || record.run === run) &&
    (name === undefined || ("webhook_name" in record && record.webhook_name === name)) &&
    (action === undefined || ("action" in record && record.action === action)) &&
    (status === undefined || hasStatus(record, status))
  );
}

function hasStatus(record: JournalRecord, status: string): boolean {
  return "status" in record && (record.status === status || record.result === status);
}
