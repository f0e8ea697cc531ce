import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import fc from "fast-check";
import { canonicalJson } from "../../src/base/json.ts";
import { success } from "../../src/base/result.ts";
import { findRunAndSince } from "../../src/journal/audit/find-runs.ts";
import type { RecordFilter } from "../../src/journal/audit/query.ts";
import { GENESIS, sha256 } from "../../src/journal/chain/chain.ts";
import type { Beginning, Journal, JournalStore } from "../../src/journal/chain/journal.ts";
import { readWhole, takeOver } from "../../src/journal/files/copy.ts";
import { projectionOf } from "../../src/journal/projection/builder.ts";
import { beginningAfter } from "../../src/journal/projection/document.ts";
import { lastWrittenIn, type Projection, protectionsIn } from "../../src/model/record/projection.ts";
import type { JournalRecord } from "../../src/model/record/record.ts";
import { memoryJournal } from "../fixtures/memory-journal.ts";
import {
  finished,
  intent,
  journalLinks,
  notice,
  outcome,
  snapshot,
  started,
  steppingClock,
} from "./fixture.ts";
import { openIntents, queryRecords, readBack, verifyBytes } from "./recalled.ts";

/** An empty store, and a way to end the run that holds it as a kill does. */
export interface StoreUnderTest {
  readonly store: JournalStore;
  crash(): void | Promise<void>;
}

