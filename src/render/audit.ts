import type { JournalRecord } from "../model/record.ts";
import { flow } from "./flow.ts";
import { describeRecord, subjectOf } from "./record.ts";
import { indent, type Line, lineWidth, Span, widest } from "./span.ts";
import { print, type Style } from "./style.ts";
import { showTime } from "./time.ts";
import { padStart } from "./width.ts";

const WIDEST_SUBJECT = 24;
const GAP = indent(2);

/** Records as a table for people: number, time, webhook, and what happened. */
export function renderAudit(records: readonly JournalRecord[], style: Style): string {
  const numberColumn = widest(records.map(({ sequence }) => String(sequence)));
  const subjectColumn = Math.min(WIDEST_SUBJECT, widest(records.map(subjectOf)));
  const lines = records.flatMap((record) => recordLines(record, numberColumn, subjectColumn, style.width));
  return print(lines, style);
}

function recordLines(
  record: JournalRecord,
  numberColumn: number,
  subjectColumn: number,
  width: number,
): Line[] {
  const subject = subjectOf(record);
  const when = [
    new Span(padStart(String(record.sequence), numberColumn), "faint"),
    GAP,
    new Span(showTime(record.time), "faint"),
    GAP,
  ];
  const { text, tone } = describeRecord(record);
  const who = subject === "" ? [] : [new Span(subject, "strong").padded(subjectColumn), GAP];
  return flow(text, { lead: [...when, ...who], indent: lineWidth(when), width, tone });
}
