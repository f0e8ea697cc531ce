import { failure, type Result, success } from "../../base/result.ts";
import type { JournalProblem } from "../chain/journal.ts";
import type { Connect } from "./database.ts";
import { encodingProblem, narrowEncoding } from "./encoding.ts";
import { ownerProblem } from "./fault.ts";
import { MIGRATIONS, SCHEMA_VERSION } from "./migrations.ts";
import { GRANTS } from "./rights.ts";
import { appliedIn, problemWith } from "./schema-problem.ts";

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

/** Brings the tables to this version, all steps in one transaction. Two at once wait for each other. */
export async function migrate(
  connect: Connect,
  place: string,
  toolVersion: string,
): Promise<Result<Migrated, JournalProblem>> {
  let isCommitting = false;
  try {
    const database = await connect();
    try {
      const encoding = await narrowEncoding(database);
      if (encoding !== null) return failure(encodingProblem(place, encoding));
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
      isCommitting = true;
      await database.query("commit");
      return success({ from: applied.length, to: SCHEMA_VERSION });
    } finally {
      // Without a commit all of it is taken back.
      await database.close();
    }
  } catch (error) {
    return failure(ownerProblem(place, error, isCommitting));
  }
}
