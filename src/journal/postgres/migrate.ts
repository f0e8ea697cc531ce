import { failure, type Result, success } from "../../base/result.ts";
import { codeOf } from "../../base/system-error.ts";
import type { JournalProblem } from "../chain/journal.ts";
import { type Connect, count, type Database, type Row, text } from "./database.ts";
import { databaseProblem } from "./fault.ts";
import { MIGRATIONS, SCHEMA_VERSION } from "./migrations.ts";

/** What was done, and what there is now. */
export interface Migrated {
  readonly from: number;
  readonly to: number;
}

const LEDGER = `
create schema if not exists webhook_sync;
create table if not exists webhook_sync.migration (
  version integer primary key,
  name text not null,
  sha256 text not null,
  applied_at timestamptz not null default clock_timestamp(),
  tool_version text not null
);`;

/** To roles of these names where they are: a reader plans, a writer appends and can neither edit nor delete a record. */
const GRANTS = `
do $$
begin
  if exists (select from pg_roles where rolname = 'webhook_sync_reader') then
    grant usage on schema webhook_sync to webhook_sync_reader;
    grant select on all tables in schema webhook_sync to webhook_sync_reader;
  end if;
  if exists (select from pg_roles where rolname = 'webhook_sync_writer') then
    grant usage on schema webhook_sync to webhook_sync_writer;
    grant select on all tables in schema webhook_sync to webhook_sync_writer;
    grant insert on webhook_sync.record, webhook_sync.beginning to webhook_sync_writer;
    grant insert, update on webhook_sync.environment, webhook_sync.webhook_state to webhook_sync_writer;
    grant insert, update, delete on webhook_sync.outbox to webhook_sync_writer;
  end if;
end $$;`;

/** Brings the tables to this version, all steps in one transaction. Two at once wait for each other. */
export async function migrate(
  connect: Connect,
  place: string,
  toolVersion: string,
): Promise<Result<Migrated, JournalProblem>> {
  try {
    const database = await connect();
    try {
      await database.query("begin");
      // Held by the transaction and not by the session, so that it works behind a pooler.
      await database.query("select pg_advisory_xact_lock(hashtext('webhook_sync.migration'))");
      await database.query(LEDGER);
      const applied = await appliedIn(database);
      const wrong = problemWith(applied, place);
      if (wrong !== null) return failure(wrong);
      for (const { version, name, sql, sha256 } of MIGRATIONS.slice(applied.length)) {
        await database.query(sql);
        const row = [version, name, sha256, toolVersion];
        await database.query(
          "insert into webhook_sync.migration (version, name, sha256, tool_version) values ($1, $2, $3, $4)",
          row,
        );
      }
      await database.query(GRANTS);
      await database.query("commit");
      return success({ from: applied.length, to: SCHEMA_VERSION });
    } finally {
      // Without a commit all of it is taken back.
      await database.close();
    }
  } catch (error) {
    return failure(databaseProblem(place, error));
  }
}

async function appliedIn(database: Database): Promise<readonly Row[]> {
  return await database.query(
    "select m.version::text, m.name, m.sha256 from webhook_sync.migration m order by m.version",
  );
}

/** What is wrong with the steps that a database says it has had; null where they are ours, as far as they go. */
function problemWith(applied: readonly Row[], place: string): JournalProblem | null {
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
