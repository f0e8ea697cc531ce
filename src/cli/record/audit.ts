import { parseDuration } from "../../base/duration.ts";
import { GENESIS } from "../../journal/chain.ts";
import type { JournalReading } from "../../journal/journal.ts";
import { readJournal } from "../../journal/open.ts";
import { queryRecords, type RecordFilter } from "../../journal/query.ts";
import { failure, type Result, success } from "../../model/result.ts";
import { renderAudit } from "../../render/audit.ts";
import { auditCsv } from "../../render/audit-csv.ts";
import { counted } from "../../render/counted.ts";
import type { Invocation } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { styleFor } from "../options.ts";
import { type Problem, problem, reportProblem } from "../problem.ts";
import { journalDirectory, journalProblem } from "../state.ts";

/** The options of `audit show`, as commander reads them. */
export interface AuditShowOptions {
  readonly name?: string;
  readonly action?: string;
  readonly since?: string;
  readonly run?: string;
  readonly status?: string;
  readonly csv?: boolean;
}

/** The options of `audit verify`. */
export interface AuditVerifyOptions {
  readonly head?: string;
}

/** Lists the records that fit the filters. */
export async function auditShow({ io, options }: Invocation, show: AuditShowOptions): Promise<ExitCode> {
  const filter = filterOf(show, io.clock.now());
  if (!filter.ok) return reportProblem(io, options, filter.error);
  const read = readRecord({ io, options });
  if (!read.ok) return reportProblem(io, options, read.error);
  const records = queryRecords(read.value.records, filter.value);
  if (options.format === "json") io.stdout.write(`${JSON.stringify(records, null, 2)}\n`);
  else if (show.csv || options.format === "csv") io.stdout.write(auditCsv(records));
  else if (records.length === 0) io.stdout.write("No records.\n");
  else io.stdout.write(`${renderAudit(records, styleFor(io.stdout, options, io))}\n`);
  return EXIT.done;
}

/** Walks the chain, and finds the head that a run printed. */
export async function auditVerify(
  { io, options }: Invocation,
  { head }: AuditVerifyOptions,
): Promise<ExitCode> {
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head)) {
    const hint = "pass all of what a run printed as its journal head: 64 hexadecimal digits";
    return reportProblem(io, options, problem(EXIT.usage, "usage", `--head ${head} is no hash`, hint));
  }
  const read = readRecord({ io, options });
  if (!read.ok) return reportProblem(io, options, read.error);
  const { records } = read.value;
  if (head !== undefined && head !== GENESIS && !records.some(({ hash }) => hash === head)) {
    const message = `no record has the hash ${head}: the end of the journal was cut off, or this is another journal`;
    const missing = problem(EXIT.journal, "head-missing", message, "restore the journal from a copy");
    return reportProblem(io, options, missing);
  }
  io.stdout.write(`${options.format === "json" ? verdictJson(read.value) : verdictText(read.value)}\n`);
  return EXIT.done;
}

function verdictJson({ records, head, torn }: JournalReading): string {
  return JSON.stringify({ records: records.length, head, torn });
}

function verdictText({ records, head, torn }: JournalReading): string {
  const end = torn ? "\nA last line is incomplete, as a crash leaves it; the next apply sets it aside." : "";
  return `${counted(records.length, "record")}, unbroken. Head: ${head}${end}`;
}

function readRecord({ io, options }: Invocation): Result<JournalReading, Problem> {
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return loaded;
  const read = readJournal(journalDirectory(options, loaded.value.environment));
  return read.ok ? read : failure(journalProblem(read.error));
}

function filterOf({ since, ...texts }: AuditShowOptions, now: Date): Result<RecordFilter, Problem> {
  const { csv: _, ...filter } = texts;
  if (since === undefined) return success(filter);
  const ago = parseDuration(since);
  const from = ago === undefined ? new Date(since) : new Date(now.getTime() - ago);
  if (!Number.isNaN(from.getTime())) return success({ ...filter, since: from });
  return failure(
    problem(
      EXIT.usage,
      "usage",
      `--since ${since} is no time`,
      "write 2026-11-23, 2026-11-23T09:00:00Z or 7d",
    ),
  );
}
