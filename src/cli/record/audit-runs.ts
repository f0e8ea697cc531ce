import { printedJson } from "../../base/json.ts";
import { type RawFilter, readFilter } from "../../journal/query.ts";
import { RunList } from "../../journal/runs.ts";
import { journalProblem } from "../../journal/state-folder.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import { problem } from "../../model/problem.ts";
import { renderRuns, runDocument, runsCsv } from "../../render/runs.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import { reportProblem } from "../report-problem.ts";
import { openRecord, type RecordOptions } from "./open-record.ts";

/** The options of `audit runs`, as commander reads them. */
export type AuditRunsOptions = Pick<RawFilter, "since" | "until" | "actor"> & RecordOptions;

/** Lists the runs that began to write. */
export async function auditRuns({ io, options }: Invocation, asked: AuditRunsOptions): Promise<ExitCode> {
  const filter = readFilter(asked, io.clock.now());
  if (!filter.ok) return reportProblem(io, options, filter.error);
  const opened = await openRecord({ io, options }, asked);
  if (!opened.ok) return reportProblem(io, options, opened.error);
  const { journal } = opened.value;
  const list = new RunList();
  const walked = await journal.walk((record) => list.add(record));
  if (!walked.ok) return reportProblem(io, options, journalProblem(walked.error));
  const { actor } = asked;
  const known = new Set(list.all().map(({ started }) => started.actor));
  if (actor !== undefined && !known.has(actor)) {
    const hint = `its actors: ${[...known].slice(-5).join(", ") || "none"}`;
    const message = `the record has no run of ${actor}`;
    return reportProblem(io, options, problem(EXIT.usage, "unknown-actor", message, hint));
  }
  const { since, until } = filter.value;
  const runs = list.all().filter(({ started }) => {
    const at = started.timestamp * 1_000;
    const isIn = at >= (since?.getTime() ?? 0) && at < (until?.getTime() ?? Number.POSITIVE_INFINITY);
    return isIn && (actor === undefined || started.actor === actor);
  });
  if (options.format === "json") io.stdout.write(`${printedJson(runs.map(runDocument))}\n`);
  else if (options.format === "csv") io.stdout.write(runsCsv(runs));
  else if (runs.length === 0) io.stdout.write("No runs.\n");
  else io.stdout.write(`${renderRuns(runs, styleFor(io.stdout, options, io))}\n`);
  return EXIT.done;
}
