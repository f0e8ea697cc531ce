import assert from "node:assert/strict";
import process from "node:process";
import { describe, test } from "node:test";
import { comparePlans } from "../../src/approval/compare-plans.ts";
import { changesDigest, planDocument } from "../../src/approval/plan-document.ts";
import { remainingPlan } from "../../src/approval/remaining-plan.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { PlanDocument } from "../../src/model/plan/plan.ts";
import { environment, listing, liveOf, webhook } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";
import { slowness } from "../fixtures/processor-time.ts";

/** `npm run campaign:plan` takes the whole; a third of it is still three times as deep as any recursion goes. */
const SHARE = process.env.CAMPAIGN === "1" ? 1 : 0.3;
const LONG = 50_000 * SHARE;
const MANY = 10_000 * SHARE;

/** Far above what a linear plan takes, and far below what a quadratic one does. CPU time, so that neighbours do not count. */
const MOST_SECONDS = 5 * SHARE * slowness();

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

test("a long chain is put in order", () => {
  const plan = withinReason(() => planOf(chain(LONG), []));
  assert.equal(plan.changes.at(-1)?.key, `hook-${LONG - 1}@1`);
  assert.equal(plan.changes.at(-1)?.step, LONG);
});

test("the end of a long chain is a target, with all that it waits for", () => {
  const plan = withinReason(() => planOf(chain(LONG), [], { targets: [`hook-${LONG - 1}`] }));
  assert.equal(plan.changes.length, LONG);
});

test("many that wait for something that is blocked are blocked", () => {
  const desired = chain(LONG);
  const stranger = liveOf(webhook({ name: "hook-0" }), { idempotencyKey: null });
  const plan = withinReason(() => planOf(desired, [stranger]));
  assert.equal(plan.changes.length, 0);
  assert.equal(plan.blocked.length, LONG);
});

test("a long chain is taken away from its end", () => {
  const all = chain(MANY);
  const keys = new Set(all.map(({ name }) => `${name}@1` as const));
  const desired = all.map((one): Webhook => ({ ...one, status: "deprecated" }));
  const live = all.map((one) => liveOf(one));
  const allow = allowing({ deprecate: keys });
  const plan = withinReason(() => planOf(desired, [], { live: listing(...live), allow }));
  assert.equal(plan.changes.length, MANY);
  assert.equal(plan.changes[0]?.key, `hook-${MANY - 1}@1`);
});

test("many old versions of one name are superseded", () => {
  const versions = Array.from({ length: MANY }, (_, index) => webhook({ version: index + 1 }));
  const live = versions.map((one) => liveOf(one));
  const plan = withinReason(() => planOf(versions.slice(-1), [], { live: listing(...live) }));
  assert.equal(plan.changes.length, MANY - 1);
});

test("many webhooks without a manifest are taken out of service when they are allowed by name", () => {
  const all = chain(MANY).map((one) => ({ ...one, dependsOn: [] }));
  const allow = allowing({ deprecate: new Set(all.map(({ name }) => `${name}@1` as const)) });
  const live = all.map((one) => liveOf(one));
  const plan = withinReason(() => planOf([webhook({ name: "kept" })], [], { live: listing(...live), allow }));
  assert.equal(plan.changes.filter(({ action }) => action === "deprecate").length, MANY);
});

describe("an approved plan of many changes", () => {
  const all = chain(MANY).map((one): Webhook => ({ ...one, dependsOn: [] }));
  const moved = all.map((one): Webhook => ({ ...one, url: `${one.url}/moved` }));
  const live = all.map((one) => liveOf(one));
  const bumped = all.map((one): Webhook => ({ ...one, version: 2 }));
  const approved = (desired: readonly Webhook[], on: readonly LiveWebhook[]) => {
    const plan = planOf(desired, on);
    const options = { targets: [], allowDelete: [], allowDeprecate: [], allowDowngrade: [] };
    const facts = { toolVersion: "0.1.0", commit: null, manifests: "webhooks.d", options };
    return planDocument(plan, { ...facts, changesDigest: changesDigest(plan) });
  };
  const urlsMoved = approved(moved, live);
  const half = <T>(from: readonly T[], to: readonly T[]) =>
    from.map((one, index) => (index % 2 === 0 ? one : (to[index] ?? one)));
  const cases: readonly (readonly [
    name: string,
    document: PlanDocument,
    now: readonly [desired: readonly Webhook[], live: readonly LiveWebhook[]],
    want: { readonly left: number; readonly done: number } | { readonly moved: number },
  ])[] = [
    ["nothing is done of it", urlsMoved, [moved, live], { left: MANY, done: 0 }],
    [
      "half of it is done",
      urlsMoved,
      [
        moved,
        half(
          live,
          moved.map((one) => liveOf(one)),
        ),
      ],
      { left: MANY / 2, done: MANY / 2 },
    ],
    [
      "all new versions are live, and no old one is retired yet",
      approved(bumped, live),
      [bumped, [...live, ...bumped.map((one) => liveOf(one))]],
      { left: MANY, done: 0 },
    ],
    [
      "all was written to by hand since",
      urlsMoved,
      [moved, live.map((one): LiveWebhook => ({ ...one, method: "PUT" }))],
      { moved: MANY },
    ],
  ];
  for (const [name, document, [desired, now], want] of cases) {
    test(name, () => {
      const present = { plan: planOf(desired, now), desired, live: now, steps: new Map() };
      const held = withinReason(() =>
        remainingPlan(document, { ...present, lastWritten: new Map(), environment: environment() }),
      );
      const got = held.ok
        ? { left: held.value.plan.changes.length, done: held.value.done.length }
        : { moved: held.error.length };
      assert.deepEqual(got, want);
    });
  }

  test("is compared with another one", () => {
    const created = approved(all, []);
    assert.equal(withinReason(() => comparePlans(urlsMoved, created)).differences.length, MANY);
  });
});
