import { type Result, success } from "../../base/result.ts";
import { showDuration } from "../../base/time.ts";
import type { TenantDiagnostic } from "../../model/report/tenant-report.ts";
import type { JournalProblem, LockHolder } from "../chain/journal.ts";
import { type Database, type Row, text } from "./database.ts";
import { ENCODING_REMEDY, encodingFault, narrowEncoding } from "./encoding.ts";
import { RIGHTS } from "./fault.ts";
import { guarded } from "./guarded.ts";
import { SCHEMA_VERSION } from "./migrations.ts";
import { readPlace } from "./reading.ts";
import { READER_RIGHTS, type Right, WRITER_RIGHTS } from "./rights.ts";
import type { PostgresOptions } from "./store.ts";

const FACTS = `
select current_setting('server_version') as version, current_setting('synchronous_commit') as commit,
  current_user::text as role, pg_is_in_recovery() as replica,
  has_table_privilege('webhook_sync.record', 'update') or has_table_privilege('webhook_sync.record', 'delete')
    or has_table_privilege('webhook_sync.record', 'truncate') as edits`;

/** The rights of a list that the user does not have. */
const MISSING = `
select r.privilege, r.name from unnest($1::text[], $2::text[]) with ordinality as r (privilege, name, place)
where not has_table_privilege('webhook_sync.' || r.name, r.privilege) order by r.place`;

/** What a database says of itself, of the user who asks, and of who holds the record. */
export async function diagnose(
  options: PostgresOptions,
): Promise<Result<readonly TenantDiagnostic[], JournalProblem>> {
  return await guarded(options, true, async (database) => {
    const [facts] = await database.query(FACTS);
    const kept = await readPlace(database, options.name);
    if (facts === undefined) throw new Error("the database says nothing of itself");
    const encoding = await narrowEncoding(database);
    return success([
      serverIn(facts, options.place),
      ...(encoding === null ? [] : [encodingOf(encoding)]),
      userIn(facts, await missingRights(database)),
      commitIn(facts),
      leaseOf(kept?.holder ?? null, options.leaseMs),
    ]);
  });
}

function serverIn(facts: Row, place: string): TenantDiagnostic {
  const [version] = text(facts, "version").split(" ");
  const sentence = `PostgreSQL ${version} at ${place}, tables of version ${SCHEMA_VERSION}`;
  if (facts.replica !== true) return { mark: "good", about: "record", sentence };
  return {
    mark: "caution",
    about: "record",
    sentence: `${sentence}; it is a replica, which can be planned from and not applied to`,
  };
}

/** What it would take to apply. */
async function missingRights(database: Database): Promise<readonly Right[]> {
  const rights = [...READER_RIGHTS, ...WRITER_RIGHTS];
  const values = [rights.map(({ privilege }) => privilege), rights.map(({ table }) => table)];
  const rows = await database.query(MISSING, values);
  return rows.map((row) => ({ privilege: text(row, "privilege"), table: text(row, "name") }));
}

function userIn(facts: Row, missing: readonly Right[]): TenantDiagnostic {
  const role = text(facts, "role");
  const about = "database user";
  const onlyReads =
    missing.length === WRITER_RIGHTS.length && missing.every(({ privilege }) => privilege !== "select");
  if (missing.length > 0 && !onlyReads) {
    const lacks = missing.map(({ privilege, table }) => `${privilege} on ${table}`).join(", ");
    const sentence = `${role} cannot apply: it has no right to ${lacks}; ${RIGHTS}`;
    return { mark: "caution", about, sentence };
  }
  if (facts.edits === true) {
    const sentence = `${role} can edit and delete records: let runs use a user that only appends (docs/state.md)`;
    return { mark: "caution", about, sentence };
  }
  const may = onlyReads
    ? "only reads: it can plan, and cannot apply"
    : "appends records, and can neither edit nor delete one";
  return { mark: "good", about, sentence: `${role} ${may}` };
}

function commitIn(facts: Row): TenantDiagnostic {
  const commit = text(facts, "commit");
  const about = "synchronous_commit";
  if (commit !== "off") return { mark: "good", about, sentence: commit };
  const sentence =
    "off: a crash of the database can lose records that it has acknowledged; set it to on for this database";
  return { mark: "caution", about, sentence };
}

function encodingOf(encoding: string): TenantDiagnostic {
  const sentence = `${encodingFault(encoding)}: an apply fails at the first one; ${ENCODING_REMEDY}`;
  return { mark: "caution", about: "encoding", sentence };
}

function leaseOf(holder: LockHolder | null, leaseMs: number): TenantDiagnostic {
  const held =
    holder === null
      ? "no run holds the record"
      : `run ${holder.run} has held the record since ${holder.since}`;
  return {
    mark: "good",
    about: "lease",
    sentence: `${held}; a lease lasts ${showDuration(leaseMs)} unless renewed`,
  };
}