/** Opens, or fails the test. */
async function opened(store: JournalStore, run = "run-1", lockTimeoutMs = 0): Promise<Journal> {
  const result = await store.open({ actor: "ci", run, clock: steppingClock(), lockTimeoutMs });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

/** Records the pruning of all up to there, and carries it out. */
async function pruneBefore(store: JournalStore, journal: Journal, through: number): Promise<Beginning> {
  let before: Projection | undefined;
  const records: JournalRecord[] = [];
  await store.walk(
    (record) => records.push(record),
    ({ projection }) => {
      before = projection;
    },
  );
  const gone = records.filter(({ sequence }) => sequence <= through);
  const beginning = beginningAfter(projectionOf(gone, before));
  const { head } = beginning.projection;
  const told = { through, head, projection_sha256: sha256(beginning.text), until: "", cut: "" };
  assert.ok((await journal.append({ phase: "pruned", ...told })).ok);
  assert.deepEqual(await journal.forget(beginning), { ok: true, value: null });
  return beginning;
}

/** What every journal keeps to, wherever it is kept. */
export function journalContract(kind: string, make: (t: TestContext) => StoreUnderTest): void {
  describe(`a journal ${kind}`, () => {
    it("is empty at first", async (t) => {
      const { store } = make(t);
      assert.deepEqual(await readBack(store), { records: [], head: GENESIS, torn: false, running: [] });
      const journal = await opened(store);
      assert.equal(journal.projection().sequence, 0);
      assert.equal(journal.head(), GENESIS);
      await journal.close();
      assert.deepEqual(await readBack(store), { records: [], head: GENESIS, torn: false, running: [] });
    });

    it("gives each record its number, run, actor and time, and has it at once for readers", async (t) => {
      const { store } = make(t);
      const journal = await opened(store);
      assert.deepEqual(await journal.append(notice("learned")), { ok: true, value: null });
      const { records, head } = await readBack(store);
      const [record] = records;
      assert.ok(record?.phase === "notice");
      const { sequence, run, actor, time, timestamp, details, previous_hash } = record;
      assert.deepEqual(
        [sequence, run, actor, details, previous_hash],
        [1, "run-1", "ci", "learned", GENESIS],
      );
      assert.equal(Date.parse(time) / 1000, timestamp);
      assert.equal(journal.head(), head);
      assert.equal(record.hash, head);
      await journal.close();
    });

    it("keeps the order of calls, however many are under way", async (t) => {
      const { store } = make(t);
      const size = fc.array(fc.array(fc.string({ unit: "binary-ascii" }), { maxLength: 30 }), {
        maxLength: 4,
      });
      await fc.assert(
        fc.asyncProperty(size, async (groups) => {
          const journal = await opened(store);
          const before = journal.projection().sequence;
          for (const group of groups) {
            const results = await Promise.all(group.map((text) => journal.append(notice(text))));
            assert.ok(results.every((result) => result.ok));
          }
          await journal.close();
          const { records, head } = await readBack(store);
          const texts = records.slice(before).map((record) => ("details" in record ? record.details : null));
          assert.deepEqual(texts, groups.flat());
          assert.equal(head, journal.head());
        }),
        { numRuns: 8, seed: 11 },
      );
    });

    it("tells of the last run, while it works and when it has ended", async (t) => {
      const { store } = make(t);
      const told = async () => {
        const read = await store.read();
        assert.ok(read.ok);
        const { lastRun } = read.value.projection;
        return lastRun === null ? null : [lastRun.started.run, lastRun.finished?.exit_code];
      };
      assert.equal(await told(), null);
      const first = await opened(store, "run-1");
      await first.append(started("one"));
      assert.deepEqual(await told(), ["run-1", undefined]);
      await first.append(finished(5));
      await first.close();
      assert.deepEqual(await told(), ["run-1", 5]);
      const second = await opened(store, "run-2");
      await second.append(started("two"));
      await second.close();
      assert.deepEqual(await told(), ["run-2", undefined]);
    });

    it("goes on where the last run ended", async (t) => {
      const { store } = make(t);
      const first = await opened(store, "run-1");
      await first.append(notice("one"));
      await first.close();
      const second = await opened(store, "run-2");
      assert.equal(second.projection().sequence, 1);
      assert.equal(second.head(), first.head());
      await second.append(notice("two"));
      assert.equal(second.projection().sequence, 1, "it stays as of open");
      await second.close();
      const runs = (await readBack(store)).records.map(({ run, sequence }) => [run, sequence]);
      assert.deepEqual(runs, [
        ["run-1", 1],
        ["run-2", 2],
      ]);
    });

    it("is a chain that another reader can walk, and can be asked for what fits", async (t) => {
      const { store } = make(t);
      for (const run of ["run-1", "run-2"]) {
        const journal = await opened(store, run);
        await journal.append(intent(`${run}-a`));
        await journal.append(outcome(`${run}-a`));
        await journal.append(notice("told", "returns"));
        await journal.close();
      }
      const { records, head } = await readBack(store);
      assert.equal(
        verifyBytes(Buffer.from(records.map((one) => `${canonicalJson(one)}\n`).join(""))).head,
        head,
      );
      const found = (filter: RecordFilter) => queryRecords(records, filter).map(({ sequence }) => sequence);
      assert.deepEqual(found({}), [1, 2, 3, 4, 5, 6]);
      assert.deepEqual(found({ run: "run-2" }), [4, 5, 6]);
      assert.deepEqual(found({ name: "returns" }), [3, 6]);
      assert.deepEqual(found({ run: "run-1", name: "orders", status: "succeeded" }), [2]);
    });

    it("lets one run in at a time and says who has it", async (t) => {
      const { store } = make(t);
      const first = await opened(store, "run-1");
      const refused = await store.open({ actor: "ci", run: "run-2", clock: steppingClock() });
      assert.ok(!refused.ok && refused.error.kind === "locked");
      const { holder, message } = refused.error;
      assert.equal(holder.run, "run-1");
      assert.match(holder.since, /^2026-11-23T09:\d\d:\d\d\.123Z$/);
      assert.ok(message.includes("run-1") && message.includes(holder.since), message);
      await first.close();
      await (await opened(store, "run-2")).close();
    });

    it("waits for the other run as long as it is told to", async (t) => {
      const { store } = make(t);
      const first = await opened(store, "run-1");
      let opening = true;
      const second = opened(store, "run-2", 20_000).then((journal) => {
        opening = false;
        return journal;
      });
      await first.append(notice("still at work"));
      assert.ok(opening);
      await first.close();
      await (await second).close();

      const third = await opened(store, "run-3");
      const refused = await store.open({
        actor: "ci",
        run: "run-4",
        clock: steppingClock(),
        lockTimeoutMs: 60,
      });
      assert.ok(!refused.ok && refused.error.kind === "locked");
      await third.close();
    });

    it("is recovered after a kill: what was recorded is there, and what was left open is known", async (t) => {
      const { store, crash } = make(t);
      const killed = await opened(store, "run-1");
      await killed.append(intent("a", { webhook_name: "ledger" }));
      await killed.append(outcome("a", { webhook_name: "ledger" }));
      await killed.append(intent("b"));
      await crash();
      const next = await opened(store, "run-2");
      assert.deepEqual(
        next.projection().openIntents.map((open) => [open.request_id, open.run]),
        [["b", "run-1"]],
      );
      assert.deepEqual([...lastWrittenIn(next.projection()).keys()], ["ledger@2"]);
      assert.deepEqual(lastWrittenIn(next.projection()).get("ledger@2")?.after, snapshot);
      await next.append(outcome("b", { result: "failed", details: "never committed" }));
      await next.close();
      assert.deepEqual(openIntents((await readBack(store)).records), []);
    });

    it("lets go of records, keeps what they add up to, and goes on", async (t) => {
      const { store } = make(t);
      const first = await opened(store, "run-1");
      await first.append(intent("a", { webhook_name: "ledger", protect: true }));
      await first.append(outcome("a", { webhook_name: "ledger", protect: true, sunset: "2027-01-31" }));
      await first.append(intent("b"));
      await first.close();
      const pruning = await opened(store, "run-2");
      const { projection } = await pruneBefore(store, pruning, 3);
      await pruning.close();
      const { records } = await readBack(store);
      assert.ok(records.every(({ sequence }) => sequence > 3));
      assert.equal(records[0]?.previous_hash, projection.head);
      const next = await opened(store, "run-3");
      assert.deepEqual(
        next.projection().openIntents.map(({ request_id }) => request_id),
        ["b"],
      );
      assert.equal(lastWrittenIn(next.projection()).get("ledger@2")?.sunset, "2027-01-31");
      await next.append(outcome("b"));
      await pruneBefore(store, next, 3 + records.length);
      await next.close();
      const walked = await store.walk(() => {});
      assert.equal(walked.ok && walked.value.pruned, 3 + records.length);
      await readBack(store);
    });

    it("shows those who follow it what came since they looked last, and who writes", async (t) => {
      const { store } = make(t);
      const seen: number[] = [];
      const follower = store.follow(({ sequence }) => seen.push(sequence));
      const looked = async (): Promise<readonly [readonly number[], readonly string[]]> => {
        const look = await follower.look();
        assert.ok(look.ok, JSON.stringify(look));
        return [seen.splice(0), look.value.running.map(({ run }) => run)];
      };
      assert.deepEqual(await looked(), [[], []]);
      const first = await opened(store, "run-1");
      assert.deepEqual(await looked(), [[], ["run-1"]]);
      await Promise.all([first.append(notice("a")), first.append(notice("b"))]);
      assert.deepEqual(await looked(), [[1, 2], ["run-1"]]);
      assert.deepEqual(await looked(), [[], ["run-1"]]);
      await first.append(notice("c"));
      await first.close();
      assert.deepEqual(await looked(), [[3], []]);
      const pruning = await opened(store, "run-2");
      await pruneBefore(store, pruning, 2);
      await pruning.close();
      const { records } = await readBack(store);
      const [news] = await looked();
      // A record that was cut may be shown from its new beginning.
      assert.deepEqual(
        news.filter((sequence) => sequence > 3),
        records.map(({ sequence }) => sequence).filter((sequence) => sequence > 3),
      );
      const later: number[] = [];
      assert.ok((await store.follow(({ sequence }) => later.push(sequence)).look()).ok);
      assert.deepEqual(
        later,
        records.map(({ sequence }) => sequence),
      );
    });

    it("tells whoever read it whether it is still so", async (t) => {
      const { store } = make(t);
      const isStill = async () => {
        const read = await store.read();
        assert.ok(read.ok, JSON.stringify(read));
        return read.value.isStill;
      };
      const atFirst = await isStill();
      assert.equal(await atFirst(), true);
      const first = await opened(store, "run-1");
      assert.equal(await atFirst(), false, "it is held");
      await first.append(notice("a"));
      await first.close();
      assert.equal(await atFirst(), false, "it has a record");
      const later = await isStill();
      assert.equal(await later(), true);
      const idle = await opened(store, "run-2");
      assert.equal(await later(), false, "it is held again");
      await idle.close();
      assert.equal(await later(), true, "nothing was recorded");
      const pruning = await opened(store, "run-3");
      await pruneBefore(store, pruning, 1);
      await pruning.close();
      assert.equal(await later(), false, "it was pruned");
    });

    it("tells what was before a run where that was pruned", async (t) => {
      const { store } = make(t);
      const first = await opened(store, "run-1");
      await first.append(intent("a"));
      await first.append(outcome("a", { protect: true }));
      await first.close();
      const pruning = await opened(store, "run-2");
      await pruneBefore(store, pruning, 2);
      await pruning.close();
      const next = await opened(store, "run-3");
      await next.append(started("three"));
      await next.close();
      const found = await findRunAndSince(store, "run-3");
      assert.ok(found.ok);
      const { before, records } = found.value;
      assert.deepEqual(lastWrittenIn(before).get("orders@2")?.after, snapshot);
      assert.equal(protectionsIn(before).get("orders@2"), true);
      assert.equal(records[0]?.previous_hash, before.head);
    });

    it("takes over a record that was pruned", async (t) => {
      const { store } = make(t);
      const source = memoryJournal(journalLinks(6));
      const pruning = await opened(source, "run-2");
      await pruneBefore(source, pruning, 4);
      await pruning.close();
      const whole = await readWhole(source);
      assert.ok(whole.ok);
      const taking = await opened(store, "run-3");
      const beside = async () => success(null);
      assert.ok((await takeOver(taking, whole.value, beside)).ok);
      await taking.close();
      const again = await opened(store, "run-4");
      assert.ok((await takeOver(again, whole.value, beside)).ok, "what is there is its beginning");
      assert.equal((await again.append(notice("late"))).ok, false, "nothing of the import's own follows");
      await again.close();
      const next = await opened(store, "run-5");
      assert.ok((await next.append(notice("own"))).ok);
      await next.close();
      const taken = await readBack(store);
      assert.deepEqual(taken.records.slice(0, -1), (await readBack(source)).records);
    });

    it("takes nothing after its close, which may come twice", async (t) => {
      const { store } = make(t);
      const journal = await opened(store);
      const last = journal.append(notice("in time"));
      await journal.close();
      assert.ok((await last).ok, "close waits for what is under way");
      assert.equal((await journal.append(notice("late"))).ok, false);
      await journal.close();
      assert.equal((await readBack(store)).records.length, 1);
    });
  });
}
