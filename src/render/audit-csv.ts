import { escapeTerminal } from "../base/escape.ts";
import type { JournalRecord } from "../model/record.ts";

/** What a spreadsheet would take for a formula, in its full-width spelling too. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/u;

const COLUMNS = [
  "sequence",
  "time",
  "timestamp",
  "run",
  "actor",
  "phase",
  "action",
  "webhook_name",
  "version",
  "step",
  "result",
  "status",
  "latency_ms",
  "code",
  "details",
  "because",
  "request_id",
  "integration_id",
  "environment",
  "tenant",
  "commit",
  "tool_version",
  "ci_run_url",
  "plan_digest",
  "sunset",
  "protect",
  "exit_code",
  "previous_hash",
  "hash",
] as const;

/** Records as CSV (RFC 4180), a record a row; a column that a record does not have is empty. */
export function auditCsv(records: readonly JournalRecord[]): string {
  return [COLUMNS.join(","), ...records.map(rowOf)].map((row) => `${row}\r\n`).join("");
}

function rowOf(record: JournalRecord): string {
  const members = new Map<string, unknown>(Object.entries(record));
  return COLUMNS.map((column) => cell(members.get(column))).join(",");
}

function cell(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string") return "";
  const text = escapeTerminal(value);
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
