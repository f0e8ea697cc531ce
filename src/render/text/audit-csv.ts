import { canonicalJson } from "../../base/json.ts";
import { escapeTerminal } from "../../base/text.ts";
import type { JournalRecord } from "../../model/record/record.ts";

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
  "approval",
  "approver",
  "reason",
  "before",
  "after",
] as const;

/** Records as CSV (RFC 4180), a record a row; a column that a record does not have is empty. */
export function auditCsv(records: readonly JournalRecord[]): string {
  return csvOf(COLUMNS, records);
}

/** Objects as CSV, one a row. */
export function csvOf(columns: readonly string[], rows: readonly object[]): string {
  const rowOf = (row: object) => {
    const members = new Map<string, unknown>(Object.entries(row));
    return columns.map((column) => cell(members.get(column))).join(",");
  };
  return [columns.join(","), ...rows.map(rowOf)].map((row) => `${row}\r\n`).join("");
}

function cell(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "object" && value !== null) return cell(canonicalJson(value));
  if (typeof value !== "string") return "";
  const text = escapeTerminal(value);
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
