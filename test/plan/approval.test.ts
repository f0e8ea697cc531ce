import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import type { Snapshot } from "../../src/model/change.ts";
import { keyOf, type WebhookKey } from "../../src/model/key.ts";
import type { LiveWebhook } from "../../src/model/live.ts";
import type { Plan, PlanDocument } from "../../src/model/plan.ts";
import { snapshotOf } from "../../src/model/snapshot.ts";
import type { Webhook } from "../../src/model/webhook.ts";
import { remainderOf } from "../../src/plan/approval.ts";
import { changesDigest } from "../../src/plan/fingerprint.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { planDocument } from "../../src/render/plan-document.ts";
import { World } from "../fixtures/apply.ts";
import { liveOf, plainHeader, unresolvedHeader, webhook } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

const named = (name: string, over: Partial<Webhook> = {}) => webhook({ name, ...over });
const PLAIN = ["accept"];

function saved(plan: Plan): PlanDocument {
  const options = { targets: [], allowDelete: [], allowDeprecate: [], allowDowngrade: [] };
  const facts = { toolVersion: "0.1.0", commit: null, manifests: "webhooks.d", options };
  return JSON.parse(JSON.stringify(planDocument(plan, { ...facts, changesDigest: changesDigest(plan) })));
}

type Steps = ReadonlyMap<WebhookKey, readonly Snapshot[]>;
type Given = readonly [desired: readonly Webhook[], live: readonly LiveWebhook[], over?: Partial<PlanInput>];

function compare(document: PlanDocument, [desired, live, over]: Given, steps: Steps = new Map()) {
  return remainderOf(document, { plan: planOf(desired, live, over), live, steps, plainHeaders: PLAIN });
}

/** `update crm@1` or `crm@1: why not`. */
function told(...args: Parameters<typeof compare>): string[] {
  const result = compare(...args);
  return result.ok
    ? result.value.plan.changes.map(({ action, key }) => `${action} ${key}`)
    : result.error.map(({ key, message }) => `${key}: ${message}`);
}

const crm = named("crm");
const moved = { ...crm, url: "https://api.example.com/crm/v2" };
const UPDATE = saved(planOf([moved], [liveOf(crm)]));

describe("what is held to an approved update", () => {
  const cases: readonly (readonly [name: string, now: Given, want: readonly string[]])[] = [
    ["nothing moved", [[moved], [liveOf(crm)]], ["update crm@1"]],
    ["it is done", [[moved], [liveOf(moved)]], []],
    ["an unrelated webhook was declared", [[moved, named("new")], [liveOf(crm)]], ["update crm@1"]],
    [
      "an unrelated live object was edited",
      [
        [moved, named("other")],
        [liveOf(crm), liveOf(named("other"), { method: "PUT" })],
      ],
      ["update crm@1"],
    ],
    [
      "its url was changed by hand",
      [[moved], [liveOf(crm, { url: "https://api.example.com/hand" })]],
      [
        'crm@1: it changed on the tenant: url "https://api.example.com/hand" instead of "https://api.example.com/crm"',
      ],
    ],
    [
      "a header was added by hand",
      [[moved], [liveOf({ ...crm, headers: [plainHeader("X-Hand", "secret-of-somebody")] })]],
      ["crm@1: it changed on the tenant: header x-hand (hidden) instead of (none)"],
    ],
    [
      "it was written to, and looks the same",
      [[moved], [liveOf(crm, { etag: '"2"' })]],
      ["crm@1: it was written to on the tenant since"],
    ],
    ["it is gone", [[moved], []], ["crm@1: it is gone from the tenant"]],
    [
      "Git wants another url by now",
      [[{ ...moved, url: "https://api.example.com/crm/v3" }], [liveOf(crm)]],
      [
        'crm@1: Git wants something else now: url "https://api.example.com/crm/v3" instead of "https://api.example.com/crm/v2"',
      ],
    ],
    ["Git took it back", [[crm], [liveOf(crm)]], ["crm@1: to update it is not planned any more"]],
    [
      "policy refuses it by now",
      [
        [moved],
        [liveOf(crm)],
        { refusals: new Map([["crm@1", [{ message: "allowed-hosts: no", remedy: "ask" }]]]) },
      ],
      ["crm@1: it is blocked now (policy): allowed-hosts: no"],
    ],
  ];
  for (const [name, now, want] of cases) test(name, () => assert.deepEqual(told(UPDATE, now), want));

  test("what was not approved is left out, and said", () => {
    const result = compare(UPDATE, [[moved, named("new")], [liveOf(crm)]]);
    assert.ok(result.ok);
    assert.deepEqual(result.value.leftOut, ["new@1"]);
  });
});

