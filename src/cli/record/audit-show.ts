import { printedJson } from "../../base/json.ts";
import { parseDuration } from "../../base/time.ts";
import type { JournalProblem } from "../../journal/journal.ts";
import { queryRecords, type RecordFilter } from "../../journal/query.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import { type Problem, problem } from "../../model/problem.ts";
import type { JournalRecord } from "../../model/record.ts";
import { failure, type Result, success } from "../../model/result.ts";
import { renderAudit } from "../../render/audit.ts";
import { auditCsv } from "../../render/audit-csv.ts";
import { renderDiagnostics } from "../../render/diagnostics.ts";
import type { Invocation } from "../command.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { styleFor } from "../options.ts";
import { reportProblem } from "../report-problem.ts";
import { journalProblem, stateOf } from "../state.ts";

/** The options of `audit show`, as commander reads them. */
export interface AuditShowOptions {
  readonly name?: string;
  readonly action?: string;
  readonly since?: string;
  readonly run?: string;
  readonly status?: string;
  readonly csv?: boolean;
}

/** What can be shown of a record, and what ended it, where that is not its end. */
interface Shown {
  readonly records: readonly JournalRecord[];
  readonly damage: Problem | null;
}

/** Lists the records that fit the filters. Of a damaged record the part before the damage. */
export async function auditShow(invocation: Invocation, show: AuditShowOptions): Promise<ExitCode> {
  const { io, options } = invocation;
  const filter = filterOf(show, io.clock.now());
  if (!filter.ok) return reportProblem(io, options, filter.error);
  const read = readShown(invocation);
  if (!read.ok) return reportProblem(io, options, read.error);
  const { records, damage } = read.value;
  const unknown = unknownIn(records, show);
  if (unknown !== null && damage === null) return reportProblem(io, options, unknown);
  print(invocation, { records: queryRecords(records, filter.value), damage }, show.csv === true);
  return damage?.exitCode ?? EXIT.done;
}

function readShown({ io, options }: Invocation): Result<Shown, Problem> {
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return loaded;
  const read = stateOf(options, loaded.value.environment).record();
  return read.ok ? success({ records: read.value.records, damage: null }) : beforeDamage(read.error);
}

function beforeDamage(found: JournalProblem): Result<Shown, Problem> {
  const damage = journalProblem(found);
  return found.kind === "damaged" ? success({ records: found.good, damage }) : failure(damage);
}

function print({ io, options }: Invocation, { records, damage }: Shown, asCsv: boolean): void {
  if (options.format === "json") {
    const document = damage === null ? records : { kind: "problem", ...damage, records };
    io.stdout.write(`${printedJson(document)}\n`);
  } else if (asCsv || options.format === "csv") io.stdout.write(auditCsv(records));
  else if (records.length === 0) io.stdout.write("No records.\n");
  else io.stdout.write(`${renderAudit(records, styleFor(io.stdout, options, io))}\n`);
  if (damage === null) return;
  io.stderr.write(`${renderDiagnostics(damage.diagnostics, styleFor(io.stderr, options, io))}\n`);
}

/** What is asked for by name and is nowhere in the record, so that an empty answer would be taken for news. */
function unknownIn(records: readonly JournalRecord[], { run, name }: AuditShowOptions): Problem | null {
  if (run !== undefined && !records.some((record) => record.run === run)) {
    const runs = [...new Set(records.map((record) => record.run))].slice(-5).join(", ");
    const hint = runs === "" ? "it is empty: no apply has written to it" : `its last runs: ${runs}`;
    return problem(EXIT.usage, "unknown-run", `the record has no run ${run}`, hint);
  }
  const isNamed = (record: JournalRecord) => "webhook_name" in record && record.webhook_name === name;
  if (name === undefined || records.some(isNamed)) return null;
  const hint = "webhook-sync audit show lists all that it has";
  return problem(EXIT.usage, "unknown-webhook", `the record has no webhook named ${name}`, hint);
}

function filterOf({ since, ...texts }: AuditShowOptions, now: Date): Result<RecordFilter, Problem> {
  const { csv: _, ...filter } = texts;
  if (since === undefined) return success(filter);
  const ago = parseDuration(since);
  const from = ago === undefined ? new Date(since) : new Date(now.getTime() - ago);
  if (!Number.isNaN(from.getTime())) return success({ ...filter, since: from });
  const hint = "write 2026-11-23, 2026-11-23T09:00:00Z or 7d";
  return failure(problem(EXIT.usage, "usage", `--since ${since} is no time`, hint));
}
