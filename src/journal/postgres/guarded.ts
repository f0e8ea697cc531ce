import { failure, type Result } from "../../base/result.ts";
import type { JournalProblem } from "../chain/journal.ts";
import type { Database, Way } from "./database.ts";
import { databaseProblem, unreadProblem } from "./fault.ts";
import { lasting } from "./lasting.ts";
import { schemaProblem } from "./schema-problem.ts";

/** With a connection to tables of the right version, which is closed after it where that is asked for. */
export async function guarded<T>(
  { place, connect }: Way,
  closes: true | null,
  work: (database: Database) => Promise<Result<T, JournalProblem>>,
): Promise<Result<T, JournalProblem>> {
  const database = lasting(connect);
  let isDone = false;
  try {
    const wrong = await schemaProblem(database, place);
    if (wrong !== null) return failure(wrong);
    const done = await work(database);
    isDone = done.ok;
    return done;
  } catch (error) {
    // Who only reads may do so after something was changed; to hold on to it is the first that is done.
    return failure(closes === null ? databaseProblem(place, error) : unreadProblem(place, error));
  } finally {
    if (closes === true || !isDone) await database.close();
  }
}
