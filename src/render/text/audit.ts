import { showDuration, showTime } from "../../base/time.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import type { Problem } from "../../model/run/problem.ts";
import { flow } from "../wording/layout.ts";
import {
  indent,
  type Line,
  lineWidth,
  padStart,
  print,
  Span,
  type Style,
  type Tone,
  widest,
} from "../wording/terminal.ts";
import type { View } from "../wording/view.ts";
import { RESULT_SIGNS, shortCommit } from "../wording/words.ts";
import { auditCsv } from "./audit-csv.ts";

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

type Kind<P extends JournalRecord["phase"]> = Extract<JournalRecord, { phase: P }>;

/** `name@version` of the webhook that a record is about; empty where there is none. */
function subjectOf(record: JournalRecord): string {
  switch (record.phase) {
    case "intent":
    case "outcome":
    case "change":
      return `${record.webhook_name}@${record.version}`;
    case "notice":
      if (record.webhook_name === null) return "";
      return record.version === null ? record.webhook_name : `${record.webhook_name}@${record.version}`;
    case "run-started":
    case "run-finished":
    case "repaired":
    case "segment-started":
    case "pruned":
    case "signed":
      return "";
  }
}

/** What a record says, in words. */
function describeRecord(record: JournalRecord): { readonly text: string; readonly tone: Tone } {
  switch (record.phase) {
    case "run-started":
      return { text: describeStart(record), tone: "accent" };
    case "intent":
      return { text: `${record.action}: about to ${record.step}`, tone: "faint" };
    case "outcome":
      return { text: describeWrite(record), tone: record.result === "succeeded" ? "plain" : "bad" };
    case "change":
      return { text: describeChange(record), tone: RESULT_SIGNS[record.result].tone };
    case "notice":
      return { text: withDetails(record.code, record.details), tone: "plain" };
    case "repaired":
      return { text: withDetails("journal repaired", record.details), tone: "caution" };
    case "segment-started":
      return { text: "the journal goes on in a new file", tone: "faint" };
    case "pruned":
      return { text: describePruning(record), tone: "caution" };
    case "signed":
      return { text: `all up to here signed with the key ${record.key.slice(0, 12)}`, tone: "faint" };
    case "run-finished":
      return { text: describeEnd(record), tone: record.exit_code === 0 ? "good" : "caution" };
  }
}

function describeStart({ run, actor, environment, tenant, commit }: Kind<"run-started">): string {
  const at = commit === null ? "" : `, commit ${shortCommit(commit)}`;
  return `run ${run} started by ${actor} on ${environment} (${tenant})${at}`;
}

function describeWrite({ action, step, result, status, latency_ms, details }: Kind<"outcome">): string {
  return withDetails(`${action}: ${step} ${result}, ${status} after ${showDuration(latency_ms)}`, details);
}

function describeChange({ action, result, status, latency_ms, details, because }: Kind<"change">): string {
  const cause = because === null ? "" : `, because of ${because}`;
  return withDetails(`${action} ${result}, ${status} after ${showDuration(latency_ms)}${cause}`, details);
}

function describeEnd({ run, exit_code, counts }: Kind<"run-finished">): string {
  const results = Object.entries(counts).map(([result, count]) => `${count} ${result}`);
  return `run ${run} finished with exit code ${exit_code}: ${results.join(", ")}`;
}

function describePruning({ actor, through, until, cut }: Kind<"pruned">): string {
  return `${actor} removed the records up to ${through}, from before ${until}; they were written to ${cut}`;
}

function withDetails(text: string, details: string): string {
  return details === "" ? text : `${text}: ${details}`;
}

/** The records that were asked for, and what ended the record where that is not its end. */
export function auditView(records: readonly JournalRecord[], damage: Problem | null): View {
  const text = (style: Style) => (records.length === 0 ? "No records." : renderAudit(records, style));
  return {
    exitCode: damage?.exitCode ?? EXIT.done,
    json: damage === null ? records : { kind: "problem", ...damage, records },
    text,
    formats: { csv: () => auditCsv(records) },
  };
}
