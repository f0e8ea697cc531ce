import { failure, success } from "../../base/result.ts";
import { type RawFilter, readFilter } from "../../journal/audit/query.ts";
import { RunList } from "../../journal/audit/runs.ts";
import { journalProblem } from "../../journal/files/state-folder.ts";
import { EXIT } from "../../model/exit-code.ts";
import { problem } from "../../model/problem.ts";
import { renderRuns, runDocument, runsCsv } from "../../render/text/runs.ts";
import type { Done, Invocation } from "../command.ts";
import { openRecord, type RecordOptions } from "./open-record.ts";

/** The options of `audit runs`, as commander reads them. */
export type AuditRunsOptions = Pick<RawFilter, "since" | "until" | "actor"> & RecordOptions;

/** Lists the runs that began to write. */
export async function auditRuns({ io, options }: Invocation, asked: AuditRunsOptions): Promise<Done> {
  const filter = readFilter(asked, io.clock.now());
  if (!filter.ok) return filter;
  const opened = await openRecord({ io, options }, asked);
  if (!opened.ok) return opened;
  const { journal } = opened.value;
  const list = new RunList();
  const walked = await journal.walk((record) => list.add(record));
  if (!walked.ok) return failure(journalProblem(walked.error));
  const { actor } = asked;
  const known = new Set(list.all().map(({ started }) => started.actor));
  if (actor !== undefined && !known.has(actor)) {
    const hint = `its actors: ${[...known].slice(-5).join(", ") || "none"}`;
    const message = `the record has no run of ${actor}`;
    return failure(problem(EXIT.usage, "unknown-actor", message, hint));
  }
  const { since, until } = filter.value;
  const runs = list.all().filter(({ started }) => {
    const at = started.timestamp * 1_000;
    const isIn = at >= (since?.getTime() ?? 0) && at < (until?.getTime() ?? Number.POSITIVE_INFINITY);
    return isIn && (actor === undefined || started.actor === actor);
  });
  return success({
    json: runs.map(runDocument),
    text: (style) => (runs.length === 0 ? "No runs." : renderRuns(runs, style)),
    formats: { csv: () => runsCsv(runs) },
  });
}
