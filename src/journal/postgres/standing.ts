import { isJsonObject, parseJson } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import type { WebhookKey } from "../../model/fleet/key.ts";
import type { Projection, WebhookFacts } from "../../model/record/projection.ts";
import { type ChainStart, ChainVerifier } from "../chain/chain.ts";
import type { JournalProblem } from "../chain/journal.ts";
import { NOTHING_RECORDED } from "../projection/builder.ts";
import { parseFacts } from "../projection/document.ts";
import { count, type Database, text } from "./database.ts";
import { damagedInDatabase, editedBeside, lostInDatabase, uncounted } from "./problem.ts";
import { type KeptRecord, type Name, PLACE, placeIn } from "./reading.ts";
import { parseSealed, RowSeal } from "./row-seal.ts";
import { lostFrom } from "./walk.ts";

/** A record's row, what is written beside the records of what they add up to, and the last of them. */
export interface Standing extends KeptRecord {
  readonly fence: number;
  readonly revision: number;
  /** The first line that is not counted, as an import leaves it that has not ended; empty where there is none. */
  readonly next: string;
  readonly sealed: string;
  /** A line for each webhook: its key and its facts. */
  readonly webhooks: readonly string[];
  /** The last lines, and the record before them as far as a prune has kept that. */
  readonly tail: readonly string[];
  readonly pruned: ChainStart;
}

/** How many of the last records are verified by whoever goes by what they add up to: in files it is some 1 MB as well. */
const TAIL = 800;

/**
 * In one statement, so that a run that writes meanwhile is seen whole or not at all. One row of what was pruned, and the last
 * records by a limit: the database reckons else with many rows, and compiles the statement for longer than it takes.
 */
const STANDING = `
select ${PLACE}, e.fence::text, e.revision::text, e.projection, b.sequence::text as pruned, b.head as pruned_head,
  coalesce((select r.line from webhook_sync.record r where r.environment = e.id and r.sequence > e.sequence
            order by r.sequence limit 1), '') as next,
  coalesce((select string_agg(s.key || ' ' || s.facts, E'\\n' order by s.key) from webhook_sync.webhook_state s
            where s.environment = e.id), '') as webhooks,
  coalesce((select string_agg(t.line, E'\\n' order by t.sequence) from (
              select r.sequence, r.line from webhook_sync.record r
              where r.environment = e.id and r.sequence <= e.sequence order by r.sequence desc limit ${TAIL}) t
            where t.sequence > greatest(b.sequence, e.sequence - ${TAIL})), '') as tail
from webhook_sync.environment e cross join lateral (
  select coalesce(max(p.sequence), 0) as sequence, coalesce(max(p.head), repeat('0', 64)) as head
  from webhook_sync.beginning p where p.environment = e.id) b
where e.namespace = $1 and e.name = $2`;

/** null where no run ever took it. */
export async function readStanding(database: Database, { namespace, name }: Name): Promise<Standing | null> {
  const [row] = await database.query(STANDING, [namespace, name]);
  if (row === undefined) return null;
  return {
    ...placeIn(row),
    fence: count(row, "fence"),
    revision: count(row, "revision"),
    next: text(row, "next"),
    sealed: text(row, "projection"),
    webhooks: text(row, "webhooks").split("\n").filter(Boolean),
    tail: text(row, "tail").split("\n").filter(Boolean),
    pruned: { sequence: count(row, "pruned"), head: text(row, "pruned_head") },
  };
}

/**
 * What the record adds up to, as it was written beside the records; null where this version cannot read it, so that it has
 * to be made anew. Verifies the last records, and that what is beside them was written together and with the last one.
 */
export function projectionIn(standing: Standing, place: string): Result<Projection | null, JournalProblem> {
  const flaw = tailProblem(standing, place);
  if (flaw !== null) return failure(flaw);
  if (standing.sequence === 0) return success(NOTHING_RECORDED);
  const rest = parseSealed(standing.sealed);
  const facts = standing.webhooks.map(factsIn);
  const known = facts.filter((one) => one !== null);
  const isReadable = rest?.sequence === standing.sequence && rest.head === standing.head;
  if (!isReadable || known.length < facts.length) return success(null);
  const isAsWritten = new RowSeal(known).holds(standing.sealed);
  return isAsWritten ? success({ ...rest, webhooks: new Map(known) }) : failure(editedBeside(place));
}

/** The end of the chain; all of it where it is no longer. */
function tailProblem(standing: Standing, place: string): JournalProblem | null {
  const { sequence, pruned, tail, next } = standing;
  // What follows a beginning that is not counted yet does not begin at 1.
  if (next !== "" && sequence === 0) return uncounted(place, standing);
  const verifier = new ChainVerifier(() => {}, startOf(standing));
  for (const line of next === "" ? tail : [...tail, next]) {
    if (!verifier.follow({ bytes: Buffer.from(line), isWhole: true, isLast: false })) break;
  }
  const { flaw, ...end } = verifier.verification();
  if (flaw?.kind === "damaged")
    return damagedInDatabase(place, { ...flaw, line: end.sequence + 1 - pruned.sequence }, end.sequence);
  if (end.sequence > sequence) return uncounted(place, standing);
  const lost = lostFrom(standing, end, end.sequence);
  return lost === null ? null : lostInDatabase(place, lost);
}

function startOf({ sequence, pruned, tail: [first = ""] }: Standing): ChainStart {
  if (sequence - TAIL <= pruned.sequence) return pruned;
  const record = parseJson(first);
  const head = isJsonObject(record) && typeof record.previous_hash === "string" ? record.previous_hash : "";
  return { sequence: sequence - TAIL, head };
}

function factsIn(line: string): readonly [WebhookKey, WebhookFacts] | null {
  const end = line.indexOf(" ");
  const key = line.slice(0, end);
  const facts = parseFacts(line.slice(end + 1));
  return isKey(key) && facts !== undefined ? [key, facts] : null;
}

function isKey(text: string): text is WebhookKey {
  return text.includes("@");
}
