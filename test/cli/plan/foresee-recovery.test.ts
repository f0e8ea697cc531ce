import assert from "node:assert/strict";
import { test } from "node:test";
import { applyPlan } from "../../../src/apply/apply-plan.ts";
import { foreseeRecovery } from "../../../src/cli/plan/foresee-recovery.ts";
import type { LockHolder } from "../../../src/journal/journal.ts";
import type { JournalRecord } from "../../../src/model/record.ts";
import { World } from "../../fixtures/apply.ts";
import { liveOf, webhook } from "../../fixtures/model.ts";
import { planOf } from "../../fixtures/plan.ts";

/** The records of an apply whose last one is an intent. */
async function cutOff(): Promise<readonly JournalRecord[]> {
  const world = new World();
  world.failingAppend = 2;
  await applyPlan(planOf([webhook()], []), world.options());
  const seal = { time: "2026-11-23T09:00:00.000Z", timestamp: 1, actor: "ci", previous_hash: "", hash: "" };
  return world.records.map((record, index) => ({ ...record, ...seal, run: "7f3a91c2", sequence: index + 1 }));
}

async function foreseen(running: readonly LockHolder[]) {
  const world = new World(liveOf(webhook(), { status: "inactive" }));
  const { tenant, clock } = world.options();
  const reading = { records: await cutOff(), head: "", torn: false, running, wanted: [] };
  const found = await foreseeRecovery({ clock }, tenant, { settings: { settleMs: 0 } }, reading);
  assert.ok(found.ok);
  return { added: found.value.records.length - reading.records.length, notes: found.value.notes };
}

test("a write of a run that is gone was interrupted", async () => {
  assert.deepEqual(await foreseen([]), {
    added: 1,
    notes: ["interrupted run 7f3a91c2: create orders@1 had been committed; the next apply records it"],
  });
});

test("a write of a run that lives is under way", async () => {
  const holder = { run: "7f3a91c2", since: "2026-11-23T09:00:00.000Z", pid: 12, host: "runner-1" };
  const note =
    "run 7f3a91c2 has been at work since 2026-11-23T09:00:00.000Z (process 12 on runner-1): plan again when it has ended";
  assert.deepEqual(await foreseen([holder]), { added: 0, notes: [note] });
  const { added, notes } = await foreseen([{ ...holder, run: "0badcafe" }]);
  assert.deepEqual([added, notes.length], [1, 2], "the open write is of another run");
});
