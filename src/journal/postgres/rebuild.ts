import { failure, type Result, success } from "../../base/result.ts";
import type { Projection } from "../../model/record/projection.ts";
import { tellsOf } from "../chain/chain.ts";
import type { Beginning, JournalProblem } from "../chain/journal.ts";
import { ProjectionBuilder } from "../projection/builder.ts";
import type { Database } from "./database.ts";
import { lostInDatabase } from "./problem.ts";
import type { KeptRecord } from "./reading.ts";
import { walkWhole } from "./walk.ts";

/** What the records add up to, made anew: of records that are whole, after a beginning that one of them vouches for. */
export async function rebuild(
  database: Database,
  place: string,
  kept: KeptRecord,
): Promise<Result<Projection, JournalProblem>> {
  let builder = new ProjectionBuilder();
  const unvouched = new Set<Beginning>();
  const walked = await walkWhole(database, place, kept, {
    begin: (beginning) => {
      unvouched.add(beginning);
      builder = new ProjectionBuilder(beginning.projection);
    },
    visit: (record) => {
      for (const one of unvouched) if (tellsOf(record, one)) unvouched.delete(one);
      // More may have come since.
      if (record.sequence <= kept.sequence) builder.add(record);
    },
  });
  if (!walked.ok) return walked;
  if (unvouched.size === 0) return success(builder.projection());
  const { pruned } = walked.value;
  const what = `what stands in the place of records 1 to ${pruned} is not what the record of their pruning names`;
  return failure(lostInDatabase(place, what));
}
