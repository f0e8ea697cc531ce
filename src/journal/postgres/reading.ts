import { isJsonObject, parseJson } from "../../base/json.ts";
import { CHAIN_START, type ChainStart, ChainVerifier, type Verification } from "../chain/chain.ts";
import type { Beginning, LockHolder, Visitor } from "../chain/journal.ts";
import { parseBeginning } from "../projection/document.ts";
import { count, type Database, type Row, text } from "./database.ts";

/** Which record of a database. */
export interface Name {
  /** Of the repository. */
  readonly namespace: string;
  /** The environment's. */
  readonly name: string;
}

/** Where a record is kept, and which one of it is the last. */
export interface KeptRecord extends ChainStart {
  /** The row's own number. */
  readonly id: string;
  /** Who holds it; null where nobody does whose lease lasts. */
  readonly holder: LockHolder | null;
  /** Whose runs wrote last, as far as that is known. */
  readonly repository: string | null;
}

/** Of such a row. */
export const PLACE =
  "e.id::text, e.sequence::text, e.head, e.repository, case when e.lease_until > clock_timestamp() then e.holder end as holder";

/** null where no run ever took it. */
export async function readPlace(database: Database, { namespace, name }: Name): Promise<KeptRecord | null> {
  const [row] = await database.query(
    `select ${PLACE} from webhook_sync.environment e where e.namespace = $1 and e.name = $2`,
    [namespace, name],
  );
  return row === undefined ? null : placeIn(row);
}

/** What such a row says. */
export function placeIn(row: Row): KeptRecord {
  return {
    id: text(row, "id"),
    sequence: count(row, "sequence"),
    head: text(row, "head"),
    holder: holderIn(row),
    repository: typeof row.repository === "string" ? row.repository : null,
  };
}

function holderIn({ holder }: Row): LockHolder | null {
  return typeof holder === "string" ? parseHolder(holder) : null;
}

export function holderText({ pid, host, since, run }: LockHolder): string {
  return JSON.stringify({ pid, host, since, run });
}

function parseHolder(holder: string): LockHolder {
  const value = parseJson(holder);
  const { pid, host, since, run } = isJsonObject(value) ? value : {};
  const known = typeof pid === "number" && typeof host === "string";
  if (known && typeof since === "string" && typeof run === "string") return { pid, host, since, run };
  return { pid: 0, host: "unknown", since: "unknown", run: "unknown" };
}

/** How many records are in memory at a time. */
const PAGE = 200;

/**
 * Verifies all records from the first one on, page by page. All pages are of one moment: a prune meanwhile removes records
 * that are still to come, and a gap is damage.
 */
export async function walkRecords(
  database: Database,
  id: string,
  { visit, begin }: Visitor,
): Promise<Verification> {
  await database.query("begin transaction isolation level repeatable read, read only");
  const beginning = await prunedBefore(database, id);
  if (beginning !== null) begin(beginning);
  const walked = await walkAfter(database, id, visit, beginning?.projection ?? CHAIN_START);
  await database.query("commit");
  return walked;
}

/** Verifies what comes after a place of the chain. */
export async function walkAfter(
  database: Database,
  id: string,
  visit: Visitor["visit"],
  start: ChainStart,
): Promise<Verification> {
  const verifier = new ChainVerifier(visit, start);
  for (let after = start.sequence; ; ) {
    const rows = await database.query(
      "select r.sequence::text, r.line from webhook_sync.record r where r.environment = $1 and r.sequence > $2 order by r.sequence limit $3",
      [id, after, PAGE],
    );
    for (const row of rows) {
      const bytes = Buffer.from(text(row, "line"));
      if (!verifier.follow({ bytes, isWhole: true, isLast: false })) return verifier.verification();
      after = count(row, "sequence");
    }
    if (rows.length < PAGE) return verifier.verification();
  }
}

/** What all pruned records add up to; null where none was pruned. */
async function prunedBefore(database: Database, id: string): Promise<Beginning | null> {
  const [row] = await database.query(
    "select b.projection from webhook_sync.beginning b where b.environment = $1",
    [id],
  );
  if (row === undefined) return null;
  const kept = text(row, "projection");
  const projection = parseBeginning(kept);
  if (projection !== undefined) return { projection, text: kept };
  throw new Error("what stands in the place of pruned records is not what a prune wrote");
}
