import assert from "node:assert/strict";
import { test } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import type { WebhookKey } from "../../src/model/fleet/key.ts";
import type { LastWritten } from "../../src/model/fleet/last-written.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import { tenantFailure, World } from "../fixtures/apply.ts";
import { environment, liveOf, webhook } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

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
    "inactive, and no record says why: treated as out of service; --allow-deprecate crm@1 deprecates it",
  ]);
});

test("what Git declares deprecated comes to rest there too", async () => {
  const declared = [webhook({ name: "crm", status: "deprecated" }), webhook({ name: "crm", version: 2 })];
  const world = new World(liveOf(webhook({ name: "crm" })), liveOf(webhook({ name: "crm", version: 2 })));
  world.failures.set("PUT crm@1 deprecated", { ...tenantFailure("rejected"), refusesValue: true });
  const run = async (over: Parameters<typeof planOf>[2] = {}) => {
    const plan = planOf(declared, [...world.live.values()], over);
    await applyPlan(plan, world.options());
    return plan;
  };
  assert.equal((await run()).changes.length, 1);
  const again = await run();
  assert.deepEqual([again.changes, again.blocked], [[], []]);
  assert.deepEqual(again.unchanged.find(({ key }) => key === "crm@1")?.notes, [
    "inactive, and no record says why: treated as out of service; --allow-deprecate crm@1 deprecates it",
  ]);
  const actions = ({ changes }: ReturnType<typeof planOf>) =>
    changes.map(({ action, key }) => `${action} ${key}`);
  const live = [...world.live.values()];
  const asked = planOf(declared, live, { allow: allowing({ deprecate: new Set(["crm@1"]) }) });
  assert.deepEqual(actions(asked), ["deprecate crm@1"]);
  // Where operators say that the tenant has the status, Git's word is carried out.
  const told = planOf(declared, live, { environment: environment({ saysDeprecatedStatus: true }) });
  assert.deepEqual(actions(told), ["deprecate crm@1"]);
});

test("what the record knows is not called somebody else's where its key is gone", () => {
  const crm = webhook({ name: "crm" });
  const record = {
    after: snapshotOf(crm),
    sunset: null,
    held: false,
    wasActive: true,
    certificateExpires: null,
  };
  const told = (lastWritten: ReadonlyMap<WebhookKey, LastWritten>) =>
    planOf([crm], [liveOf(crm, { idempotencyKey: null })], { lastWritten }).blocked.map(
      ({ code, message, remedy }) => `${code}: ${message}; ${remedy}`,
    );
  assert.deepEqual(told(new Map([["crm@1", record]])), [
    "not-ours: the tenant has one already (id id-crm-1) without our key, although the audit log records it; add `adopt: true` to the manifest of crm@1 in a reviewed change, or set `ownership: scope` where doctor says that the tenant keeps no keys",
  ]);
  assert.deepEqual(told(new Map()), [
    "not-ours: the tenant has one already (id id-crm-1) that is not managed; add `adopt: true` to the manifest of crm@1 in a reviewed change, or choose another name where both are to deliver",
  ]);
});
