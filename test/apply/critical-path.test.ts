import assert from "node:assert/strict";
import { test } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { probeReport, World } from "../fixtures/apply.ts";
import { webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";
import { VirtualClock } from "../simulation/virtual-clock.ts";

const API_MS = 50;
const RECEIVER_MS = 30;
const CONCURRENCY = 8;

/** What one create takes by itself: preflight, POST, delivery, PUT. */
const CREATE_MS = 2 * API_MS + 2 * RECEIVER_MS;

/** How long an apply of the fleet takes where every call to the tenant and to a receiver has its latency. */
async function takes(desired: readonly Webhook[], listMs: number = API_MS): Promise<number> {
  const clock = new VirtualClock();
  const base = new World().options();
  const { tenant } = base;
  const slowly = async <T>(milliseconds: number, work: () => Promise<T>): Promise<T> => {
    await clock.sleep(milliseconds);
    return await work();
  };
  const options = {
    ...base,
    clock,
    concurrency: CONCURRENCY,
    tenant: {
      ...tenant,
      list: () => slowly(listMs, () => tenant.list()),
      create: (...call: Parameters<typeof tenant.create>) => slowly(API_MS, () => tenant.create(...call)),
      replace: (...call: Parameters<typeof tenant.replace>) => slowly(API_MS, () => tenant.replace(...call)),
    },
    gate: {
      preflight: () =>
        slowly(RECEIVER_MS, async () => ({
          report: probeReport("healthy"),
          deliver: () => slowly(RECEIVER_MS, async () => probeReport("healthy", 200)),
          close: () => {},
        })),
    },
  };
  const outcomes = await clock.passFor(applyPlan(planOf(desired, []), options));
  assert.deepEqual(
    outcomes.filter(({ result }) => result !== "applied"),
    [],
  );
  return clock.monotonic();
}

test("a chain of 50 takes no longer than its links one after the other, and 30 % more", async () => {
  const chain = Array.from({ length: 50 }, (_, index) =>
    webhook({ name: `link-${index}`, dependsOn: index === 0 ? [] : [`link-${index - 1}`] }),
  );
  const path = 50 * CREATE_MS;
  const took = await takes(chain);
  assert.ok(took <= path * 1.3, `${took} ms, the critical path is ${path} ms`);
});

test("a fan of 500 takes no longer than what its API calls fill, and 30 % more", async () => {
  const leaves = Array.from({ length: 500 }, (_, index) =>
    webhook({ name: `leaf-${index}`, dependsOn: ["root"] }),
  );
  // The root by itself, then two calls a leaf, so many at once.
  const path = CREATE_MS + (500 * 2 * API_MS) / CONCURRENCY;
  const took = await takes([webhook({ name: "root" }), ...leaves]);
  assert.ok(took <= path * 1.3, `${took} ms, the critical path is ${path} ms`);
});

test("the list after the last registration costs no time: it goes beside the activations that are left", async () => {
  const desired = Array.from({ length: 20 }, (_, index) => webhook({ name: `leaf-${index}` }));
  for (const fleet of [desired.slice(0, 1), desired]) assert.equal(await takes(fleet), await takes(fleet, 0));
});
