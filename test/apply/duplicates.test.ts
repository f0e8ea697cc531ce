import assert from "node:assert/strict";
import { test } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import type { ApplyInput } from "../../src/apply/context.ts";
import { failure, success } from "../../src/base/result.ts";
import { tenantFailure, World } from "../fixtures/apply.ts";
import { liveOf, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

const orders = webhook();
const other = liveOf(orders, { id: "id-of-another-run" });
const IDS = ["id-orders@1", "id-of-another-run"];

async function applied(world: World, desired = [orders], overrides: Partial<ApplyInput> = {}) {
  return await applyPlan(planOf(desired, [...world.live.values()]), world.options(overrides));
}

function warnings({ progress }: World): string[] {
  return progress.flatMap((event) =>
    event.kind === "warning" ? [`${event.key ?? "-"}: ${event.message}`] : [],
  );
}

test("doubles: a run that registers lists once, after its last registration and beside what is left", async () => {
  const world = new World();
  await applied(world, [webhook({ name: "a" }), webhook({ name: "b" }), webhook({ name: "c" })]);
  const [after, ...others] = world.listedAfter;
  assert.deepEqual(others, []);
  const before = world.trace.slice(0, after);
  assert.equal(before.filter((call) => call.startsWith("POST")).length, 3);
  assert.ok(before.filter((call) => call.startsWith("PUT")).length < 3, before.join());
});

test("doubles: a run that registers nothing lists nothing, whatever it does else or why", async () => {
  const changed = new World(liveOf(orders, { url: "https://api.example.com/old" }));
  await applied(changed);
  const held = new World();
  held.verdicts.set("preflight orders", "unreachable");
  await applied(held);
  const stopped = new World();
  stopped.stop.abort();
  await applied(stopped);
  const unrecorded = new World();
  unrecorded.failingAppend = 1;
  await applied(unrecorded);
  for (const world of [changed, held, stopped, unrecorded]) assert.deepEqual(world.listedAfter, []);
});

test("doubles: what is held or skipped is not waited for", async () => {
  const world = new World();
  world.verdicts.set("preflight b", "unreachable");
  const desired = [webhook({ name: "a" }), webhook({ name: "b" }), webhook({ name: "c", dependsOn: ["b"] })];
  const outcomes = await applied(world, desired);
  assert.deepEqual(outcomes.map(({ result }) => result).toSorted(), ["applied", "held", "skipped"]);
  assert.equal(world.listedAfter.length, 1);
});

for (const [given, desired, live] of [
  ["a creation", orders, []],
  ["a replacement", webhook({ version: 2 }), [liveOf(orders)]],
] as const) {
  test(`doubles: ${given} that another run made too is unknown, told, recorded, with both ids`, async () => {
    const world = new World(...live);
    const key = `orders@${desired.version}` as const;
    const twice = [`id-${key}`, "id-of-another-run"].map((id) => liveOf(desired, { id }));
    world.lists.push(success({ webhooks: [...live, ...twice] }));
    const [outcome] = await applied(world, [desired]);
    assert.ok(outcome?.result === "unknown", outcome?.result);
    assert.deepEqual(outcome.duplicates, [`id-${key}`, "id-of-another-run"]);
    const message = `the tenant has ${key} 2 times: id-${key} and id-of-another-run`;
    assert.equal(outcome.failure.message, message);
    assert.match(outcome.failure.hint ?? "", /delete all but one/);
    assert.deepEqual(warnings(world), [`${key}: ${message}`]);
    const noted = world.records.filter((record) => record.phase === "notice" && record.details === message);
    assert.equal(noted.length, 1);
  });
}

test("doubles: an answer that was lost is no excuse", async () => {
  const world = new World();
  world.failures.set("POST orders@1 inactive", tenantFailure("unknown"));
  world.lists.push(success({ webhooks: IDS.map((id) => liveOf(orders, { id })) }));
  const [outcome] = await applied(world);
  assert.ok(outcome?.result === "unknown");
  assert.deepEqual(outcome.duplicates, IDS);
});

test("doubles: a list that cannot be read, or is short, takes nothing back of what was applied", async () => {
  for (const shown of [failure(tenantFailure("unavailable")), success({ shortfall: "a page is missing" })]) {
    const world = new World();
    world.lists.push(shown);
    const [outcome] = await applied(world);
    assert.equal(outcome?.result, "applied");
    assert.equal(warnings(world).length, 1);
    assert.match(warnings(world)[0] ?? "", /^-: the list .* shows in the next plan$/);
  }
});

/** Lists as they come, and how long was slept between them. */
async function listed(settleMs: number, ...lists: World["lists"]) {
  const world = new World();
  world.lists.push(...lists);
  const slept: number[] = [];
  const clock = {
    now: () => new Date(1_000),
    monotonic: () => 0,
    sleep: async (milliseconds: number) => void slept.push(milliseconds),
  };
  const [outcome] = await applied(world, [orders], { settleMs, clock });
  return { outcome, lists: world.listedAfter.length, slept, warnings: warnings(world) };
}

test("doubles: an id that the list shows under another name or version is not what was registered", async () => {
  for (const change of [{ name: "payments" }, { version: 2 }]) {
    const { outcome, warnings: told } = await listed(
      0,
      success({ webhooks: [liveOf(orders, { id: "id-orders@1", ...change })] }),
    );
    assert.ok(outcome?.result === "unknown", outcome?.result);
    assert.match(told.join(), /does not show orders@1 \(id id-orders@1\)/);
  }
});

test("doubles: only a list that lags is asked for again, once every write must show", async () => {
  const both = success({ webhooks: [liveOf(orders, { id: "id-orders@1" }), other] });
  const prompt = await listed(5_000, both);
  assert.deepEqual([prompt.lists, prompt.slept, prompt.outcome?.result], [1, [], "unknown"]);
  const lagging = await listed(5_000, success({ webhooks: [] }), both);
  assert.deepEqual([lagging.lists, lagging.slept, lagging.outcome?.result], [2, [5_000], "unknown"]);
});

test("doubles: a list that still lacks it makes the outcome unknown: the next apply would register it again", async () => {
  const empty = success({ webhooks: [] });
  for (const [settleMs, lists] of [
    [5_000, [empty, empty]],
    [0, [empty]],
  ] as const) {
    const blind = await listed(settleMs, ...lists);
    assert.deepEqual([blind.lists, blind.outcome?.result], [lists.length, "unknown"]);
    assert.match(
      blind.warnings.join(),
      /^orders@1: the list after the changes does not show orders@1 \(id id-orders@1\), which was just registered$/,
    );
  }
});
