import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { keyOf, type WebhookKey } from "../../src/model/fleet/key.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Plan } from "../../src/model/plan/plan.ts";
import { deactivated, keepNamesActive } from "../../src/plan/guards/never-dark.ts";
import * as endpoints from "../fixtures/endpoints.ts";
import { environment, liveOf, webhook } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";
import { activeNames, afterwards, alive, declared, FLEETS } from "./fleets.ts";

const a = (version: number, overrides: Partial<Webhook> = {}) =>
  webhook({ name: "a", version, ...overrides });
const keysOf = ({ changes }: Plan) => changes.map(({ key }) => key);
const blocks = ({ blocked }: Plan) =>
  blocked.map(({ key, code, because }) => [key, code, ...because].join(" "));
const without = (plan: Plan, ...keys: WebhookKey[]): Plan => ({
  ...plan,
  changes: plan.changes.filter(({ key }) => !keys.includes(key)),
});

test("somebody else's active webhook of the name is no light of ours", () => {
  const other = liveOf(webhook({ name: "a", version: 9 }), { idempotencyKey: null });
  const live = [liveOf(a(1)), other];
  // As a filter may leave it: what would have kept the name in service is not in this plan.
  const removal = planOf([webhook({ name: "z" })], live, {
    allow: allowing({ deprecate: new Set([keyOf(a(1))]) }),
  });
  const plan = { ...removal, keepActive: new Set(["a"]) };
  assert.deepEqual(blocks(plan), []);
  assert.deepEqual(blocks(keepNamesActive(plan, live, environment())), ["a@1 never-dark"]);
});

test("what this plan takes over is light of ours already, also where it is switched off in the same write", () => {
  const live = [liveOf(a(1), { idempotencyKey: null })];
  const adoption = planOf([a(1, { adopt: true, status: "inactive" })], live);
  const plan = { ...adoption, keepActive: new Set(["a"]) };
  assert.deepEqual(keysOf(plan), ["a@1"]);
  assert.deepEqual(blocks(keepNamesActive(plan, live, environment())), ["a@1 never-dark"]);
});

test("what is replaced in place is switched off only where the new version is declared so", () => {
  const live = endpoints.listing([endpoints.live(endpoints.declared())]);
  for (const [status, off] of [
    ["active", []],
    ["inactive", ["orders@1"]],
  ] as const) {
    const desired = [endpoints.declared({ version: 2, status })];
    const [change] = planOf(desired, [], { environment: endpoints.environment(), live }).changes;
    assert.ok(change?.action === "replace" && change.inPlaceOf === "orders@1");
    assert.deepEqual(deactivated(change), off);
  }
});

test("what is to be resolved is told: another version where there is one, else what Git can say", () => {
  const live = [liveOf(a(1)), liveOf(a(2, { status: "inactive" }))];
  const both = planOf([a(1, { status: "deprecated" }), a(2)], live);
  const unlinked = { ...both, changes: both.changes.map((change) => ({ ...change, dependsOn: [] })) };
  const alone = planOf([a(1, { status: "inactive" })], live.slice(0, 1));
  const remedies = (plan: Plan) =>
    keepNamesActive({ ...plan, keepActive: new Set(["a"]) }, live, environment()).blocked.map(
      ({ code, remedy }) => `${code}: ${remedy}`,
    );
  const others = "never-dark: resolve what keeps the other versions of a from going live";
  assert.deepEqual(remedies(unlinked), [others]);
  assert.deepEqual(remedies({ ...alone, leftOut: 1 }), [others]);
  assert.deepEqual(remedies(alone), [
    "never-dark: to take it out of service, declare `status: inactive` or `status: deprecated` in the manifest of a@1, and apply that",
  ]);
});

test("a removal whose successor a filter left out is held back", () => {
  const desired = [a(1, { status: "deprecated" }), a(2)];
  const live = [liveOf(a(1))];
  const plan = without(planOf(desired, live), "a@2");
  assert.deepEqual(blocks(keepNamesActive(plan, live, environment())), ["a@1 dependency a@2"]);
});

test("a removal that nothing links to its successor is held back all the same", () => {
  const live = [liveOf(a(1)), liveOf(a(2, { status: "inactive" }))];
  const plan = planOf([a(1, { status: "deprecated" }), a(2)], live);
  const unlinked = {
    ...plan,
    changes: plan.changes.map((change) => ({ ...change, dependsOn: [] })),
  };
  const held = keepNamesActive(unlinked, live, environment());
  assert.deepEqual([keysOf(held), blocks(held)], [["a@2"], ["a@1 never-dark"]]);
});

