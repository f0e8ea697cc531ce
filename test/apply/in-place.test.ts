import assert from "node:assert/strict";
import { test } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { TenantFailure } from "../../src/model/fleet/tenant.ts";
import { tenantFailure, World } from "../fixtures/apply.ts";
import * as endpoints from "../fixtures/endpoints.ts";
import { planOf } from "../fixtures/plan.ts";

/** One write to a live object that callers go by: nothing of it is there when it fails, or all of it. */

const [first, second] = [endpoints.declared({ version: 1 }), endpoints.declared({ version: 2 })];
const old = endpoints.live(first);
const off = endpoints.live({ ...first, status: "inactive" });
const replaced = { ...endpoints.live(second), id: old.id };
const PUT = "PUT orders@2 active";

/** Its result, what is live after it, and what was announced. */
async function applied(world: World, found: LiveWebhook): Promise<readonly unknown[]> {
  const live = endpoints.listing([found]);
  const plan = planOf([second], [], { environment: endpoints.environment(), live });
  const [outcome] = await applyPlan(plan, world.options());
  return [outcome?.result, world.statuses().join(), world.events.map(({ event }) => event).join()];
}

const TOLD = "webhook_deprecated";
const WITHDRAWN = `${TOLD},webhook_deprecation_withdrawn`;

test("a version whose receiver is not fit replaces nothing, and nobody is told", async () => {
  const world = new World(old);
  world.verdicts.set("deliver orders", "no-answer");
  assert.deepEqual(await applied(world, old), ["held", "orders@1 active", ""]);
});

const cases: readonly (readonly [
  what: string,
  found: LiveWebhook,
  fails: TenantFailure["kind"],
  meanwhile: LiveWebhook | null,
  want: readonly string[],
])[] = [
  ["that is refused is withdrawn", old, "forbidden", null, ["failed", "orders@1 active", WITHDRAWN]],
  ["of what was off was never announced", off, "forbidden", null, ["failed", "orders@1 inactive", ""]],
  ["that may take effect still is not withdrawn", old, "unknown", null, ["unknown", "orders@1 active", TOLD]],
  ["that another run has made is success", old, "conflict", replaced, ["applied", "orders@2 active", TOLD]],
  [
    "that was refused is none of ours, though another run has made it",
    old,
    "forbidden",
    replaced,
    ["failed", "orders@2 active", TOLD],
  ],
  [
    "that somebody has made by hand is not taken for ours",
    old,
    "conflict",
    { ...replaced, idempotencyKey: null },
    ["stale", "orders@2 active", TOLD],
  ],
];

for (const [what, found, fails, meanwhile, want] of cases) {
  test(`a replacement in place ${what}`, async () => {
    const world = new World(found);
    world.failures.set(PUT, tenantFailure(fails));
    const get = world.failures.get.bind(world.failures);
    world.failures.get = (call) => {
      if (call === PUT && meanwhile !== null) world.live.set(meanwhile.id, meanwhile);
      return get(call);
    };
    assert.deepEqual(await applied(world, found), want);
  });
}
