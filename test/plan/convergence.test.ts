import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Change } from "../../src/model/change.ts";
import { idempotencyKeyOf, keyOf } from "../../src/model/key.ts";
import type { LiveWebhook } from "../../src/model/live.ts";
import type { Status, Webhook } from "../../src/model/webhook.ts";
import { liveOf, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

const statuses = fc.constantFrom<Status>("active", "inactive", "deprecated");
const names = fc.constantFrom("a", "b", "c");
const versions = fc.integer({ min: 1, max: 3 });
const path = fc.constantFrom("x", "y");
const unadopt = fc.constantFrom(false, false, false, true);

const declared = fc
  .uniqueArray(fc.record({ name: names, version: versions, status: statuses, path, unadopt }), {
    selector: keyOf,
    maxLength: 9,
  })
  .map((items) =>
    items.map(({ path, ...item }) => webhook({ ...item, url: `https://api.example.com/${path}` })),
  );

const alive = fc
  .uniqueArray(fc.record({ name: names, version: versions, status: statuses, path, ours: fc.boolean() }), {
    selector: keyOf,
    maxLength: 9,
  })
  .map((items) =>
    items.map(({ path, ours, ...item }) => {
      const base = webhook({ ...item, url: `https://api.example.com/${path}` });
      return liveOf(base, { idempotencyKey: ours ? idempotencyKeyOf(base) : null });
    }),
  );

/** The tenant after one change, one snapshot for each write in the order of the protocol. */
function afterwards(live: readonly LiveWebhook[], change: Change): (readonly LiveWebhook[])[] {
  const without = (key: string) => live.filter((item) => keyOf(item) !== key);
  switch (change.action) {
    case "create":
    case "update":
    case "adopt":
      return [[...without(change.key), liveOf(change.desired)]];
    case "deprecate":
      return [
        [
          ...without(change.key),
          { ...(change.desired ? liveOf(change.desired) : change.live), status: "deprecated" },
        ],
      ];
    case "unadopt":
      return [[...without(change.key), { ...change.live, idempotencyKey: null }]];
    case "delete":
      return [without(change.key)];
    case "replace": {
      const switched = [...without(change.key), liveOf(change.desired)];
      const old = new Set<string>(change.superseded.map(({ key }) => key));
      return [
        switched,
        switched.map((item) => (old.has(keyOf(item)) ? { ...item, status: "deprecated" } : item)),
      ];
    }
  }
}

function activeNames(live: readonly LiveWebhook[]): Set<string> {
  return new Set(live.filter(({ status }) => status === "active").map(({ name }) => name));
}

test("an applied plan leaves nothing to do but what was blocked", () => {
  fc.assert(
    fc.property(declared, alive, (desired, live) => {
      const plan = planOf(desired, live);
      const after = plan.changes.reduce<readonly LiveWebhook[]>(
        (state, change) => afterwards(state, change).at(-1) ?? state,
        live,
      );
      const next = planOf(desired, after);
      assert.deepEqual(
        next.changes.map(({ action, key }) => `${action} ${key}`),
        [],
      );
    }),
    { numRuns: 2_000 },
  );
});

test("a name that is live and declared active never goes dark on the way", () => {
  fc.assert(
    fc.property(declared, alive, (desired, live) => {
      const kept = desired.filter((one) => !one.unadopt);
      const wanted = new Set(kept.filter(({ status }) => status === "active").map(({ name }) => name));
      const before = activeNames(live);
      let state: readonly LiveWebhook[] = live;
      for (const change of planOf(desired, live).changes) {
        for (const next of afterwards(state, change)) {
          state = next;
          for (const name of before)
            if (wanted.has(name)) assert.ok(activeNames(state).has(name), `${name} went dark`);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});

test("what is not ours is in no change unless a manifest adopts it", () => {
  fc.assert(
    fc.property(declared, alive, (desired, live) => {
      const foreign = new Set(
        live.filter(({ idempotencyKey }) => idempotencyKey === null).map(({ id }) => id),
      );
      for (const change of planOf(desired, live).changes) {
        const touched = change.action === "create" ? [] : [change.live];
        for (const item of touched) assert.ok(item === null || !foreign.has(item.id));
      }
    }),
  );
});

test("every webhook of either side is in the plan exactly once", () => {
  fc.assert(
    fc.property(declared, alive, (desired: readonly Webhook[], live) => {
      const plan = planOf(desired, live);
      const keys = [
        ...plan.changes.flatMap((change) => [
          change.key,
          ...(change.action === "replace" ? change.superseded.map(({ key }) => key) : []),
        ]),
        ...plan.blocked.map(({ key }) => key),
        ...plan.unchanged.map(({ key }) => key),
        ...plan.unmanaged.map(keyOf),
      ];
      assert.equal(new Set(keys).size, keys.length, keys.join(" "));
      const all = new Set([...desired.map(keyOf), ...live.map(keyOf)]);
      assert.deepEqual(new Set(keys), all);
    }),
  );
});
