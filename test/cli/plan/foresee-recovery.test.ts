import assert from "node:assert/strict";
import { test } from "node:test";
import { applyPlan } from "../../../src/apply/apply-plan.ts";
import { foreseeRecovery } from "../../../src/apply/settled-listing.ts";
import { success } from "../../../src/base/result.ts";
import type { LockHolder } from "../../../src/journal/chain/journal.ts";
import { projectionOf, foreseen as withRecords } from "../../../src/journal/projection/builder.ts";
import { lastWrittenIn } from "../../../src/model/record/projection.ts";
import type { JournalRecord } from "../../../src/model/record/record.ts";
import { World } from "../../fixtures/apply.ts";
import { liveOf, webhook } from "../../fixtures/model.ts";
import { planOf } from "../../fixtures/plan.ts";
import { recorded } from "../../journal/recalled.ts";

/** The records of an apply whose last one is an intent. */
async function cutOff(): Promise<readonly JournalRecord[]> {
  const world = new World();
  world.failingAppend = 2;
  await applyPlan(planOf([webhook()], []), world.options());
  return recorded(world.records, "7f3a91c2");
}

async function foreseen(running: readonly LockHolder[]) {
  const world = new World(liveOf(webhook(), { status: "inactive" }));
  const { tenant, clock } = world.options();
  const read = { projection: projectionOf(await cutOff()), running };
  // Only where a run is at work does anybody pay for another look at the record.
  const again = async () => (running.length === 0 ? assert.fail("read again") : success(read));
  const isStill = async () => running.length === 0;
  const reading = { ...read, again, isStill, foreseen: withRecords };
  const listing = { tenant, clock, settleMs: 0, wanted: [] };
  const found = await foreseeRecovery(reading, listing, { ownership: "key" });
  assert.ok(found.ok);
  return { lastWritten: [...lastWrittenIn(found.value.recorded).keys()], notes: found.value.notes };
}

test("a write of a run that is gone was interrupted", async () => {
  assert.deepEqual(await foreseen([]), {
    lastWritten: ["orders@1"],
    notes: ["interrupted run 7f3a91c2: create orders@1 had been committed; the next apply records it"],
  });
});

test("a write of a run that lives is under way", async () => {
  const holder = { run: "7f3a91c2", since: "2026-11-23T09:00:00.000Z", pid: 12, host: "runner-1" };
  const note =
    "run 7f3a91c2 has been at work since 2026-11-23T09:00:00.000Z (process 12 on runner-1): plan again when it has ended";
  assert.deepEqual(await foreseen([holder]), { lastWritten: [], notes: [note] });
  const { lastWritten, notes } = await foreseen([{ ...holder, run: "0badcafe" }]);
  assert.deepEqual([lastWritten, notes.length], [["orders@1"], 2], "the open write is of another run");
});
