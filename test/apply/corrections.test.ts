import assert from "node:assert/strict";
import { test } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import { correctionsFor } from "../../src/apply/context.ts";
import { keyOf } from "../../src/model/fleet/key.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { lastWrittenIn } from "../../src/model/record/projection.ts";
import { tenantFailure, World } from "../fixtures/apply.ts";
import { environment, liveOf, webhook } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";
import { recalled } from "../journal/recalled.ts";

const v1 = webhook();
const v2 = webhook({ version: 2 });

/** Plans and applies as the next run would. */
async function apply(world: World, desired: readonly Webhook[]): Promise<void> {
  const live = [...world.live.values()];
  const recorded = recalled(world.records);
  const allow = allowing({ downgrade: new Set(["orders"]) });
  const plan = planOf(desired, live, { lastWritten: lastWrittenIn(recorded), allow });
  const corrections = correctionsFor(plan, live, recorded, environment());
  await applyPlan(plan, world.options({ recorded, corrections }));
}

/** A run that announces the deprecation of orders@1 and is killed before orders@2 is active. */
async function killedAfterAnnouncing(): Promise<World> {
  const world = new World(liveOf(v1));
  // The intent of the activation, after those of the creation and the notice.
  world.failingAppend = 4;
  await applyPlan(planOf([v2], [liveOf(v1)]), world.options());
  world.failingAppend = Number.POSITIVE_INFINITY;
  world.events.length = 0;
  assert.deepEqual(world.statuses(), ["orders@1 active", "orders@2 inactive"]);
  return world;
}

const told = ({ events }: World) =>
  events.map(({ event, old_version, new_version }) => [event, old_version, new_version].join(" "));

test("an announcement whose run was killed is withdrawn when Git goes back, once", async () => {
  const world = await killedAfterAnnouncing();
  await apply(world, [v1]);
  assert.deepEqual(told(world), ["webhook_deprecation_withdrawn 1 2", "webhook_deprecated 2 1"]);
  assert.deepEqual(world.statuses(), ["orders@1 active", "orders@2 deprecated"]);
  world.events.length = 0;
  await apply(world, [v1]);
  assert.deepEqual(told(world), []);
});

test("an announcement whose run was killed stands while the replacement is still wanted", async () => {
  const world = await killedAfterAnnouncing();
  await apply(world, [v2]);
  assert.deepEqual(told(world), ["webhook_deprecated 1 2"]);
});

test("a deprecation that was made and is taken back is withdrawn once its version is active, and is news again then", async () => {
  const world = new World(liveOf(v1));
  await apply(world, [v2]);
  await apply(world, [v1]);
  await apply(world, [v2]);
  await apply(world, [v2]);
  assert.deepEqual(told(world), [
    "webhook_deprecated 1 2",
    "webhook_deprecated 2 1",
    "webhook_deprecation_withdrawn 1 2",
    "webhook_deprecated 1 2",
    "webhook_deprecation_withdrawn 2 1",
  ]);
  const since = world.trace.indexOf("webhook_deprecation_withdrawn orders@1");
  assert.ok(world.trace.indexOf("PUT orders@1 active") < since, world.trace.join("\n"));
  const { webhooks } = recalled(world.records);
  assert.deepEqual(
    [v1, v2].map((one) => webhooks.get(keyOf(one))?.withdrawals),
    [1, 1],
  );
});

test("a version without a successor that is active again is withdrawn, however it got so", async () => {
  const gone = webhook({ status: "deprecated" });
  const ways = [
    { how: "declared", between: () => {}, withdrawn: true },
    { how: "deleted and made anew", between: (world: World) => world.live.clear(), withdrawn: true },
    {
      how: "switched on by somebody else",
      between: ({ live }: World) => {
        for (const [id, one] of live) live.set(id, { ...one, status: "active" });
      },
      withdrawn: true,
    },
    {
      how: "not: its receiver is not fit",
      between: ({ verdicts }: World) => verdicts.set("deliver orders", "unexpected-status"),
      withdrawn: false,
    },
  ];
  for (const { how, between, withdrawn } of ways) {
    const world = new World(liveOf(v1));
    await apply(world, [gone]);
    between(world);
    world.events.length = 0;
    await apply(world, [v1]);
    await apply(world, [v1]);
    assert.deepEqual(told(world), withdrawn ? ["webhook_deprecation_withdrawn 1 "] : [], how);
  }
});

