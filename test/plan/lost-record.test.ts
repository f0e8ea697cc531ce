import assert from "node:assert/strict";
import { test } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import { tenantFailure, World } from "../fixtures/apply.ts";
import { liveOf, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

const names = ["billing", "crm", "orders"];
const removed = names.map((name) => webhook({ name: `${name}-old` }));
const bumped = names.map((name) => webhook({ name, version: 2 }));

test("a tenant without the deprecated status comes to rest, its record lost after every run", async () => {
  const world = new World(
    ...[...removed, ...names.map((name) => webhook({ name }))].map((one) => liveOf(one)),
  );
  for (const { name, version } of world.live.values()) {
    world.failures.set(`PUT ${name}@${version} deprecated`, {
      ...tenantFailure("rejected"),
      refusesValue: true,
    });
  }
  const run = async () => {
    const plan = planOf(bumped, [...world.live.values()]);
    await applyPlan(plan, world.options());
    return plan;
  };
  assert.equal((await run()).changes.length, removed.length + bumped.length);
  const { length } = world.trace;
  const announced = world.events.length;
  const again = await run();
  assert.deepEqual([again.changes, again.blocked], [[], []]);
  assert.deepEqual(
    [world.trace.length, world.events.length],
    [length, announced],
    "nothing is written or told again",
  );
  assert.deepEqual(again.unchanged.find(({ key }) => key === "crm@1")?.notes, [
    "inactive, and no record tells why: taken for out of service; --allow-deprecate crm@1 deprecates it",
  ]);
});
