import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
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
});
