import type { ChainStart } from "../chain/chain.ts";
import type { Beginning, PrunableRange } from "../chain/journal.ts";
import { count, type Database, text } from "./database.ts";
import type { Grip } from "./group.ts";

/** Whether this user has the rights that it takes: a writer appends records, and cannot delete one. */
export async function mayForget(database: Database): Promise<boolean> {
  const [row] = await database.query(
    `select has_table_privilege('webhook_sync.record', 'delete')
       and has_table_privilege('webhook_sync.beginning', 'insert')
       and has_table_privilege('webhook_sync.beginning', 'update') as may`,
  );
  return row?.may === true;
}

/** From this statement on nobody looks at the records before. */
const FORGET = `
with held as (
  select e.id from webhook_sync.environment e where e.id = $1 and e.fence = $2 for update
), begun as (
  insert into webhook_sync.beginning (environment, sequence, head, projection) select held.id, $3, $4, $5 from held
  on conflict (environment) do update
  set sequence = excluded.sequence, head = excluded.head, projection = excluded.projection
)
select count(*)::text as held from held`;

/** In pieces, since a statement has to answer within seconds. */
const REMOVE = `
with gone as (
  delete from webhook_sync.record r where r.environment = $1 and r.sequence in (
    select o.sequence from webhook_sync.record o where o.environment = $1 and o.sequence <= $2
    order by o.sequence limit 10000)
  returning r.sequence
)
select count(*)::text as gone from gone`;

/** What a journal's forget begins with. False where another run holds the record. */
export async function forget(
  database: Database,
  { id, fence }: Grip,
  { projection: { sequence, head }, text: kept }: Beginning,
): Promise<boolean> {
  const [row] = await database.query(FORGET, [id, fence, sequence, head, kept]);
  return row !== undefined && count(row, "held") === 1;
}

/** Removes some of the records that nobody looks at any more; false when none is left. */
export async function removeForgotten(
  database: Database,
  { id }: Grip,
  { sequence }: Pick<ChainStart, "sequence">,
): Promise<boolean> {
  const [removed] = await database.query(REMOVE, [id, sequence]);
  return removed !== undefined && count(removed, "gone") > 0;
}

/** The records of which one says that they were removed, and that an interrupted removal left. */
export async function leftBehind(database: Database, { id }: Grip): Promise<PrunableRange | null> {
  const [row] = await database.query(
    `select min(r.sequence)::text as first, b.sequence::text as through, b.head
     from webhook_sync.beginning b join webhook_sync.record r on r.environment = b.environment and r.sequence <= b.sequence
     where b.environment = $1 group by b.sequence, b.head`,
    [id],
  );
  if (row === undefined) return null;
  return { first: count(row, "first"), through: count(row, "through"), head: text(row, "head") };
}