test("what takes over from what is held back is held back too, and all that waits for it", () => {
  // As a rollback leaves it: version 1 goes back into service, and version 2 for it.
  const old = (name: string) => webhook({ name, version: 2, status: "deprecated" });
  const desired = [
    ...[a(1), old("a")],
    ...[webhook({ name: "b", dependsOn: ["a@1"] }), old("b")],
    ...[webhook({ name: "c" }), old("c")],
  ];
  const live = desired.map((one) =>
    liveOf({ ...one, status: one.status === "active" ? "deprecated" : "active" }),
  );
  const takeovers = new Map<WebhookKey, readonly WebhookKey[]>([
    ["a@1", ["a@2"]],
    ["b@1", ["b@2"]],
    ["c@1", ["c@2"]],
  ]);
  const request = {
    allow: allowing({ downgrade: new Set(["a", "b", "c"]) }),
    needed: new Map([[keyOf(a(2)), [keyOf(webhook({ name: "top" }))]]]),
  };
  const plan = planOf(desired, live, request);
  assert.deepEqual(blocks(plan), ["a@2 has-dependents top@1"]);
  const held = keepNamesActive({ ...plan, takeovers }, live, environment());
  assert.deepEqual(
    [blocks(held).toSorted(), keysOf(held)],
    [
      ["a@1 dependency a@2", "a@2 has-dependents top@1", "b@1 dependency a@1", "b@2 dependency b@1"],
      ["c@1", "c@2"],
    ],
  );
  // Whether or not what stays was blocked before: its block may only come to light here.
  const linked = planOf(desired, live, { allow: request.allow }).changes.map((change) =>
    change.key === "b@2" ? { ...change, dependsOn: [keyOf(webhook({ name: "gone" }))] } : change,
  );
  const late = keepNamesActive({ ...plan, blocked: [], changes: linked, takeovers }, live, environment());
  assert.deepEqual(blocks(late).toSorted(), ["b@1 dependency b@2", "b@2 dependency gone@1"]);
});

test("what waits for what is held back is held back too, however far away", () => {
  const chain = ["b", "c", "d"].map((name, index) =>
    webhook({ name, dependsOn: [["a@2", "b", "c"][index] ?? ""] }),
  );
  const live = [liveOf(a(1))];
  const plan = without(planOf([a(1, { status: "deprecated" }), a(2), ...chain], live), "a@2");
  assert.deepEqual(blocks(keepNamesActive(plan, live, environment())), [
    "a@1 dependency a@2",
    "b@1 dependency a@2",
    "c@1 dependency b@1",
    "d@1 dependency c@1",
  ]);
});

test("a version that stays active is light enough, and a name that nobody wants active may go dark", () => {
  const stays = [liveOf(a(1)), liveOf(a(2))];
  assert.deepEqual(blocks(keepNamesActive(planOf([a(2)], stays), stays, environment())), []);
  const kept = webhook({ name: "kept" });
  const goes = [liveOf(a(1)), liveOf(kept)];
  assert.deepEqual(keysOf(keepNamesActive(planOf([kept], goes), goes, environment())), ["a@1"]);
});

/** Any mixture: fleets with dependencies, what policy refuses or nobody can name, what options ask for and allow. */
const situation = fc
  .record({
    desired: declared,
    live: alive,
    needs: fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 4 }),
    refused: fc.array(fc.nat(8), { maxLength: 2 }),
    incomplete: fc.array(fc.nat(8), { maxLength: 2 }),
    targets: fc.array(fc.constantFrom("a", "b", "c", "a@1", "b@2"), { maxLength: 2 }),
    downgrade: fc.subarray(["a", "b", "c"]),
  })
  .map(({ desired, live, needs, refused, incomplete, targets, downgrade }) => {
    const keyAt = (index: number) => (desired[index] === undefined ? [] : [keyOf(desired[index])]);
    const linked = desired.map((one, index) => ({
      ...one,
      // Only on what stands before it, so that there is no circle.
      dependsOn: needs.flatMap(([from, to]) => (from === index && to < from ? keyAt(to) : [])),
    }));
    const refusal = { message: "refused", remedy: "none" };
    const plan = planOf(linked, live, {
      refusals: new Map(refused.flatMap(keyAt).map((key) => [key, [refusal]])),
      incomplete: new Map(incomplete.flatMap(keyAt).map((key) => [key, { ...refusal, code: "masked" }])),
      targets,
      allow: allowing({ downgrade: new Set(downgrade) }),
    });
    return { plan, live };
  });

