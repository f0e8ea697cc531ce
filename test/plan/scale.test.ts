import assert from "node:assert/strict";
import process from "node:process";
import { describe, test } from "node:test";
import { remainderOf } from "../../src/approval/approval.ts";
import { comparePlans } from "../../src/approval/compare-plans.ts";
import { changesDigest } from "../../src/approval/digest.ts";
import { planDocument } from "../../src/approval/plan-document.ts";
import type { LiveWebhook } from "../../src/model/live.ts";
import type { Webhook } from "../../src/model/webhook.ts";
import { environment, listing, liveOf, webhook } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

/** Far above what a linear plan takes, and far below what a quadratic one does. CPU time, so that neighbours do not count. */
const MOST_SECONDS = 5;

function withinReason<T>(work: () => T): T {
  const began = process.cpuUsage();
  const made = work();
  const { user } = process.cpuUsage(began);
  assert.ok(user < MOST_SECONDS * 1_000_000, `${user / 1_000_000} s of CPU`);
  return made;
}

/** Each needs the one before. */
const chain = (length: number): Webhook[] =>
  Array.from({ length }, (_, index) =>
    webhook({ name: `hook-${index}`, dependsOn: index === 0 ? [] : [`hook-${index - 1}`] }),
  );

test("a chain of 50,000 is put in order", () => {
  const plan = withinReason(() => planOf(chain(50_000), []));
  assert.equal(plan.changes.at(-1)?.key, "hook-49999@1");
  assert.equal(plan.changes.at(-1)?.step, 50_000);
});

test("the end of a chain of 50,000 is a target, with all that it waits for", () => {
  const plan = withinReason(() => planOf(chain(50_000), [], { targets: ["hook-49999"] }));
  assert.equal(plan.changes.length, 50_000);
});

test("50,000 that wait for something that is blocked are blocked", () => {
  const desired = chain(50_000);
  const stranger = liveOf(webhook({ name: "hook-0" }), { idempotencyKey: null });
  const plan = withinReason(() => planOf(desired, [stranger]));
  assert.equal(plan.changes.length, 0);
  assert.equal(plan.blocked.length, 50_000);
});

test("a chain of 10,000 is taken away from its end", () => {
  const all = chain(10_000);
  const keys = new Set(all.map(({ name }) => `${name}@1` as const));
  const desired = all.map((one): Webhook => ({ ...one, status: "deprecated" }));
  const live = all.map((one) => liveOf(one));
  const allow = allowing({ deprecate: keys });
  const plan = withinReason(() => planOf(desired, [], { live: listing(...live), allow }));
  assert.equal(plan.changes.length, 10_000);
  assert.equal(plan.changes[0]?.key, "hook-9999@1");
});

test("10,000 old versions of one name are superseded", () => {
  const versions = Array.from({ length: 10_000 }, (_, index) => webhook({ version: index + 1 }));
  const live = versions.map((one) => liveOf(one));
  const plan = withinReason(() => planOf(versions.slice(-1), [], { live: listing(...live) }));
  assert.equal(plan.changes.length, 9_999);
});

test("10,000 webhooks without a manifest are taken out of service when they are allowed by name", () => {
  const all = chain(10_000).map((one) => ({ ...one, dependsOn: [] }));
  const allow = allowing({ deprecate: new Set(all.map(({ name }) => `${name}@1` as const)) });
  const live = all.map((one) => liveOf(one));
  const plan = withinReason(() => planOf([webhook({ name: "kept" })], [], { live: listing(...live), allow }));
  assert.equal(plan.changes.filter(({ action }) => action === "deprecate").length, 10_000);
});

describe("an approved plan of 10,000 changes", () => {
  const all = chain(10_000).map((one): Webhook => ({ ...one, dependsOn: [] }));
  const moved = all.map((one): Webhook => ({ ...one, url: `${one.url}/moved` }));
  const live = all.map((one) => liveOf(one));
  const bumped = all.map((one): Webhook => ({ ...one, version: 2 }));
  const approved = (desired: readonly Webhook[], on: readonly LiveWebhook[]) => {
    const plan = planOf(desired, on);
    const options = { targets: [], allowDelete: [], allowDeprecate: [], allowDowngrade: [] };
    const facts = { toolVersion: "0.1.0", commit: null, manifests: "webhooks.d", options };
    return planDocument(plan, { ...facts, changesDigest: changesDigest(plan) });
  };
  const half = <T>(from: readonly T[], to: readonly T[]) =>
    from.map((one, index) => (index % 2 === 0 ? one : (to[index] ?? one)));
  const cases: readonly (readonly [
    name: string,
    was: readonly [desired: readonly Webhook[], live: readonly LiveWebhook[]],
    now: readonly [desired: readonly Webhook[], live: readonly LiveWebhook[]],
    want: { readonly left: number; readonly done: number } | { readonly moved: number },
  ])[] = [
    ["nothing is done of it", [moved, live], [moved, live], { left: 10_000, done: 0 }],
    [
      "half of it is done",
      [moved, live],
      [
        moved,
        half(
          live,
          moved.map((one) => liveOf(one)),
        ),
      ],
      { left: 5_000, done: 5_000 },
    ],
    [
      "all new versions are live, and no old one is retired yet",
      [bumped, live],
      [bumped, [...live, ...bumped.map((one) => liveOf(one))]],
      { left: 10_000, done: 0 },
    ],
    [
      "all was written to by hand since",
      [moved, live],
      [moved, live.map((one): LiveWebhook => ({ ...one, method: "PUT" }))],
      { moved: 10_000 },
    ],
  ];
  for (const [name, was, [desired, now], want] of cases) {
    test(name, () => {
      const document = approved(...was);
      const present = { plan: planOf(desired, now), desired, live: now, steps: new Map() };
      const held = withinReason(() => remainderOf(document, { ...present, environment: environment() }));
      const got = held.ok
        ? { left: held.value.plan.changes.length, done: held.value.done.length }
        : { moved: held.error.length };
      assert.deepEqual(got, want);
    });
  }

  test("is compared with another one", () => {
    const [first, second] = [approved(moved, live), approved(all, [])];
    assert.equal(withinReason(() => comparePlans(first, second)).differences.length, 10_000);
  });
});
