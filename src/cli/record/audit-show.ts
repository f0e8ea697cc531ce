import { printedJson } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { fits, type RawFilter, type RecordFilter, readFilter } from "../../journal/query.ts";
import { journalProblem } from "../../journal/state-folder.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import { type Problem, problem } from "../../model/problem.ts";
import type { JournalRecord } from "../../model/record.ts";
import { auditCsv, renderAudit } from "../../render/audit.ts";
import { renderDiagnostics } from "../../render/diagnostics.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import { reportProblem } from "../report-problem.ts";
import { openRecord, type RecordOptions } from "./open-record.ts";

/** The options of `audit show`, as commander reads them. */
export interface AuditShowOptions extends RawFilter, RecordOptions {
  readonly csv?: boolean;
}

/** What can be shown of a record, what it has besides, and what ended it, where that is not its end. */
interface ShownRecords {
  readonly records: readonly JournalRecord[];
  readonly names: Names;
  readonly damage: Problem | null;
}

/** What can be asked for by name. */
interface Names {
  readonly runs: ReadonlySet<string>;
  readonly webhooks: ReadonlySet<string>;
  readonly actors: ReadonlySet<string>;
}

/** Lists the records that fit the filters. Of a damaged record the part before the damage. */
export async function auditShow(invocation: Invocation, show: AuditShowOptions): Promise<ExitCode> {
  const { io, options } = invocation;
  const filter = readFilter(show, io.clock.now());
  if (!filter.ok) return reportProblem(io, options, filter.error);
  const read = await readShown(invocation, show, filter.value);
  if (!read.ok) return reportProblem(io, options, read.error);
  const { records, names, damage } = read.value;
  const unknown = unknownIn(names, show);
  if (unknown !== null && damage === null) return reportProblem(io, options, unknown);
  print(invocation, { records, damage }, show.csv === true);
  return damage?.exitCode ?? EXIT.done;
}

/** Keeps of the record only what is to be shown, however long it is. */
async function readShown(
  invocation: Invocation,
  asked: RecordOptions,
  filter: RecordFilter,
): Promise<Result<ShownRecords, Problem>> {
  const opened = await openRecord(invocation, asked);
  if (!opened.ok) return opened;
  const { journal } = opened.value;
  const records: JournalRecord[] = [];
  const names = { runs: new Set<string>(), webhooks: new Set<string>(), actors: new Set<string>() };
  const walked = await journal.walk((record) => {
    names.runs.add(record.run);
    names.actors.add(record.actor);
    if ("webhook_name" in record && record.webhook_name !== null) names.webhooks.add(record.webhook_name);
    if (fits(record, filter)) records.push(record);
  });
  if (walked.ok) return success({ records, names, damage: null });
  const damage = journalProblem(walked.error);
  return walked.error.kind === "damaged" ? success({ records, names, damage }) : failure(damage);
}

function print(
  { io, options }: Invocation,
  { records, damage }: Pick<ShownRecords, "records" | "damage">,
  asCsv: boolean,
): void {
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
function unknownIn({ runs, webhooks, actors }: Names, { run, name, actor }: RawFilter): Problem | null {
  if (run !== undefined && !runs.has(run)) {
    const last = [...runs].slice(-5).join(", ");
    const hint = last === "" ? "it is empty: no apply has written to it" : `its last runs: ${last}`;
    return problem(EXIT.usage, "unknown-run", `the audit log has no run ${run}`, hint);
  }
  if (name !== undefined && !webhooks.has(name)) {
    const hint = "webhook-sync audit show lists all that it has";
    return problem(EXIT.usage, "unknown-webhook", `the audit log has no webhook named ${name}`, hint);
  }
  if (actor === undefined || actors.has(actor)) return null;
  const known = [...actors].slice(-5).join(", ");
  const hint = known === "" ? "it is empty: no apply has written to it" : `its actors: ${known}`;
  return problem(EXIT.usage, "unknown-actor", `the record has no actor ${actor}`, hint);
}
