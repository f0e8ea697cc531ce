import { failure, type Result, success } from "../../base/result.ts";
import type { ChainStart } from "../chain/chain.ts";
import type { ChainEnd, JournalProblem, Visitor } from "../chain/journal.ts";
import { count, type Database } from "./database.ts";
import { damagedInDatabase, lostInDatabase, uncounted } from "./problem.ts";
import { type KeptRecord, walkRecords } from "./reading.ts";

/**
 * Verifies all records of a journal, and that they are those that its row counts: who removes the last ones breaks no
 * chain. More may have come since the row was read.
 */
export async function walkWhole(
  database: Database,
  place: string,
  kept: KeptRecord,
  { visit, begin }: Visitor,
): Promise<Result<ChainEnd, JournalProblem>> {
  let pruned = 0;
  let found: ChainStart | null = null;
  const { flaw, sequence, head } = await walkRecords(database, kept.id, {
    visit: (record) => {
      if (record.sequence === kept.sequence) found = { sequence: record.sequence, head: record.hash };
      visit(record);
    },
    begin: (beginning) => {
      const { sequence, head } = beginning.projection;
      pruned = sequence;
      if (sequence === kept.sequence) found = { sequence, head };
      begin(beginning);
    },
  });
  if (flaw !== null && kept.sequence === 0) return failure(uncounted(place, kept));
  if (flaw?.kind === "damaged") return failure(damagedInDatabase(place, flaw, sequence));
  const lost = lostFrom(kept, found, sequence);
  if (lost !== null) return failure(lostInDatabase(place, lost));
  const counted = sequence > kept.sequence ? await countedNow(database, kept) : sequence;
  if (sequence > counted) return failure(uncounted(place, { sequence: counted }));
  return success({ records: sequence, pruned, head, torn: false });
}

/** A run counts its records as it writes them. */
async function countedNow(database: Database, { id }: KeptRecord): Promise<number> {
  const counted = "select e.sequence::text from webhook_sync.environment e where e.id = $1";
  const [row] = await database.query(counted, [id]);
  return row === undefined ? 0 : count(row, "sequence");
}

/** null where the last one that is counted is there, or none is counted. */
export function lostFrom(kept: ChainStart, found: ChainStart | null, sequence: number): string | null {
  if (sequence < kept.sequence) return `records ${sequence + 1} to ${kept.sequence} are missing`;
  if (found === null || found.head === kept.head) return null;
  return `record ${kept.sequence} is another one than was written there`;
}
