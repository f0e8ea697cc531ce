import { failure, type Result, success } from "../../base/result.ts";
import type { Projection } from "../../model/record/projection.ts";
import { tellsOf } from "../chain/chain.ts";
import type { Beginning, JournalProblem } from "../chain/journal.ts";
import { ProjectionBuilder } from "../projection/builder.ts";
import { factsText } from "../projection/document.ts";
import type { Database } from "./database.ts";
import { lostInDatabase } from "./problem.ts";
import type { KeptRecord } from "./reading.ts";
import { RowSeal } from "./row-seal.ts";
import { projectionIn, type Standing } from "./standing.ts";
import { walkWhole } from "./walk.ts";

/** What a record adds up to; made anew where another version wrote beside it what this one cannot read. */
export async function recordedIn(
  database: Database,
  place: string,
  standing: Standing,
): Promise<Result<Projection, JournalProblem>> {
  const found = projectionIn(standing, place);
  if (!found.ok) return found;
  return found.value === null ? await rebuild(database, place, standing) : success(found.value);
}

/** The same for the run that has taken it, which writes down what was made anew. */
export async function renewedIn(
  database: Database,
  place: string,
  standing: Standing,
): Promise<Result<Projection, JournalProblem>> {
  const found = projectionIn(standing, place);
  if (!found.ok) return found;
  if (found.value !== null) return success(found.value);
  const rebuilt = await rebuild(database, place, standing);
  if (!rebuilt.ok) return rebuilt;
  const { id, fence } = standing;
  const { webhooks, ...rest } = rebuilt.value;
  const facts = [...webhooks];
  await database.query(
    `with held as (
       update webhook_sync.environment set projection = $3 where id = $1 and fence = $2 returning id
     )
     insert into webhook_sync.webhook_state (environment, key, facts)
     select held.id, s.key, s.facts from held, unnest($4::text[], $5::text[]) as s (key, facts)
     on conflict (environment, key) do update set facts = excluded.facts`,
    [
      id,
      fence,
      new RowSeal(webhooks).sealed(rest),
      facts.map(([key]) => key),
      facts.map(([, one]) => factsText(one)),
    ],
  );
  return rebuilt;
}

/** What the records add up to, made anew: of records that are whole, after a beginning that one of them vouches for. */
async function rebuild(
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
