import assert from "node:assert/strict";
import { before, describe } from "node:test";
import { outboxContract } from "../export/outbox-contract.ts";
import { journalContract } from "../journal/contract.ts";
import { steppingClock } from "../journal/fixture.ts";
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
});
