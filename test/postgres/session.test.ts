import assert from "node:assert/strict";
import { describe, it } from "node:test";
import pg from "pg";
import { Lease, type LeaseClocks, thisMachine } from "../../src/journal/chain/holder.ts";
import type { Database } from "../../src/journal/postgres/database.ts";
import { isConnectionLost } from "../../src/journal/postgres/fault.ts";
import { COMMIT } from "../../src/journal/postgres/group.ts";
import { lasting } from "../../src/journal/postgres/lasting.ts";
import { Session } from "../../src/journal/postgres/session.ts";
import { NOTHING_RECORDED } from "../../src/journal/projection/builder.ts";
import { notice, steppingClock } from "../journal/fixture.ts";

/** A connection whose every answer is the same; `asked` has what it was asked. */
function connection(fails: Error | null): { readonly database: Database; readonly asked: string[] } {
  const asked: string[] = [];
  const query = async (text: string) => {
    asked.push(text === COMMIT ? "group" : "release");
    if (fails !== null) throw fails;
    return [{ held: "1" }];
  };
  return { asked, database: { query, close: async () => {} } };
}

/** A run that has a record by a connection, and comes by others where that one is lost. */
function sessionBy(
  database: Database,
  ways: readonly (Database | Error)[],
  clocks: LeaseClocks = thisMachine(),
): Session {
  const left = [database, ...ways];
  const connect = async () => {
    const next = left.shift();
    if (next === undefined || next instanceof Error) throw next ?? new Error("no way is left");
    return next;
  };
  const grip = { id: "1", fence: 1, revision: 0, head: NOTHING_RECORDED.head, leaseMs: 30_000 };
  const lease = new Lease(grip.leaseMs, clocks);
  const run = { actor: "ci", run: "run-1", clock: steppingClock() };
  return new Session(
    run,
    { grip, projection: NOTHING_RECORDED, database: lasting(connect), lease },
    "the test's",
  );
}

const refusal = (message: string, code: string) => Object.assign(new Error(message), { code });
const TERMINATED = new Error("Connection terminated unexpectedly");

describe("a connection that is lost", () => {
  it("and cannot be made again fails the record, and rejects nothing", async () => {
    const cases = [
      ["password authentication failed", "28P01", /failed; 28P01\): check the user and the password/],
      ['database "a" does not exist', "3D000", /check the database's name/],
    ] as const;
    for (const [message, code, told] of cases) {
      const session = sessionBy(connection(TERMINATED).database, [refusal(message, code)]);
      const written = await session.append(notice("one"));
      assert.ok(!written.ok);
      assert.match(written.error.message, told);
      assert.equal(session.mayWrite().ok, false);
      assert.equal((await session.append(notice("two"))).ok, false);
      await session.close();
    }
  });

  it("is asked nothing more: what could not be written goes over the next one", async () => {
    const [lost, next] = [connection(TERMINATED), connection(null)];
    const session = sessionBy(lost.database, [refusal("connect", "ECONNREFUSED"), next.database]);
    assert.ok((await session.append(notice("one"))).ok);
    await session.close();
    assert.deepEqual(lost.asked, ["group"]);
    assert.deepEqual(next.asked, ["group", "release"]);
  });

  it("or refuses to let the next run in does not fail a run that has ended", async () => {
    const readOnly = connection(refusal("cannot execute UPDATE in a read-only transaction", "25006"));
    await sessionBy(readOnly.database, []).close();
    assert.deepEqual(readOnly.asked, ["release"]);
  });

  it("is told by what the driver says of a client that was closed", async () => {
    const client = new pg.Client();
    await client.end();
    await assert.rejects(client.query("select 1"), isConnectionLost);
  });
});

describe("a lease of 30 s, of which a run uses 24", () => {
  /** A run whose groups take so long, by both clocks. */
  const timed = (groupMs: number, fails: Error | null = null) => {
    const clocks = { passed: 0, monotonic: () => clocks.passed, now: () => clocks.passed };
    const { asked, database } = connection(fails);
    const query: Database["query"] = async (text) => {
      if (text === COMMIT) clocks.passed += groupMs;
      return await database.query(text);
    };
    const taking = { ...database, query };
    return { asked, clocks, session: sessionBy(taking, [taking, taking, taking], clocks) };
  };
  const OVER = /without saying that it lives, longer than its lease allows/;

  for (const [what, groupMs, waits, isHeld] of [
    ["lasts until then", 0, [23_999], true],
    ["is over then: nothing is sent or written any more", 0, [24_000], false],
    ["begins anew with each record", 0, [20_000, 20_000], true],
    ["begins when a record was asked for, and not when it was answered", 20_000, [0, 4_000], false],
  ] as const) {
    it(what, async () => {
      const { asked, clocks, session } = timed(groupMs);
      const [first, ...others] = waits;
      clocks.passed += first;
      for (const wait of others) {
        assert.ok((await session.append(notice("before"))).ok);
        clocks.passed += wait;
      }
      const groups = asked.length;
      const answers = [session.mayWrite(), await session.append(notice("after"))];
      for (const may of answers) assert.match(JSON.stringify(may), isHeld ? /"ok":true/ : OVER);
      assert.equal(asked.length, groups + Number(isHeld));
      await session.close();
    });
  }

  it("that ends while the database is away ends the tries", async () => {
    const { asked, session } = timed(12_000, TERMINATED);
    assert.equal((await session.append(notice("one"))).ok, false);
    assert.deepEqual(asked, ["group", "group"]);
    await session.close();
  });
});

describe("a removal that takes long", () => {
  it("is done a piece at a time, and what renews the lease comes between them", async () => {
    const asked: string[] = [];
    const database: Database = {
      query: async (text) => {
        if (text === COMMIT) asked.push("group");
        else if (text.includes("delete from webhook_sync.record")) {
          asked.push("piece");
          // As the timer does that says that this run lives.
          void session.append(notice("meanwhile"));
          return [{ gone: asked.filter((one) => one === "piece").length < 3 ? "10000" : "0" }];
        }
        return [{ held: "1" }];
      },
      close: async () => {},
    };
    const session = sessionBy(database, []);
    assert.ok((await session.forget({ projection: NOTHING_RECORDED, text: "" })).ok);
    await session.close();
    assert.deepEqual(asked, ["piece", "group", "piece", "group", "piece", "group"]);
  });
});
