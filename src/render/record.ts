import { showDuration } from "../base/time.ts";
import type { JournalRecord } from "../model/record.ts";
import { shortCommit } from "./commit.ts";
import { RESULT_SIGNS } from "./signs.ts";
import type { Tone } from "./span.ts";

type Kind<P extends JournalRecord["phase"]> = Extract<JournalRecord, { phase: P }>;

/** `name@version` of the webhook that a record is about; empty where there is none. */
export function subjectOf(record: JournalRecord): string {
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
      return "";
  }
}

/** What a record says, in words. */
export function describeRecord(record: JournalRecord): { readonly text: string; readonly tone: Tone } {
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

function withDetails(text: string, details: string): string {
  return details === "" ? text : `${text}: ${details}`;
}
