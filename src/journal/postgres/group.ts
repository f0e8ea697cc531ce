import { type Fate, idIn, type OutboxLine, UNTRIED } from "../../model/record/outbox.ts";
import type { Link } from "../chain/chain.ts";
import type { ProjectionBuilder } from "../projection/builder.ts";
import { factsText } from "../projection/document.ts";
import { count, type Database } from "./database.ts";
import type { RowSeal } from "./row-seal.ts";

/** What becomes durable together. */
export interface Group {
  readonly links: readonly Link[];
  readonly lines: readonly OutboxLine[];
}

/** Where a run stands with a record that it holds. */
export interface Grip {
  /** The record's row. */
  readonly id: string;
  readonly fence: number;
  /** How many groups it had before this one, of all runs. */
  readonly revision: number;
  readonly head: string;
  readonly leaseMs: number;
}

/**
 * One statement for all: the head is compared and set, and only where that succeeds all else is written. So it needs no
 * transaction of its own, and a try whose answer was lost can be asked for by the revision.
 */
export const COMMIT = `
with held as (
  update webhook_sync.environment
  set sequence = $5, head = $6, revision = revision + 1, projection = $7,
    lease_until = clock_timestamp() + $8 * interval '1 millisecond'
  where id = $1 and fence = $2 and revision = $3 and head = $4
  returning id
), records as (
  insert into webhook_sync.record (environment, sequence, run, recorded_at, line)
  select held.id, r.sequence, r.run, r.recorded_at, r.line
  from held, unnest($9::bigint[], $10::text[], $11::timestamptz[], $12::text[]) as r (sequence, run, recorded_at, line)
), states as (
  insert into webhook_sync.webhook_state (environment, key, facts)
  select held.id, s.key, s.facts from held, unnest($13::text[], $14::text[]) as s (key, facts)
  on conflict (environment, key) do update set facts = excluded.facts
), queued as (
  insert into webhook_sync.outbox (environment, id, kind, webhook, body, refusals, cause, set_aside)
  select held.id, q.id, q.kind, q.webhook, q.body, q.refusals, q.cause, q.set_aside
  from held, unnest($15::text[], $16::text[], $17::text[], $18::text[], $19::int[], $20::text[], $21::boolean[])
    with ordinality as q (id, kind, webhook, body, refusals, cause, set_aside, place)
  order by q.place
  on conflict (environment, id) do update
  set refusals = excluded.refusals, cause = excluded.cause, set_aside = excluded.set_aside
), done as (
  delete from webhook_sync.outbox o using held where o.environment = held.id and o.id = any($22::text[])
), fared as (
  update webhook_sync.outbox o set refusals = f.refusals, cause = f.cause, set_aside = f.set_aside
  from held, unnest($23::text[], $24::int[], $25::text[], $26::boolean[]) as f (id, refusals, cause, set_aside)
  where o.environment = held.id and o.id = f.id
)
select count(*)::text as held from held`;

/** Lets the next run in, where this one still has it. */
export async function letGo(database: Database, { id, fence }: Grip): Promise<void> {
  await database.query(
    "update webhook_sync.environment set holder = null, lease_until = '-infinity' where id = $1 and fence = $2",
    [id, fence],
  );
}

/** Of a group that was refused: whether an earlier try was committed whose answer was lost; else what is in the way. */
export async function fateOf(
  database: Database,
  { id, fence, revision }: Grip,
): Promise<"there" | "taken" | "older" | "edited"> {
  const [row] = await database.query(
    "select fence::text, revision::text from webhook_sync.environment where id = $1",
    [id],
  );
  // Both only grow, but where an older copy of the database has taken its place.
  if (row === undefined || count(row, "fence") < fence || count(row, "revision") < revision) return "older";
  if (count(row, "fence") > fence) return "taken";
  return count(row, "revision") === revision + 1 ? "there" : "edited";
}

/** What a run knows of all that it has written. */
export interface Known {
  readonly builder: ProjectionBuilder;
  readonly seal: RowSeal;
  /** Of messages. */
  readonly fates: ReadonlyMap<string, Fate>;
}

/** What the statement is given. */
export function commitValues(
  { id, fence, revision, head, leaseMs }: Grip,
  { links, lines }: Group,
  { builder, seal, fates }: Known,
): readonly unknown[] {
  const records = links.map(({ record }) => record);
  const changed = [...builder.takeChanged()];
  const rest = builder.rest();
  seal.set(changed);
  const done = lines.flatMap((line) =>
    line.state === "delivered" || line.state === "dropped" ? [line.id] : [],
  );
  const queued = lines.flatMap((line) => (line.state === "queued" ? [line.message] : []));
  // What is queued and delivered in one group is not there before its end, and what is queued twice is one message.
  const kept = new Map(queued.filter(({ id }) => !done.includes(id)).map((message) => [message.id, message]));
  const added = [...kept.values()].map((message) => ({ message, ...(fates.get(message.id) ?? UNTRIED) }));
  const others = new Set(lines.map(idIn).filter((id) => !done.includes(id) && !kept.has(id)));
  const fared = [...others].flatMap((id) => {
    const fate = fates.get(id);
    return fate === undefined ? [] : [{ id, ...fate }];
  });
  return [
    ...[id, fence, revision, head, rest.sequence, rest.head, seal.sealed(rest), leaseMs],
    ...[records.map((one) => one.sequence), records.map((one) => one.run), records.map((one) => one.time)],
    links.map(({ line }) => line.slice(0, -1)),
    ...[changed.map(([key]) => key), changed.map(([, facts]) => factsText(facts))],
    ...[added.map(({ message }) => message.id), added.map(({ message }) => message.kind)],
    ...[
      added.map(({ message }) => message.webhook),
      added.map(({ message }) => JSON.stringify(message.body)),
    ],
    ...[added.map((one) => one.refusals), added.map((one) => one.cause), added.map((one) => one.isSetAside)],
    done,
    ...[fared.map((one) => one.id), fared.map((one) => one.refusals), fared.map((one) => one.cause)],
    fared.map((one) => one.isSetAside),
  ];
}