/** Which changes an approval lacks, and which the gate holds: bits, so that they shrink. */
const bits = fc.nat(2 ** 10 - 1);
const has = (set: number, index: number) => (set & (1 << (index % 10))) !== 0;

/** Plays a plan as an apply does: what waits for something that was not applied is skipped. Tells every state between. */
function play(plan: Plan, live: readonly LiveWebhook[], held: number): (readonly LiveWebhook[])[] {
  const planned = new Set(keysOf(plan));
  const applied = new Set<WebhookKey>();
  const states = [live];
  for (const [index, change] of plan.changes.entries()) {
    const ready = change.dependsOn.every((key) => !planned.has(key) || applied.has(key));
    if (!ready || has(held, index)) continue;
    applied.add(change.key);
    states.push(...afterwards(states.at(-1) ?? live, change));
  }
  return states;
}

test("whatever is refused, left out or held, no name that is to stay active goes dark", () => {
  fc.assert(
    fc.property(situation, bits, bits, ({ plan, live }, leftOut, held) => {
      const filtered = { ...plan, changes: plan.changes.filter((_, index) => !has(leftOut, index)) };
      const final = keepNamesActive(filtered, live, environment());
      const lit = [...activeNames(live, plan.renames)].filter((name) => plan.keepActive.has(name));
      for (const state of play(final, live, held)) {
        const now = activeNames(state, plan.renames);
        for (const name of lit) assert.ok(now.has(name), `${name} went dark`);
      }
    }),
    { numRuns: FLEETS },
  );
});

test("nothing that is left waits for something that is not made, and holding twice changes nothing", () => {
  fc.assert(
    fc.property(situation, bits, ({ plan, live }, leftOut) => {
      const filtered = { ...plan, changes: plan.changes.filter((_, index) => !has(leftOut, index)) };
      const final = keepNamesActive(filtered, live, environment());
      const blocked = new Set(final.blocked.map(({ key }) => key));
      for (const { key, dependsOn } of final.changes)
        for (const needed of dependsOn) assert.ok(!blocked.has(needed), `${key} waits for ${needed}`);
      assert.deepEqual(keepNamesActive(final, live, environment()), final);
    }),
    { numRuns: FLEETS },
  );
});

test("a plan that nobody filtered is whole already", () => {
  fc.assert(
    fc.property(situation, ({ plan, live }) => {
      assert.equal(keepNamesActive(plan, live, environment()), plan);
      assert.deepEqual(
        plan.blocked.filter(({ code }) => code === "never-dark"),
        [],
      );
    }),
    { numRuns: FLEETS },
  );
});

test("what only goes on until its sunset is no light that stays, and may end before what does", () => {
  const went = (version: number) =>
    endpoints.live(
      endpoints.declared({ version, status: "deprecated" }),
      { id: `e${version}` },
      { serves: true },
    );
  const lead = endpoints.live(endpoints.declared({ version: 3 }), { id: "e3" });
  const held = (found: readonly LiveWebhook[], off: readonly number[]) => {
    const on = { environment: endpoints.environment(), live: endpoints.listing(found) };
    const gone = off.map((version) =>
      endpoints.declared({ version, status: "deprecated", sunset: "2020-01-01" }),
    );
    const all = planOf(gone, found, { ...on, recorded: new Set(found.map(keyOf)) });
    const changes = all.changes.filter(({ version }) => off.includes(version));
    const plan = { ...all, changes, keepActive: new Set(["orders"]) };
    assert.equal(changes.length, off.length);
    return blocks(keepNamesActive(plan, found, on.environment));
  };
  assert.deepEqual(held([went(1), lead], [3]), ["orders@3 never-dark"]);
  assert.deepEqual(held([went(1), lead], [1]), []);
  assert.deepEqual(held([went(1), went(2)], [1]), [], "the other one goes on");
  assert.deepEqual(held([went(1)], [1]), ["orders@1 never-dark"]);
});
