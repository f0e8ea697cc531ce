import { failure, type Result, success } from "../../base/result.ts";
import { isCalendarDay, parseDuration, parseInstant } from "../../base/time.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";

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

/** What to show of a record, as commander reads it. */
export interface RawFilter {
  readonly name?: string;
  readonly action?: string;
  readonly since?: string;
  readonly until?: string;
  readonly run?: string;
  readonly actor?: string;
  readonly status?: string;
}

/** A filter that compares instants. */
export function readFilter(raw: RawFilter, now: Date): Result<RecordFilter, Problem> {
  const { name, action, run, actor, status } = raw;
  const since = readTime("--since", raw.since, now);
  if (!since.ok) return since;
  const until = readTime("--until", raw.until, now);
  if (!until.ok) return until;
  return success({ name, action, run, actor, status, since: since.value, until: until.value });
}

/** A day, an instant, or how long ago. */
function readTime(option: string, text: string | undefined, now: Date): Result<Date | undefined, Problem> {
  if (text === undefined) return success(undefined);
  const ago = parseDuration(text);
  const time =
    ago === undefined
      ? parseInstant(isCalendarDay(text) ? `${text}T00:00Z` : text)
      : new Date(now.getTime() - ago);
  if (time !== undefined) return success(time);
  const hint =
    "write a day (2026-11-23), an instant with its time zone (2026-11-23T09:00:00Z), or how long ago (7d)";
  return failure(problem(EXIT.usage, "usage", `${option} ${text} is not a time`, hint));
}

/** The same, of what is over. */
export function readPastTime(option: string, text: string, now: Date): Result<Date, Problem> {
  const until = readTime(option, text, now);
  if (!until.ok) return until;
  if (until.value !== undefined && until.value <= now) return success(until.value);
  const hint = "name a day that is over: 2026-01-01, or how long ago: 365d";
  return failure(problem(EXIT.usage, "usage", `${option} ${text} is in the future`, hint));
}
