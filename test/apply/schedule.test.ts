import assert from "node:assert/strict";
import { test } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import { PRIORITY, PriorityLimiter, runSchedule } from "../../src/apply/schedule.ts";
import { RunEvents } from "../../src/model/run/run-events.ts";
import { World } from "../fixtures/apply.ts";
import { liveOf, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

test("schedule: dependents of a held change are skipped and name it; the rest goes on", async () => {
  const world = new World();
  world.verdicts.set("deliver b", "unexpected-status");
  const desired = [
    webhook({ name: "a" }),
    webhook({ name: "b" }),
    webhook({ name: "c", dependsOn: ["b"] }),
    webhook({ name: "d", dependsOn: ["c"] }),
    webhook({ name: "e", dependsOn: ["a"] }),
  ];
  const outcomes = await applyPlan(planOf(desired, []), world.options());
  const shown = outcomes.map(
    (outcome) =>
      `${outcome.key} ${outcome.result}${outcome.result === "skipped" ? ` because ${outcome.because}` : ""}`,
  );
  assert.deepEqual(shown.toSorted(), [
    "a@1 applied",
    "b@1 held",
    "c@1 skipped because b@1",
    "d@1 skipped because c@1",
    "e@1 applied",
  ]);
});

test("schedule: what others need goes first, the longest chain before the rest", async () => {
  const world = new World();
  const desired = [
    webhook({ name: "alone" }),
    webhook({ name: "z1" }),
    webhook({ name: "z2", dependsOn: ["z1"] }),
    webhook({ name: "z3", dependsOn: ["z2"] }),
  ];
  const order: string[] = [];
  await applyPlan(
    planOf(desired, []),
    world.options({
      events: RunEvents.toldTo((event) => {
        if (event.kind === "change-started") order.push(event.key);
      }),
    }),
  );
  assert.equal(order[0], "z1@1");
  assert.ok(order.indexOf("z2@1") < order.indexOf("z3@1"));
});

test("schedule: of many that may begin some are under way before the last begins", async () => {
  const world = new World();
  const desired = Array.from({ length: 32 }, (_, index) => webhook({ name: `hook-${index}` }));
  const told: string[] = [];
  const events = RunEvents.toldTo((event) => {
    if (event.kind === "change-started" || event.kind === "step") told.push(event.kind);
  });
  await applyPlan(planOf(desired, []), world.options({ events, concurrency: 64 }));
  const inATurn = told.slice(told.indexOf("change-started")).join(" ").split("step")[0] ?? "";
  const before = told.slice(0, told.lastIndexOf("change-started"));
  assert.ok(inATurn.trim().split(" ").length <= 8, inATurn);
  assert.ok(before.filter((kind) => kind === "step").length > 8, told.join(" "));
});

test("schedule: work that throws ends the run, and nothing more begins", async () => {
  const changes = planOf(
    Array.from({ length: 64 }, (_, index) => webhook({ name: `hook-${index}` })),
    [],
  ).changes;
  const unhandled: unknown[] = [];
  const note = (error: unknown) => void unhandled.push(error);
  process.on("unhandledRejection", note);
  let begun = 0;
  const running = runSchedule(changes, {
    width: 64,
    work: async () => {
      begun += 1;
      throw new Error("a bug");
    },
    skip: () => assert.fail("nothing is skipped"),
    ended: () => {},
    stopped: () => false,
  });
  await assert.rejects(running, /a bug/);
  const then = begun;
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", note);
  assert.deepEqual([begun, unhandled], [then, []]);
  assert.ok(begun < 64, `${begun} began`);
});

test("schedule: an aborted run finishes what is under way and skips the rest", async () => {
  const world = new World();
  const desired = Array.from({ length: 10 }, (_, index) => webhook({ name: `hook-${index}` }));
  const outcomes = await applyPlan(
    planOf(desired, []),
    world.options({
      events: RunEvents.toldTo((event) => {
        if (event.kind === "change-finished") world.stop.abort();
      }),
    }),
  );
  assert.equal(outcomes.length, 10);
  const applied = outcomes.filter(({ result }) => result === "applied").length;
  assert.ok(applied >= 1 && applied <= 3, `${applied} applied`);
  assert.equal(outcomes.filter(({ result }) => result === "skipped").length, 10 - applied);
});

test("lane: no more at once than its width, and what finishes goes before what begins", async () => {
  const lane = new PriorityLimiter(1);
  const order: string[] = [];
  let atOnce = 0;
  const work = (name: string) => async () => {
    atOnce += 1;
    assert.equal(atOnce, 1);
    await Promise.resolve();
    order.push(name);
    atOnce -= 1;
  };
  await Promise.all([
    lane.run(PRIORITY.begin, work("first")),
    lane.run(PRIORITY.begin, work("begin 1")),
    lane.run(PRIORITY.begin, work("begin 2")),
    lane.run(PRIORITY.finish, work("finish")),
    lane.run(PRIORITY.ordinary, work("ordinary")),
  ]);
  assert.deepEqual(order, ["first", "finish", "ordinary", "begin 1", "begin 2"]);
});

test("lane: work that throws gives its place back", async () => {
  const lane = new PriorityLimiter(1);
  await assert.rejects(lane.run(PRIORITY.begin, async () => assert.fail("thrown")));
  assert.equal(await lane.run(PRIORITY.begin, async () => "next"), "next");
});

test("schedule: a change that waits for the hook lets others begin", async () => {
  const names = ["a", "b", "c", "d", "e"];
  const live = names.map((name) => liveOf(webhook({ name })));
  const desired = names.map((name) => webhook({ name, version: 2 }));
  const world = new World(...live);
  let arrived = 0;
  let release = () => {};
  const allArrived = new Promise<void>((resolve) => {
    release = resolve;
  });
  const announcer = {
    ...world.options().announcer,
    announce: async () => {
      arrived += 1;
      if (arrived === names.length) release();
      await allArrived;
      return true;
    },
  };
  // One request at a time makes room for two changes.
  const outcomes = await applyPlan(planOf(desired, live), world.options({ announcer, concurrency: 1 }));
  assert.deepEqual(new Set(outcomes.map(({ result }) => result)), new Set(["applied"]));
});

test("schedule: a bug in one change ends the run, also when another change ends in the same turn", async () => {
  const world = new World();
  const base = world.options();
  const run = applyPlan(planOf([webhook({ name: "a" }), webhook({ name: "b" })], []), {
    ...base,
    concurrency: 2,
    events: RunEvents.toldTo((event) => {
      if (event.kind === "change-finished" && event.outcome.key === "b@1") throw new TypeError("a bug");
    }),
  });
  const hung = new Promise((resolve) => setImmediate(resolve, "it hangs"));
  await assert.rejects(Promise.race([run, hung]), /a bug/);
});
