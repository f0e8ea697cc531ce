import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { journalContract } from "../journal/contract.ts";
import { steppingClock } from "../journal/fixture.ts";
import { outboxContract } from "../notify/outbox-contract.ts";
import { migratedServer, stateIn } from "./fixture.ts";
import { NO_SERVER, type PostgresServer } from "./server.ts";
import { sharedServer } from "./shared-server.ts";

describe("PostgreSQL", { skip: NO_SERVER }, () => {
  let server: PostgresServer;
  before(async () => {
    server = await migratedServer(await sharedServer());
  });

  journalContract("in PostgreSQL", () => {
    const { journal, name } = stateIn(server);
    return {
      store: journal,
      // What a kill leaves: a hold whose lease runs out.
      crash: async () => {
        await server.admin("update webhook_sync.environment set lease_until = '-infinity' where name = $1", [
          name,
        ]);
      },
    };
  });

  outboxContract("in PostgreSQL", () => {
    const { journal, outbox } = stateIn(server);
    let runs = 0;
    return {
      outbox,
      hold: async () => {
        const opened = await journal.open({ actor: "ci", run: `run-${++runs}`, clock: steppingClock() });
        assert.ok(opened.ok, JSON.stringify(opened));
        return () => opened.value.close();
      },
    };
  });

  it("leaves messages where they are that it cannot read or send, and tells whoever loads them", async () => {
    const { journal, outbox, name } = stateIn(server);
    const opened = await journal.open({ actor: "ci", run: "run-1", clock: steppingClock() });
    assert.ok(opened.ok);
    for (const [id, kind, body] of [
      ["a", "event", "{}"],
      ["b\n", "event", "{}"],
      ["c", "reminder", "{}"],
      ["d", "event", "[]"],
    ])
      await server.admin(
        `insert into webhook_sync.outbox (environment, id, kind, webhook, body)
         select id, $2, $3, 'orders', $4 from webhook_sync.environment where name = $1`,
        [name, id, kind, body],
      );
    const open = outbox.open();
    const loaded = await open.load();
    assert.deepEqual(
      loaded.map(({ message }) => message.id),
      ["a"],
    );
    assert.match(
      open.warnings().join(),
      /^Messages in acme.* that could not be read and were left there: 3; /,
    );
    const edited = outbox.open();
    await edited.append({ state: "dropped", id: "a" });
    assert.deepEqual(edited.warnings(), [], "what was asked for was done");
    await opened.value.close();
    const left = await server.admin(
      "select o.id from webhook_sync.outbox o join webhook_sync.environment e on e.id = o.environment where e.name = $1",
      [name],
    );
    assert.equal(left.length, 3);
  });
});
