import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import type { Message } from "../../src/model/record/outbox.ts";
import type { OpenOutbox, OutboxStore } from "../../src/notify/outbox-store.ts";
import { deprecation } from "./fixture.ts";

/** An empty outbox, and what lets a run write to it and ends that run again. */
export interface OutboxUnderTest {
  readonly outbox: OutboxStore;
  hold(): Promise<() => Promise<void>>;
}

const message = (id: string, webhook = "orders"): Message => ({
  ...{ id, kind: "event", webhook, body: deprecation(webhook, 1) },
});

/** What every outbox keeps to, wherever it is kept. */
export function outboxContract(kind: string, make: (t: TestContext) => OutboxUnderTest): void {
  const during = async (
    { outbox, hold }: OutboxUnderTest,
    work: (open: OpenOutbox) => Promise<void>,
  ): Promise<void> => {
    const letGo = await hold();
    const open = outbox.open();
    await work(open);
    await open.close();
    assert.deepEqual(open.warnings(), []);
    await letGo();
  };
  const entriesIn = async ({ outbox }: OutboxUnderTest) => {
    const read = await outbox.entries();
    assert.ok(read.ok, JSON.stringify(read));
    return read.value;
  };
  const idsIn = async (under: OutboxUnderTest) => (await entriesIn(under)).map((entry) => entry.message.id);

  describe(`an outbox ${kind}`, () => {
    it("is empty at first", async (t) => {
      const under = make(t);
      assert.deepEqual(await entriesIn(under), []);
      await during(under, async (open) => assert.deepEqual(await open.load(), []));
    });

    it("keeps what is queued, in order, as it is", async (t) => {
      const under = make(t);
      const all = ["c", "a", "b"].map((id) => message(id, `hook-${id}`));
      await during(under, async (open) => {
        await Promise.all(all.map((one) => open.append({ state: "queued", message: one })));
      });
      const entries = await entriesIn(under);
      assert.deepEqual(
        entries.map((entry) => entry.message),
        all,
      );
      assert.deepEqual(entries[0], { message: all[0], refusals: 0, cause: null, isSetAside: false });
      await during(under, async (open) => assert.deepEqual(await open.load(), entries));
    });

    it("forgets what is delivered or dropped, also when it is told in the same moment", async (t) => {
      const under = make(t);
      await during(under, async (open) => {
        for (const id of ["a", "b", "c"]) await open.append({ state: "queued", message: message(id) });
      });
      await during(under, async (open) => {
        await open.load();
        await Promise.all([
          open.append({ state: "delivered", id: "a" }),
          open.append({ state: "dropped", id: "c" }),
          open.append({ state: "queued", message: message("d") }),
          open.append({ state: "delivered", id: "d" }),
        ]);
      });
      assert.deepEqual(await idsIn(under), ["b"]);
    });

    it("counts in how many runs a message was refused, and forgets that when it is to be tried anew", async (t) => {
      const under = make(t);
      await during(under, (open) => open.append({ state: "queued", message: message("a") }));
      for (const cause of ["400", "410"])
        await during(under, async (open) => {
          await open.load();
          await open.append({ state: "refused", id: "a", cause });
        });
      await during(under, async (open) => {
        await open.load();
        await open.append({ state: "refused", id: "a", cause: "404" });
        await open.append({ state: "set-aside", id: "a" });
      });
      const [refused] = await entriesIn(under);
      assert.deepEqual([refused?.refusals, refused?.cause, refused?.isSetAside], [3, "404", true]);
      await during(under, (open) => open.append({ state: "requeued", id: "a" }));
      const [again] = await entriesIn(under);
      assert.deepEqual([again?.refusals, again?.cause, again?.isSetAside], [0, null, false]);
    });

    it("counts a refusal that is told in the same moment as the message", async (t) => {
      const under = make(t);
      await during(under, async (open) => {
        await Promise.all([
          open.append({ state: "queued", message: message("a") }),
          open.append({ state: "refused", id: "a", cause: "400" }),
        ]);
      });
      const [refused] = await entriesIn(under);
      assert.deepEqual([refused?.refusals, refused?.cause], [1, "400"]);
    });

    it("has what is queued again as if it had never been tried", async (t) => {
      const under = make(t);
      for (const _ of [1, 2]) {
        await during(under, (open) => open.append({ state: "queued", message: message("a") }));
        const [queued] = await entriesIn(under);
        assert.deepEqual([queued?.refusals, queued?.cause, queued?.isSetAside], [0, null, false]);
        await during(under, async (open) => {
          await open.append({ state: "refused", id: "a", cause: "400" });
          await open.append({ state: "set-aside", id: "a" });
        });
      }
    });

    it("has a message once, however often it is queued", async (t) => {
      const under = make(t);
      for (const _ of [1, 2])
        await during(under, async (open) => {
          await open.append({ state: "queued", message: message("a") });
          await open.append({ state: "queued", message: message("b") });
        });
      assert.deepEqual(await idsIn(under), ["a", "b"]);
    });
  });
}
