import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { success } from "../../src/base/result.ts";
import { Chain } from "../../src/journal/chain/chain.ts";
import type { Connect } from "../../src/journal/postgres/database.ts";
import { connectTo } from "../../src/journal/postgres/database.ts";
import { migrate } from "../../src/journal/postgres/migrate.ts";
import { postgresJournal } from "../../src/journal/postgres/store.ts";
import { NOTHING_RECORDED, projectionOf } from "../../src/journal/projection/builder.ts";
import { projectionText } from "../../src/journal/projection/document.ts";
import { notice, steppingClock } from "../journal/fixture.ts";
import { migratedServer, stateIn } from "./fixture.ts";
import { NO_SERVER, type PostgresServer } from "./server.ts";
import { sharedServer } from "./shared-server.ts";

const BEFORE = { ...NOTHING_RECORDED, sequence: 3, head: "a".repeat(64) };

/** Connections of which one is cut, once: as their nth statement is asked, or as its answer comes. */
function cutAt(connect: Connect, nth: number, isDone: boolean): { connect: Connect; asked: () => number } {
  let asked = 0;
  const cutting: Connect = async () => {
    const database = await connect();
    const query: typeof database.query = async (text, values) => {
      asked += 1;
      const isCut = asked === nth;
      if (isCut && isDone) await database.query(text, values);
      if (isCut) throw new Error("Connection terminated unexpectedly");
      return await database.query(text, values);
    };
    return { query, close: () => database.close() };
  };
  return { connect: cutting, asked: () => asked };
}

describe("a connection that is cut once", { skip: NO_SERVER }, () => {
  let server: PostgresServer;
  before(async () => {
    server = await migratedServer(await sharedServer());
  });

  /** A run takes over what another one wrote, and the next adds a record; the next one finds it free. How many statements it asked. */
  async function runWith(nth: number, isDone: boolean): Promise<number> {
    const { journal, name } = stateIn(server);
    const cut = cutAt(connectTo(server.url, {}), nth, isDone);
    const origin = { repository: async () => null, others: [] };
    const way = { place: "acme", connect: cut.connect };
    const cutting = postgresJournal({ ...way, name: { namespace: "acme", name }, leaseMs: 30_000, origin });
    const run = (name: string) => ({ actor: "ci", run: name, clock: steppingClock() });
    const taking = await cutting.open({ ...run("run-1"), takesOver: true });
    assert.ok(taking.ok, JSON.stringify(taking));
    const { record } = new Chain(run("run-0"), BEFORE).add(notice("one"));
    const beginning = { projection: BEFORE, text: projectionText(BEFORE) };
    const adoption = { records: [record], beginning, projection: projectionOf([record], BEFORE) };
    assert.deepEqual(await taking.value.stage(adoption), success(true));
    const adopted = await taking.value.adopt(adoption);
    assert.ok(adopted.ok, JSON.stringify(adopted));
    await taking.value.close();
    const opened = await cutting.open(run("run-2"));
    assert.ok(opened.ok, JSON.stringify(opened));
    assert.ok((await opened.value.append(notice("two"))).ok);
    await opened.value.close();
    const next = await journal.open(run("run-3"));
    assert.ok(next.ok, JSON.stringify(next));
    assert.equal(next.value.projection().sequence, BEFORE.sequence + 2);
    await next.value.close();
    return cut.asked();
  }

  it("at any statement costs a run nothing, and its end lets the next one in", async () => {
    const statements = await runWith(0, false);
    assert.ok(statements >= 12, `${statements}`);
    for (let nth = 1; nth <= statements; nth++)
      for (const isDone of [false, true])
        await assert.doesNotReject(
          runWith(nth, isDone),
          `statement ${nth} of ${statements}, done: ${isDone}`,
        );
  });

  it("as the tables are made is told for what it is: of a lost answer nobody knows whether they were", async () => {
    const told = async (isDone: boolean) => {
      const real = connectTo(server.url, {});
      const counted = cutAt(real, 0, false);
      assert.ok((await migrate(counted.connect, "acme", "0.0.0")).ok);
      const last = counted.asked();
      const cut = await migrate(cutAt(real, last, isDone).connect, "acme", "0.0.0");
      const before = await migrate(cutAt(real, last - 1, isDone).connect, "acme", "0.0.0");
      assert.ok(!cut.ok && !before.ok);
      assert.match(before.error.hint, /; nothing was changed$/);
      return cut.error.hint;
    };
    for (const isDone of [false, true])
      assert.match(
        await told(isDone),
        /names it; then run webhook-sync state migrate again: the tables may have been changed$/,
      );
  });
});
