import { lineOf } from "../chain/chain.ts";
import type { Adoption } from "../chain/journal.ts";
import { factsText } from "../projection/document.ts";
import { count, type Database } from "./database.ts";
import type { Grip } from "./group.ts";
import { RowSeal } from "./row-seal.ts";

/** Records that no row counts: whoever reads the record is refused as long as they are there. They may be there already. */
const STAGE = `
with held as (
  select e.id from webhook_sync.environment e where e.id = $1 and e.fence = $2 for update
), given as (
  select * from unnest($4::bigint[], $5::text[], $6::timestamptz[], $7::text[]) as g (sequence, run, recorded_at, line)
), other as (
  select g.sequence from given g join webhook_sync.record r on r.environment = $1 and r.sequence = g.sequence
  where r.line <> g.line
  union all
  (select r.sequence from webhook_sync.record r where r.environment = $1 and r.sequence > $3 limit 1)
), staged as (
  insert into webhook_sync.record (environment, sequence, run, recorded_at, line)
  select held.id, g.sequence, g.run, g.recorded_at, g.line from held, given g where not exists (select from other)
  on conflict (environment, sequence) do nothing
)
select (select count(*) from held)::text as held, (select count(*) from other)::text as other`;

/** How many go in one statement, which has to answer within seconds. */
const BATCH = 1_000;

/** Puts some records down. */
export async function stage(
  database: Database,
  { id, fence }: Grip,
  { projection }: Adoption,
  records: Adoption["records"],
): Promise<"staged" | "others" | "taken"> {
  const [row] = await database.query(STAGE, [
    ...[id, fence, projection.sequence, records.map((one) => one.sequence), records.map((one) => one.run)],
    ...[records.map((one) => one.time), records.map((one) => lineOf(one).slice(0, -1))],
  ]);
  if (row === undefined || count(row, "held") === 0) return "taken";
  return count(row, "other") === 0 ? "staged" : "others";
}

export function batchesOf(records: Adoption["records"]): readonly Adoption["records"][] {
  const starts = Array.from({ length: Math.ceil(records.length / BATCH) }, (_, index) => index * BATCH);
  return starts.map((start) => records.slice(start, start + BATCH));
}

const ADOPT = `
with held as (
  update webhook_sync.environment set sequence = $5, head = $6, projection = $7, revision = revision + 1
  where id = $1 and fence = $2 and revision = $3 and head = $4
  returning id
), begun as (
  insert into webhook_sync.beginning (environment, sequence, head, projection)
  select held.id, $8::bigint, $9, $10 from held where $8::bigint is not null
), states as (
  insert into webhook_sync.webhook_state (environment, key, facts)
  select held.id, s.key, s.facts from held, unnest($11::text[], $12::text[]) as s (key, facts)
  on conflict (environment, key) do update set facts = excluded.facts
)
select count(*)::text as held from held`;

/** As a journal does it. False where another run holds the record, or has written to it. */
export async function adopt(
  database: Database,
  { id, fence, revision, head }: Grip,
  { beginning, projection }: Adoption,
): Promise<boolean> {
  const { webhooks, ...rest } = projection;
  const facts = [...webhooks];
  const [row] = await database.query(ADOPT, [
    ...[id, fence, revision, head, rest.sequence, rest.head, new RowSeal(webhooks).sealed(rest)],
    ...[beginning?.projection.sequence, beginning?.projection.head, beginning?.text],
    ...[facts.map(([key]) => key), facts.map(([, one]) => factsText(one))],
  ]);
  return row !== undefined && count(row, "held") === 1;
}