test("a run that is killed before it withdraws leaves that to the next", async () => {
  const world = new World(liveOf(v1));
  await apply(world, [webhook({ status: "deprecated" })]);
  // The notice, after the intent and the outcome of the update.
  world.failingAppend = world.records.length + 3;
  await apply(world, [v1]);
  assert.deepEqual(world.statuses(), ["orders@1 active"]);
  world.failingAppend = Number.POSITIVE_INFINITY;
  world.events.length = 0;
  await apply(world, [v1]);
  assert.deepEqual(told(world), ["webhook_deprecation_withdrawn 1 "]);
});

test("what no record announced, and what was inactive, is active again without a word", async () => {
  for (const status of ["deprecated", "inactive"] as const) {
    const world = new World(liveOf(v1, { status }));
    await apply(world, [v1]);
    assert.deepEqual([told(world), world.statuses()], [[], ["orders@1 active"]]);
  }
});

test("what was announced is withdrawn though nothing else is left to do", async () => {
  const world = await killedAfterAnnouncing();
  for (const [id, live] of world.live) if (live.version === 2) world.live.delete(id);
  await apply(world, [v1]);
  assert.deepEqual(told(world), ["webhook_deprecation_withdrawn 1 2"]);
});

test("the announcement is on record before it is told, with what it says", async () => {
  const world = await killedAfterAnnouncing();
  const [notice] = world.records.filter(({ phase }) => phase === "notice");
  assert.ok(notice?.phase === "notice");
  assert.deepEqual([notice.code, notice.version, notice.new_version], ["deprecation-announced", 1, 2]);
  assert.match(notice.sunset ?? "", /^\d{4}-\d{2}-\d{2}$/);
});

test("a withdrawal is corrected where another run made the deprecation at that moment, once", async () => {
  const world = new World(liveOf(v1));
  const gone = { ...v1, status: "deprecated" } as const;
  // The write fails, so that the announcement is taken back; another run's goes through right after.
  world.failures.set("PUT orders@1 deprecated", tenantFailure("unavailable"));
  await applyPlan(planOf([gone], [liveOf(v1)]), world.options());
  assert.deepEqual(told(world), ["webhook_deprecated 1 ", "webhook_deprecation_withdrawn 1 "]);
  for (const [id, live] of world.live) world.live.set(id, { ...live, status: "deprecated" });
  world.events.length = 0;
  await apply(world, [gone]);
  assert.deepEqual(told(world), ["webhook_deprecated 1 "]);
  world.events.length = 0;
  await apply(world, [gone]);
  assert.deepEqual(told(world), []);
});

test("a withdrawal is corrected too where inactive stands for deprecated, and where the version was replaced in place", async () => {
  const lacking = {
    ...environment(),
    capabilities: { ...environment().capabilities, deprecatedStatus: false },
  };
  const ways = [
    { setting: lacking, live: [liveOf(v1, { status: "inactive" }), liveOf(v2)], says: ["deprecated"] },
    { setting: lacking, live: [liveOf(v1), liveOf(v2)], says: [] },
    { setting: environment(), live: [liveOf(v1, { status: "inactive" }), liveOf(v2)], says: [] },
    { setting: environment(), live: [liveOf(v2)], says: ["deprecated"] },
    { setting: environment(), live: [liveOf(v2, { status: "inactive" })], says: [] },
    { setting: environment(), live: [], says: [] },
  ];
  const world = new World(liveOf(v1));
  world.failures.set("PUT orders@2 active", tenantFailure("unavailable"));
  await applyPlan(planOf([v2], [liveOf(v1)]), world.options());
  assert.deepEqual(told(world), ["webhook_deprecated 1 2", "webhook_deprecation_withdrawn 1 2"]);
  const recorded = recalled(world.records);
  for (const { setting, live, says } of ways) {
    // Planned by somebody who makes nothing of it: what is told follows from what is there.
    const plan = { ...planOf([], []), unchanged: [] };
    const found = correctionsFor(plan, live, recorded, setting);
    assert.deepEqual(
      found.map((one) => one.says),
      says,
    );
  }
});
