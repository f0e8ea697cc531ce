import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import pg from "pg";
import { MIGRATIONS } from "../../src/journal/postgres/migrations.ts";
import { migratedServer } from "./fixture.ts";
import { Shared } from "./runner.ts";
import { NO_SERVER, PostgresServer } from "./server.ts";

describe("doctor on a database", { skip: NO_SERVER }, () => {
  let server: PostgresServer;
  before(async () => {
    server = await PostgresServer.start();
    await server.admin("create role webhook_sync_reader login; create role webhook_sync_writer login");
    await migratedServer(server);
  });
  after(() => server.remove());

  it("names each right that a user lacks to apply, and what grants it again", async (t) => {
    const writing = await Shared.start(t, server.urlFor("webhook_sync_writer"));
    const told = async () => (await writing.on("ada", "doctor", 0)).stdout.replace(/\s+/g, " ");
    const fine = /✓ database user webhook_sync_writer appends records/;
    const rights = [
      ["insert", "record"],
      ["insert", "beginning"],
      ["insert", "environment"],
      ["update", "environment"],
      ["insert", "webhook_state"],
      ["update", "webhook_state"],
      ["insert", "outbox"],
      ["update", "outbox"],
      ["delete", "outbox"],
      ["select", "outbox"],
    ];
    assert.match(await told(), fine);
    for (const [privilege, table] of rights) {
      await server.admin(`revoke ${privilege} on webhook_sync.${table} from webhook_sync_writer`);
      const lacks = `! database user webhook_sync_writer cannot apply: it has no right to ${privilege} on ${table};`;
      const shown = await told();
      assert.ok(shown.includes(lacks), `${privilege} on ${table}: ${shown}`);
      assert.match(shown, /state migrate by the owner grants both roles their rights again/);
      await (await Shared.start(t, server.url)).on("ada", "state migrate", 0);
    }
    assert.match(await told(), fine);
    const reading = await Shared.start(t, server.urlFor("webhook_sync_reader"));
    const { stdout } = await reading.on("ada", "doctor", 0);
    assert.match(stdout.replace(/\s+/g, " "), /✓ database user webhook_sync_reader only reads/);
  });

  it("and state migrate tell of an encoding that lacks characters", async (t) => {
    const databaseIn = async (encoding: string): Promise<string> => {
      const name = encoding.toLowerCase();
      await server.admin(
        `create database ${name} encoding '${encoding}' template template0 lc_collate 'C' lc_ctype 'C'`,
      );
      return server.url.replace(/postgres$/, name);
    };
    for (const encoding of ["UTF8", "SQL_ASCII"]) {
      const shared = await Shared.start(t, await databaseIn(encoding));
      await shared.on("ada", "state migrate", 0);
      shared.declare("orders", 1, ["description: 'Заказы €'"]);
      await shared.on("ada", "apply --yes", 0);
      assert.doesNotMatch((await shared.on("ada", "doctor", 0)).stdout, /encoding/);
    }
    const url = await databaseIn("LATIN1");
    const shared = await Shared.start(t, url);
    const refused = (await shared.on("ada", "state migrate", 10)).stderr.replace(/\s+/g, " ");
    assert.match(refused, /cannot be used: its encoding is LATIN1, in which not every character/);
    assert.match(refused, /hint: make another database: create database NAME encoding 'UTF8'/);
    // As an earlier version made the tables.
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(
      "create schema webhook_sync; create table webhook_sync.migration (version integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now(), tool_version text not null)",
    );
    for (const { sql, version, name, sha256 } of MIGRATIONS) {
      await client.query(sql);
      await client.query("insert into webhook_sync.migration values ($1, $2, $3, now(), '0.0.0')", [
        version,
        name,
        sha256,
      ]);
    }
    await client.end();
    const { stdout } = await shared.on("ada", "doctor", 0);
    assert.match(stdout.replace(/\s+/g, " "), /! encoding its encoding is LATIN1.*an apply fails/);
  });
});
