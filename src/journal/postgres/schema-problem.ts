import { codeOf } from "../../base/system-error.ts";
import type { JournalProblem } from "../chain/journal.ts";
import { count, type Database, type Row, text } from "./database.ts";
import { MIGRATIONS, SCHEMA_VERSION } from "./migrations.ts";

export async function appliedIn(database: Database): Promise<readonly Row[]> {
  return await database.query(
    "select m.version::text, m.name, m.sha256 from webhook_sync.migration m order by m.version",
  );
}

/** What is wrong with the steps that a database says it has had; null where they are ours, as far as they go. */
export function problemWith(applied: readonly Row[], place: string): JournalProblem | null {
  const last = applied.at(-1);
  if (last !== undefined && count(last, "version") > SCHEMA_VERSION) return newerProblem(last, place);
  const edited = applied.find((row, index) => text(row, "sha256") !== MIGRATIONS[index]?.sha256);
  if (edited === undefined) return null;
  const what = `step ${text(edited, "version")} (${text(edited, "name")}) of the tables in ${place}`;
  const message = `${what} is not the one that this version has: its hash differs`;
  return { kind: "unwritable", message, hint: "restore the tables, or use the version that made them" };
}

function newerProblem(last: Row, place: string): JournalProblem {
  const message = `the tables in ${place} have version ${text(last, "version")}, this version of webhook-sync knows ${SCHEMA_VERSION}`;
  return { kind: "unwritable", message, hint: "use the newer webhook-sync that migrated them" };
}

/** None where there are no tables: to ask for them first would be one more way there and back for each command. */
async function appliedIfAny(database: Database): Promise<readonly Row[]> {
  try {
    return await appliedIn(database);
  } catch (error) {
    if (codeOf(error) !== NO_SUCH_TABLE) throw error;
    return [];
  }
}

const NO_SUCH_TABLE = "42P01";

/** Whether the tables are those that this version works with; null where they are. */
export async function schemaProblem(database: Database, place: string): Promise<JournalProblem | null> {
  const applied = await appliedIfAny(database);
  const wrong = problemWith(applied, place);
  if (wrong !== null || applied.length === SCHEMA_VERSION) return wrong;
  const has = applied.length === 0 ? "no tables yet" : `tables of version ${applied.length}`;
  const message = `${place} has ${has}; this version of webhook-sync needs version ${SCHEMA_VERSION}`;
  return { kind: "unwritable", message, hint: "run webhook-sync state migrate" };
}
