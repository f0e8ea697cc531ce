import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf } from "../../src/model/fleet/key.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { subjectsOf } from "../../src/status/health-subjects.ts";
import { liveOf, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

interface Case {
  readonly name: string;
  readonly desired: readonly Webhook[];
  readonly live: readonly LiveWebhook[];
  readonly subjects: readonly string[];
}

const orders = webhook();
const moved = webhook({ url: "https://api.example.com/moved" });

const CASES: readonly Case[] = [
  { name: "declared, not on the tenant", desired: [orders], live: [], subjects: ["declared orders@1"] },
  { name: "live as declared", desired: [orders], live: [liveOf(orders)], subjects: ["both orders@1"] },
  {
    name: "live, and declared otherwise",
    desired: [moved],
    live: [liveOf(orders)],
    subjects: ["live orders@1", "declared orders@1"],
  },
  {
    name: "declared active, inactive on the tenant",
    desired: [orders],
    live: [liveOf(orders, { status: "inactive" })],
    subjects: ["declared orders@1"],
  },
  {
    name: "declared inactive, active on the tenant",
    desired: [webhook({ status: "inactive" })],
    live: [liveOf(orders)],
    subjects: ["live orders@1"],
  },
  {
    name: "a new version beside the old one",
    desired: [webhook({ version: 2 })],
    live: [liveOf(orders)],
    subjects: ["live orders@1", "declared orders@2"],
  },
  { name: "without a manifest", desired: [], live: [liveOf(orders)], subjects: ["live orders@1"] },
  {
    name: "not ours",
    desired: [],
    live: [liveOf(orders, { idempotencyKey: null })],
    subjects: [],
  },
  {
    name: "let go of, before and after",
    desired: [webhook({ unadopt: true }), webhook({ name: "returns", unadopt: true })],
    live: [liveOf(orders), liveOf(webhook({ name: "returns" }), { idempotencyKey: null })],
    subjects: [],
  },
  {
    name: "deprecated and inactive ones",
    desired: [webhook({ status: "inactive" })],
    live: [liveOf(webhook({ name: "old" }), { status: "deprecated" })],
    subjects: [],
  },
];

for (const { name, desired, live, subjects } of CASES)
  test(`health looks at what matters: ${name}`, () => {
    const plan = planOf(desired, live);
    assert.deepEqual(
      subjectsOf(plan, desired, live).map(({ kind, webhook }) => `${kind} ${keyOf(webhook)}`),
      subjects,
    );
  });

test("health looks at what matters: a version that is kept while its successor is blocked", () => {
  const desired = [webhook({ version: 2 })];
  const live = [liveOf(orders)];
  const refusals = new Map([["orders@2" as const, [{ message: "refused", remedy: "mend it" }]]]);
  const plan = planOf(desired, live, { refusals });
  assert.equal(plan.blocked.length, 1);
  assert.deepEqual(
    subjectsOf(plan, desired, live).map(({ kind, webhook }) => `${kind} ${keyOf(webhook)}`),
    ["live orders@1", "declared orders@2"],
  );
});
