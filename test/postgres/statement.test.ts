import assert from "node:assert/strict";
import { test } from "node:test";
import { connectTo, type Database, text } from "../../src/journal/postgres/database.ts";
import { migrate } from "../../src/journal/postgres/migrate.ts";
import { readStanding } from "../../src/journal/postgres/standing.ts";
import { NO_SERVER } from "./server.ts";
import { sharedServer } from "./shared-server.ts";

const NAME = { namespace: "acme", name: "long" };

/** What the database reckons that a plan's reading of the record costs. Above some number it compiles the statement first. */
async function reckoned(database: Database): Promise<number> {
  const statements: string[] = [];
  const query = async (statement: string) => {
    statements.push(statement);
    return [];
  };
  await readStanding({ ...database, query }, NAME);
  const [statement = ""] = statements;
  const filled = statement.replace("$1", `'${NAME.namespace}'`).replace("$2", `'${NAME.name}'`);
  const [first] = await database.query(`explain ${filled}`);
  const [, cost] = /cost=[\d.]+\.\.([\d.]+)/.exec(text(first ?? {}, "QUERY PLAN")) ?? [];
  return Number(cost);
}

async function grow(database: Database, from: number, to: number): Promise<void> {
  await database.query(
    `insert into webhook_sync.record select e.id, n, 'run', now(), repeat('x', 900)
     from webhook_sync.environment e, generate_series($1::int, $2::int) n where e.namespace = $3 and e.name = $4`,
    [from, to, NAME.namespace, NAME.name],
  );
  await database.query("update webhook_sync.environment set sequence = $1 where name = $2", [to, NAME.name]);
  await database.query("analyze webhook_sync.record");
}

test("to read the record costs a database the same however long the record is", {
  skip: NO_SERVER,
}, async () => {
  const server = await sharedServer();
  // With others in it the database would reckon with the average of them.
  await server.admin("create database long_record");
  const connect = connectTo(server.url.replace(/postgres$/, "long_record"), {});
  assert.ok((await migrate(connect, "the test's database", "0.0.0")).ok);
  const database = await connect();
  try {
    await database.query("insert into webhook_sync.environment (namespace, name) values ($1, $2)", [
      NAME.namespace,
      NAME.name,
    ]);
    await grow(database, 1, 10_000);
    const short = await reckoned(database);
    await grow(database, 10_001, 50_000);
    const long = await reckoned(database);
    assert.ok(long > 0 && long < 1.5 * short, `${short} for 10,000 records, ${long} for 50,000`);
  } finally {
    await database.close();
  }
});
