import { failure, type Result, success } from "../../base/result.ts";
import type { Projection, RecordedRun } from "../../model/record/projection.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { JournalStore } from "../chain/journal.ts";
import { journalProblem } from "../chain/problem.ts";
import { ProjectionBuilder } from "../projection/builder.ts";
import type { RecordFilter } from "./query.ts";
import { RunList } from "./runs.ts";

/** The runs that began to write, in a time and by an actor. */
export async function findRuns(
  journal: Pick<JournalStore, "walk">,
  actor: string | undefined,
  { since, until }: Pick<RecordFilter, "since" | "until">,
): Promise<Result<readonly RecordedRun[], Problem>> {
  const list = new RunList();
  const walked = await journal.walk((record) => list.add(record));
  if (!walked.ok) return failure(journalProblem(walked.error));
  const all = list.all();
  const known = new Set(all.map(({ started }) => started.actor));
  if (actor !== undefined && !known.has(actor)) {
    const hint = `its actors: ${[...known].slice(-5).join(", ") || "none"}`;
    return failure(problem(EXIT.usage, "unknown-actor", `the record has no run of ${actor}`, hint));
  }
  const runs = all.filter(({ started }) => {
    const at = started.timestamp * 1_000;
    const isIn = at >= (since?.getTime() ?? 0) && at < (until?.getTime() ?? Number.POSITIVE_INFINITY);
    return isIn && (actor === undefined || started.actor === actor);
  });
  return success(runs);
}

/** A run's records and all later ones, and what those before it add up to. */
export interface RunRecordsAndSince {
  readonly before: Projection;
  readonly records: readonly JournalRecord[];
}

/** Walks the record once, and keeps no more of what was before the run than what it adds up to. */
export async function findRunAndSince(
  journal: Pick<JournalStore, "walk">,
  run: string,
): Promise<Result<RunRecordsAndSince, Problem>> {
  let before = new ProjectionBuilder();
  const records: JournalRecord[] = [];
  const walked = await journal.walk(
    (record) => {
      if (records.length > 0 || record.run === run) records.push(record);
      else before.add(record);
    },
    ({ projection }) => {
      before = new ProjectionBuilder(projection);
    },
  );
  if (!walked.ok) return failure(journalProblem(walked.error));
  if (records.length > 0) return success({ before: before.projection(), records });
  const hint = "webhook-sync audit show lists the runs";
  return failure(problem(EXIT.usage, "unknown-run", `the audit log has no run ${run}`, hint));
}
