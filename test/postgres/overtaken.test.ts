import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { JournalStore } from "../../src/journal/chain/journal.ts";
import { type Connect, connectTo } from "../../src/journal/postgres/database.ts";
import { postgresJournal } from "../../src/journal/postgres/store.ts";
import { projectionOf } from "../../src/journal/projection/builder.ts";
import { projectionText } from "../../src/journal/projection/document.ts";
import { notice, steppingClock } from "../journal/fixture.ts";
import { readBack } from "../journal/recalled.ts";
import { migratedServer, stateIn } from "./fixture.ts";
import { NO_SERVER, type PostgresServer } from "./server.ts";
import { sharedServer } from "./shared-server.ts";

const run = (name: string) => ({ actor: "ci", run: name, clock: steppingClock() });

/** Connections on which something happens once, just before a statement with this text is asked. */
function beforeStatement(connect: Connect, part: string, happens: () => Promise<unknown>): Connect {
  let isDue = true;
  return async () => {
    const { query, close } = await connect();
    const asking: typeof query = async (text, values) => {
      if (isDue && text.includes(part)) {
        isDue = false;
        await happens();
      }
      return await query(text, values);
    };
    return { query: asking, close };
  };
}

describe("a run that is slow on its way", { skip: NO_SERVER }, () => {
  let server: PostgresServer;
  before(async () => {
    server = await migratedServer(await sharedServer());
  });

  /** The same record by a way on which something happens once. */
  function slow(name: string, part: string, happens: () => Promise<unknown>): JournalStore {
    const connect = beforeStatement(connectTo(server.url, {}), part, happens);
    const origin = { repository: async () => null, others: [] };
    return postgresJournal({
      ...{ place: "acme", connect, leaseMs: 30_000, origin },
      name: { namespace: "acme", name },
    });
  }

  it("to what it has just taken does not let go of what another run has by then", async () => {
    const { journal, name } = stateIn(server);
    const other = { end: async () => {}, append: async () => false };
    const late = slow(name, "pruned_head", async () => {
      const expired = "update webhook_sync.environment set lease_until = '-infinity' where name = $1";
      await server.admin(expired, [name]);
      const opened = await journal.open(run("other"));
      assert.ok(opened.ok);
      other.end = () => opened.value.close();
      other.append = async () => (await opened.value.append(notice("one"))).ok;
    });
    const opened = await late.open(run("late"));
    if (opened.ok) await opened.value.close();
    assert.match(opened.ok ? "opened" : opened.error.message, /^run other has held the journal since/);
    const read = await journal.read();
    assert.deepEqual(read.ok && read.value.running.map((one) => one.run), ["other"]);
    assert.ok(await other.append());
    await other.end();
  });

  it("to the records finds them whole where some are pruned meanwhile", async () => {
    const { journal, name } = stateIn(server);
    const opened = await journal.open(run("run-1"));
    assert.ok(opened.ok);
    await Promise.all(Array.from({ length: 250 }, (_, nth) => opened.value.append(notice(`${nth}`))));
    const before = projectionOf((await readBack(journal)).records.slice(0, 230));
    const beginning = { projection: before, text: projectionText(before) };
    const late = slow(name, "order by r.sequence limit", () => opened.value.forget(beginning));
    const walked = await late.walk(() => {});
    assert.equal(walked.ok ? walked.value.records : walked.error.message, 250);
    const after = await journal.walk(() => {});
    assert.deepEqual(after.ok && after.value, walked.ok && { ...walked.value, pruned: 230 });
    await opened.value.close();
  });

  it("and finds an older copy of the database is told so, and of no other run", async () => {
    const { journal, name } = stateIn(server);
    for (const column of ["fence", "revision"]) {
      const opened = await journal.open(run(column));
      assert.ok(opened.ok);
      assert.ok((await opened.value.append(notice("one"))).ok);
      const [kept] = await server.admin(
        `update webhook_sync.environment set ${column} = ${column} - 1, holder = null, lease_until = '-infinity'
         where name = $1 returning ${column}`,
        [name],
      );
      assert.ok(kept);
      const written = await opened.value.append(notice("two"));
      assert.match(written.ok ? "" : written.error.message, /is an older copy than this run wrote to/);
      await opened.value.close();
    }
  });
});