describe("the digest of the changes", () => {
  const digest = (...given: Parameters<typeof planOf>) => changesDigest(planOf(...given));
  test("is the same on another day, with other records, and beside unrelated webhooks", () => {
    const live = [liveOf(crm), liveOf(named("gone"))];
    const first = digest([moved], live);
    assert.equal(digest([moved], live, { now: new Date("2026-11-24T12:00:00Z") }), first);
    assert.equal(digest([moved, named("same")], [...live, liveOf(named("same"))]), first);
  });
  test("does not depend on whether a record tells what a header had been", () => {
    const was = { ...crm, headers: [plainHeader("X-Mode", "one")] };
    const wanted = { ...crm, headers: [plainHeader("X-Mode", "two")] };
    const known = { after: snapshotOf(was), sunset: null, held: false, certificateExpires: null };
    const told = planOf([wanted], [liveOf(was)], { remembered: new Map([["crm@1", known]]) });
    const untold = planOf([wanted], [liveOf(was)]);
    const levels = [told, untold].map(({ changes }) => changes[0]?.risk.level);
    assert.deepEqual(levels, ["low", "high"], "what stood in Git is no hidden value");
    assert.equal(changesDigest(told), changesDigest(untold));
  });
  test("tells a header that could not be verified from one that was", () => {
    const secret = { ...moved, headers: [unresolvedHeader("X-Api-Key", "KEY", 1)] };
    const live = liveOf({ ...crm, headers: [plainHeader("X-Api-Key", "value")] });
    const known = { ...moved, headers: [plainHeader("X-Api-Key", "value")] };
    assert.notEqual(digest([secret], [live]), digest([known], [live]));
  });
});

/** One change of each kind, some of them in several steps. */
const before = ["updated", "replaced", "dropped", "expired", "adopted"].map((name) => named(name));
const LIVE = before.map((one) =>
  one.name === "expired"
    ? liveOf(one, { status: "deprecated" })
    : liveOf(one, one.name === "adopted" ? { idempotencyKey: null } : {}),
);
const DESIRED = [
  named("created"),
  named("asleep", { status: "inactive" }),
  named("updated", { url: "https://api.example.com/updated/v2" }),
  named("replaced", { version: 2 }),
  named("expired", { status: "deprecated", sunset: "2026-01-01" }),
  named("adopted", { adopt: true }),
];
const ALLOW: Partial<PlanInput> = { allow: allowing({ delete: new Set(["expired@1"]) }) };

function stepsOf(world: World): Steps {
  const steps = new Map<WebhookKey, Snapshot[]>();
  for (const record of world.records) {
    if (record.phase !== "intent" || record.after === null) continue;
    const key = keyOf({ name: record.webhook_name, version: record.version });
    steps.set(key, [...(steps.get(key) ?? []), record.after]);
  }
  return steps;
}

const liveIn = (world: World) => [...world.live.values()];

describe("a run of an approved plan that was interrupted", () => {
  const document = saved(planOf(DESIRED, LIVE, ALLOW));
  test("is about a change of each kind", () => {
    const kinds = new Set(document.changes.map(({ action }) => action));
    assert.deepEqual([...kinds].toSorted(), ["adopt", "create", "delete", "deprecate", "replace", "update"]);
  });

  // Every record that the journal can fail at: an intent, so that nothing more is sent, or an outcome, so that what
  // was sent is not recorded.
  for (let cut = 1; cut <= 32; cut += 1) {
    test(`is taken up again, cut at record ${cut}`, async () => {
      const world = new World(...LIVE);
      world.failingAppend = cut;
      await applyPlan(planOf(DESIRED, LIVE, ALLOW), world.options());
      world.failingAppend = Number.POSITIVE_INFINITY;

      const rest = compare(document, [DESIRED, liveIn(world), ALLOW], stepsOf(world));
      assert.ok(rest.ok, JSON.stringify(rest));
      await applyPlan(rest.value.plan, world.options());
      assert.deepEqual(world.statuses(), [
        "adopted@1 active",
        "asleep@1 inactive",
        "created@1 active",
        "dropped@1 deprecated",
        "replaced@1 deprecated",
        "replaced@2 active",
        "updated@1 active",
      ]);

      const again = compare(document, [DESIRED, liveIn(world), ALLOW], stepsOf(world));
      assert.ok(again.ok, JSON.stringify(again));
      assert.deepEqual(again.value.plan.changes, []);
    });
  }

  test("is not taken up where somebody else moved what it left behind", async () => {
    const world = new World(...LIVE);
    world.verdicts.set("deliver created", "no-answer");
    await applyPlan(planOf(DESIRED, LIVE, ALLOW), world.options());
    const [created] = liveIn(world).filter(({ name }) => name === "created");
    assert.ok(created?.status === "inactive");
    assert.deepEqual(told(document, [DESIRED, liveIn(world), ALLOW], stepsOf(world)), ["update created@1"]);
    world.live.set(created.id, { ...created, url: "https://api.example.com/hand" });
    const found = told(document, [DESIRED, liveIn(world), ALLOW], stepsOf(world));
    assert.deepEqual(found, ["created@1: it is on the tenant now, inactive"]);
  });
});
