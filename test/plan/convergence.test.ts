import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { idempotencyKeyOf, keyOf } from "../../src/model/fleet/key.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { environment } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";
import { activeNames, afterwards, alive, declared, FLEETS } from "./fleets.ts";

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
    { numRuns: FLEETS },
  );
});

test("a name that is live and declared active never goes dark on the way", () => {
  fc.assert(
    fc.property(declared, alive, (desired, live) => {
      const kept = desired.filter((one) => !one.unadopt);
      const wanted = new Set(kept.filter(({ status }) => status === "active").map(({ name }) => name));
      const { changes, renames } = planOf(desired, live);
      const before = activeNames(live, renames);
      let state: readonly LiveWebhook[] = live;
      for (const change of changes) {
        for (const next of afterwards(state, change)) {
          state = next;
          for (const name of before)
            if (wanted.has(name)) assert.ok(activeNames(state, renames).has(name), `${name} went dark`);
        }
      }
    }),
    { numRuns: FLEETS },
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

test("what carries our key under another name is never made anew, and never taken out of service under that name", () => {
  const renaming = fc.array(fc.constantFrom("d", "Somebody's", null), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(
      declared,
      alive,
      renaming,
      fc.constantFrom("key", "scope"),
      (desired, live, names, ownership) => {
        const now = live.map((one, index) => ({ ...one, name: names[index] ?? one.name }));
        const plan = planOf(desired, now, { environment: environment({ ownership }) });
        const carried = new Set(
          live.filter((one, index) => one.idempotencyKey !== null && names[index] !== null).map(keyOf),
        );
        for (const change of plan.changes) {
          assert.ok(!carried.has(change.key), `${change.action} ${change.key}`);
          if (change.action === "deprecate") assert.ok(!isCarried(change.live, desired), change.key);
        }
      },
    ),
    { numRuns: FLEETS },
  );
});

/** Whether it carries the key of something that is declared, under another name. */
function isCarried(live: LiveWebhook, desired: readonly Webhook[]): boolean {
  return desired.some((one) => idempotencyKeyOf(one) === live.idempotencyKey && keyOf(one) !== keyOf(live));
}
