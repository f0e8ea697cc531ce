import assert from "node:assert/strict";
import { test } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import { failure } from "../../src/base/result.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Outcome } from "../../src/model/record/outcome.ts";
import { lacksDeprecatedStatus } from "../../src/model/record/projection.ts";
import { tenantFailure, World } from "../fixtures/apply.ts";
import { liveOf, secretHeader, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";
import { outcome } from "../journal/fixture.ts";
import { recalled } from "../journal/recalled.ts";

/** The tenant's own word about what was written. */
const REFUSED = { ...tenantFailure("rejected"), status: 422, refusesValue: true } as const;

const v1 = webhook({ version: 1 });
const v2 = webhook({ version: 2 });
const intake = webhook({ name: "order-intake", replaces: ["orders"] });
const inactiveV2 = liveOf(v2, { status: "inactive" });

interface Row {
  readonly given: string;
  readonly desired: readonly Webhook[];
  readonly live?: readonly LiveWebhook[];
  readonly arrange?: (world: World) => void;
  readonly trace: readonly string[];
  readonly outcome: readonly string[];
  readonly after: readonly string[];
}

const rows: readonly Row[] = [
  {
    given: "create: inactive first, active once the delivery has been answered",
    desired: [v1],
    trace: [
      "preflight orders",
      "intent create orders@1",
      "POST orders@1 inactive",
      "deliver orders",
      "intent activate orders@1",
      "PUT orders@1 active",
    ],
    outcome: ["orders@1 applied active"],
    after: ["orders@1 active"],
  },
  {
    given: "create inactive: one write, no probe",
    desired: [webhook({ status: "inactive" })],
    trace: ["intent create orders@1", "POST orders@1 inactive"],
    outcome: ["orders@1 applied inactive"],
    after: ["orders@1 inactive"],
  },
  {
    given: "create: a failed preflight creates nothing",
    desired: [v1],
    arrange: (world) => world.verdicts.set("preflight orders", "certificate-expired"),
    trace: ["preflight orders"],
    outcome: ["orders@1 held absent"],
    after: [],
  },
  {
    given: "create: a failed delivery leaves it inactive",
    desired: [v1],
    arrange: (world) => world.verdicts.set("deliver orders", "unexpected-status"),
    trace: ["preflight orders", "intent create orders@1", "POST orders@1 inactive", "deliver orders"],
    outcome: ["orders@1 held inactive"],
    after: ["orders@1 inactive"],
  },
  {
    given: "create: refused by the tenant",
    desired: [v1],
    arrange: (world) => world.failures.set("POST orders@1 inactive", tenantFailure("rejected")),
    trace: ["preflight orders", "intent create orders@1", "POST orders@1 inactive"],
    outcome: ["orders@1 failed absent"],
    after: [],
  },
  {
    given: "update: the new url is probed before anything is written",
    desired: [webhook({ url: "https://api.example.com/moved" })],
    live: [liveOf(v1)],
    trace: ["preflight moved", "deliver moved", "intent update orders@1", "PUT orders@1 active"],
    outcome: ["orders@1 applied active"],
    after: ["orders@1 active"],
  },
  {
    given: "update: a failed gate changes nothing",
    desired: [webhook({ url: "https://api.example.com/moved" })],
    live: [liveOf(v1)],
    arrange: (world) => world.verdicts.set("deliver moved", "unexpected-status"),
    trace: ["preflight moved", "deliver moved"],
    outcome: ["orders@1 held active"],
    after: ["orders@1 active"],
  },
  {
    given: "update: what moved on the tenant is stale, not overwritten",
    desired: [webhook({ status: "inactive" })],
    live: [liveOf(v1)],
    arrange: (world) => world.failures.set("PUT orders@1 inactive", tenantFailure("conflict")),
    trace: ["intent update orders@1", "PUT orders@1 inactive"],
    outcome: ["orders@1 stale active"],
    after: ["orders@1 active"],
  },
  {
    given: "update: what is gone from the tenant is not said to be as it was",
    desired: [webhook({ status: "inactive" })],
    live: [liveOf(v1)],
    arrange: (world) => world.failures.set("PUT orders@1 inactive", tenantFailure("not-found")),
    trace: ["intent update orders@1", "PUT orders@1 inactive"],
    outcome: ["orders@1 stale deleted"],
    after: ["orders@1 active"],
  },
  {
    given: "create: a tenant that has no place for it has nothing of it",
    desired: [v1],
    arrange: (world) => world.failures.set("POST orders@1 inactive", tenantFailure("not-found")),
    trace: ["preflight orders", "intent create orders@1", "POST orders@1 inactive"],
    outcome: ["orders@1 stale absent"],
    after: [],
  },
  {
    given: "adopt: one write, no probe when nothing else changes",
    desired: [webhook({ adopt: true })],
    live: [liveOf(v1, { idempotencyKey: null })],
    trace: ["intent adopt orders@1", "KEY orders@1 orders:1"],
    outcome: ["orders@1 applied active"],
    after: ["orders@1 active"],
  },
  {
    given: "adopt: the receiver is asked before a value that the tenant hides is written",
    desired: [webhook({ adopt: true, headers: [secretHeader("X-Api-Key", "KEY", 1, "s3cret")] })],
    live: [liveOf(v1, { idempotencyKey: null, headers: [{ name: "X-Api-Key", kind: "masked" }] })],
    trace: ["preflight orders", "deliver orders", "intent adopt orders@1", "KEY orders@1 orders:1"],
    outcome: ["orders@1 applied active"],
    after: ["orders@1 active"],
  },
  {
    given: "unadopt: our key is taken off, and nobody is asked",
    desired: [webhook({ unadopt: true, url: "https://api.example.com/elsewhere" })],
    live: [liveOf(v1)],
    trace: ["intent unadopt orders@1", "KEY orders@1 (none)"],
    outcome: ["orders@1 applied active"],
    after: ["orders@1 active"],
  },
  {
    given: "unadopt: the receiver is asked before a value that the tenant hides is written once more",
    desired: [webhook({ unadopt: true, headers: [secretHeader("X-Api-Key", "KEY", 1, "s3cret")] })],
    live: [liveOf(v1, { headers: [{ name: "X-Api-Key", kind: "masked" }] })],
    trace: ["preflight orders", "deliver orders", "intent unadopt orders@1", "KEY orders@1 (none)"],
    outcome: ["orders@1 applied active"],
    after: ["orders@1 active"],
  },
  {
    given: "unadopt: a value that the receiver refuses is not written",
    desired: [webhook({ unadopt: true, headers: [secretHeader("X-Api-Key", "KEY", 1, "wrong")] })],
    live: [liveOf(v1, { headers: [{ name: "X-Api-Key", kind: "masked" }] })],
    arrange: (world) => world.verdicts.set("deliver orders", "unexpected-status"),
    trace: ["preflight orders", "deliver orders"],
    outcome: ["orders@1 held active"],
    after: ["orders@1 active"],
  },
  {
    given: "replace: make before break, announced before the switch",
    desired: [v2],
    live: [liveOf(v1)],
    trace: [
      "preflight orders",
      "intent create orders@2",
      "POST orders@2 inactive",
      "deliver orders",
      "webhook_deprecated orders@1",
      "intent activate orders@2",
      "PUT orders@2 active",
      "GET orders@2",
      "intent deprecate orders@1",
      "PUT orders@1 deprecated",
    ],
    outcome: ["orders@2 applied active"],
    after: ["orders@1 deprecated", "orders@2 active"],
  },
  {
    given: "replace of another name: the same steps, and the old name goes last",
    desired: [intake],
    live: [liveOf(v1)],
    trace: [
      "preflight order-intake",
      "intent create order-intake@1",
      "POST order-intake@1 inactive",
      "deliver order-intake",
      "webhook_deprecated orders@1 by order-intake@1",
      "intent activate order-intake@1",
      "PUT order-intake@1 active",
      "GET order-intake@1",
      "intent deprecate orders@1",
      "PUT orders@1 deprecated",
    ],
    outcome: ["order-intake@1 applied active"],
    after: ["order-intake@1 active", "orders@1 deprecated"],
  },
  {
    given: "replace of another name: a receiver that fails leaves the old one active and tells nobody",
    desired: [intake],
    live: [liveOf(v1)],
    arrange: (world) => world.verdicts.set("deliver order-intake", "unexpected-status"),
    trace: [
      "preflight order-intake",
      "intent create order-intake@1",
      "POST order-intake@1 inactive",
      "deliver order-intake",
    ],
    outcome: ["order-intake@1 held inactive"],
    after: ["order-intake@1 inactive", "orders@1 active"],
  },
  {
    given: "replace of another name: an activation that fails withdraws the announcement, with both names",
    desired: [intake],
    live: [liveOf(v1)],
    arrange: (world) => world.failures.set("PUT order-intake@1 active", tenantFailure("rejected")),
    trace: [
      "preflight order-intake",
      "intent create order-intake@1",
      "POST order-intake@1 inactive",
      "deliver order-intake",
      "webhook_deprecated orders@1 by order-intake@1",
      "intent activate order-intake@1",
      "PUT order-intake@1 active",
      "GET orders@1",
      "webhook_deprecation_withdrawn orders@1 by order-intake@1",
      // Another run may have made it meanwhile.
      "GET orders@1",
    ],
    outcome: ["order-intake@1 failed inactive"],
    after: ["order-intake@1 inactive", "orders@1 active"],
  },
  {
    given: "deprecate: what another name took over from already names that",
    desired: [intake],
    live: [liveOf(v1), liveOf(intake)],
    trace: [
      "webhook_deprecated orders@1 by order-intake@1",
      "intent deprecate orders@1",
      "PUT orders@1 deprecated",
    ],
    outcome: ["orders@1 applied deprecated"],
    after: ["order-intake@1 active", "orders@1 deprecated"],
  },
  {
    given: "replace: resumed from a version that was held",
    desired: [v2],
    live: [liveOf(v1), inactiveV2],
    trace: [
      "preflight orders",
      "deliver orders",
      "webhook_deprecated orders@1",
      "intent activate orders@2",
      "PUT orders@2 active",
      "GET orders@2",
      "intent deprecate orders@1",
      "PUT orders@1 deprecated",
    ],
    outcome: ["orders@2 applied active"],
    after: ["orders@1 deprecated", "orders@2 active"],
  },
  {
    given: "replace: a receiver that fails leaves the old version active and tells nobody",
    desired: [v2],
    live: [liveOf(v1)],
    arrange: (world) => world.verdicts.set("deliver orders", "unexpected-status"),
    trace: ["preflight orders", "intent create orders@2", "POST orders@2 inactive", "deliver orders"],
    outcome: ["orders@2 held inactive"],
    after: ["orders@1 active", "orders@2 inactive"],
  },
  {
    given: "replace: an activation that fails withdraws the announcement",
    desired: [v2],
    live: [liveOf(v1)],
    arrange: (world) => world.failures.set("PUT orders@2 active", tenantFailure("rejected")),
    trace: [
      "preflight orders",
      "intent create orders@2",
      "POST orders@2 inactive",
      "deliver orders",
      "webhook_deprecated orders@1",
      "intent activate orders@2",
      "PUT orders@2 active",
      "GET orders@1",
      "webhook_deprecation_withdrawn orders@1",
      // Another run may have made it meanwhile.
      "GET orders@1",
    ],
    outcome: ["orders@2 failed inactive"],
    after: ["orders@1 active", "orders@2 inactive"],
  },
  {
    given: "replace: what cannot be read back leaves both active, and the announcement is withdrawn",
    desired: [v2],
    live: [liveOf(v1)],
    arrange: (world) => world.failures.set("GET orders@2", tenantFailure("unavailable")),
    trace: [
      "preflight orders",
      "intent create orders@2",
      "POST orders@2 inactive",
      "deliver orders",
      "webhook_deprecated orders@1",
      "intent activate orders@2",
      "PUT orders@2 active",
      "GET orders@2",
      "GET orders@1",
      "webhook_deprecation_withdrawn orders@1",
      // Another run may have made it meanwhile.
      "GET orders@1",
    ],
    outcome: ["orders@2 failed unknown"],
    after: ["orders@1 active", "orders@2 active"],
  },
  {
    given: "replace: what reads back as something else is put back to what it was",
    desired: [v2],
    live: [liveOf(v1), inactiveV2],
    arrange: (world) => world.shown.set("GET orders@2", { status: "deprecated" }),
    trace: [
      "preflight orders",
      "deliver orders",
      "webhook_deprecated orders@1",
      "intent activate orders@2",
      "PUT orders@2 active",
      "GET orders@2",
      "intent roll-back orders@2",
      "PUT orders@2 inactive",
      "GET orders@1",
      "webhook_deprecation_withdrawn orders@1",
      // Another run may have made it meanwhile.
      "GET orders@1",
    ],
    outcome: ["orders@2 failed inactive"],
    after: ["orders@1 active", "orders@2 inactive"],
  },
  {
    given: "deprecate: announced, written, never probed",
    desired: [webhook({ status: "deprecated" })],
    live: [liveOf(v1)],
    trace: ["webhook_deprecated orders@1", "intent deprecate orders@1", "PUT orders@1 deprecated"],
    outcome: ["orders@1 applied deprecated"],
    after: ["orders@1 deprecated"],
  },
  {
    given: "deprecate: a tenant without the status gets inactive",
    desired: [webhook({ status: "deprecated" })],
    live: [liveOf(v1)],
    arrange: (world) => world.failures.set("PUT orders@1 deprecated", REFUSED),
    trace: [
      "webhook_deprecated orders@1",
      "intent deprecate orders@1",
      "PUT orders@1 deprecated",
      "intent deactivate orders@1",
      "PUT orders@1 inactive",
    ],
    outcome: ["orders@1 applied inactive"],
    after: ["orders@1 inactive"],
  },
  {
    given: "an ambiguous answer is unknown, not failed",
    desired: [v1],
    arrange: (world) => world.failures.set("POST orders@1 inactive", tenantFailure("unknown")),
    trace: ["preflight orders", "intent create orders@1", "POST orders@1 inactive"],
    outcome: ["orders@1 unknown unknown"],
    after: [],
  },
];

const show = (outcomes: readonly Outcome[]) =>
  outcomes.map(({ key, result, status }) => `${key} ${result} ${status}`);

for (const row of rows) {
  test(`protocol: ${row.given}`, async () => {
    const world = new World(...(row.live ?? []));
    row.arrange?.(world);
    const outcomes = await applyPlan(planOf(row.desired, row.live ?? []), world.options());
    assert.deepEqual(world.trace, row.trace);
    assert.deepEqual(show(outcomes), row.outcome);
    assert.deepEqual(world.statuses(), row.after);
  });
}

test("protocol: every write stands between its intent and its outcome, with one request id", async () => {
  const world = new World(liveOf(v1));
  await applyPlan(planOf([v2], [liveOf(v1)]), world.options());
  const writes = world.records.flatMap((record) =>
    record.phase === "intent" || record.phase === "outcome"
      ? [[record.phase, record.request_id] as const]
      : [],
  );
  assert.deepEqual(writes, [
    ["intent", "webhook-reg-orders-2-7f3a91c2-create"],
    ["outcome", "webhook-reg-orders-2-7f3a91c2-create"],
    ["intent", "webhook-reg-orders-2-7f3a91c2-activate"],
    ["outcome", "webhook-reg-orders-2-7f3a91c2-activate"],
    ["intent", "webhook-reg-orders-1-7f3a91c2-deprecate"],
    ["outcome", "webhook-reg-orders-1-7f3a91c2-deprecate"],
  ]);
});

test("protocol: the dashboard hears of passes and failures, and of nothing that was not probed", async () => {
  const world = new World(liveOf(webhook({ name: "old" })));
  world.verdicts.set("deliver bad", "unexpected-status");
  const desired = [
    webhook({ name: "bad" }),
    webhook({ name: "good" }),
    webhook({ name: "old", status: "deprecated" }),
  ];
  await applyPlan(planOf(desired, [...world.live.values()]), world.options());
  assert.deepEqual(
    world.reports.map(({ integration, health_status }) => [integration, health_status]).toSorted(),
    [
      ["bad", "fail"],
      ["good", "pass"],
    ],
  );
});

test("protocol: without a journal nothing is sent and nothing more is started", async () => {
  const world = new World();
  world.failingAppend = 1;
  const outcomes = await applyPlan(
    planOf([webhook({ name: "a" }), webhook({ name: "b" })], []),
    world.options(),
  );
  assert.ok(
    world.trace.every((line) => line.startsWith("preflight")),
    world.trace.join("\n"),
  );
  assert.deepEqual(
    outcomes.map(({ result }) => result),
    ["skipped", "skipped"],
  );
});

test("protocol: once a record was refused nothing is sent, also not what has its intent and waits for room", async () => {
  const world = new World();
  const base = world.options();
  let refuse = () => {};
  const refused = new Promise<void>((resolve) => {
    refuse = resolve;
  });
  const desired = ["a", "b", "c", "d"].map((name) => webhook({ name }));
  const outcomes = await applyPlan(planOf(desired, []), {
    ...base,
    concurrency: 2,
    journal: {
      ...base.journal,
      append: async (entry) => {
        if (entry.phase !== "intent" || entry.webhook_name !== "d") return await base.journal.append(entry);
        refuse();
        return failure({ message: "no space left" });
      },
    },
    tenant: {
      ...base.tenant,
      create: async (...call) => {
        await refused;
        return await base.tenant.create(...call);
      },
    },
  });
  const writes = world.trace.filter((line) => /^(intent create|POST|PUT) /.test(line));
  assert.deepEqual(writes.toSorted(), [
    "POST a@1 inactive",
    "POST b@1 inactive",
    "intent create a@1",
    "intent create b@1",
    "intent create c@1",
  ]);
  assert.ok(outcomes.every(({ result }) => result === "skipped"));
});

test("protocol: a record that is lost between the decision and the request leaves the write to whoever has it now", async () => {
  const world = new World();
  const base = world.options();
  const outcomes = await applyPlan(planOf([webhook({ name: "a" }), webhook({ name: "b" })], []), {
    ...base,
    tenant: {
      ...base.tenant,
      create: async (_, { mayLeave }) => {
        world.isOurs = false;
        return failure({ ...tenantFailure("unavailable"), message: mayLeave?.() ?? "it left" });
      },
    },
  });
  assert.deepEqual(
    outcomes.map(({ result }) => result),
    ["skipped", "skipped"],
  );
  assert.ok(
    world.records.every(({ phase }) => phase !== "outcome"),
    "the intent stays open: it is looked up",
  );
});

test("protocol: a tenant that does not let us in ends the run", async () => {
  const world = new World();
  world.failures.set("POST a@1 inactive", tenantFailure("forbidden"));
  const desired = ["a", "b", "c", "d"].map((name) => webhook({ name }));
  const outcomes = await applyPlan(planOf(desired, []), world.options());
  assert.equal(outcomes.find(({ key }) => key === "a@1")?.result, "failed");
  assert.ok(outcomes.some(({ result }) => result === "skipped"));
});

test("protocol: that a tenant refuses the deprecated status is kept for later plans, whatever else is written", async () => {
  for (const url of [v1.url, "https://api.example.com/moved"]) {
    const world = new World(liveOf(v1));
    world.failures.set("PUT orders@1 deprecated", REFUSED);
    await applyPlan(planOf([webhook({ status: "deprecated", url })], [liveOf(v1)]), world.options());
    assert.deepEqual(world.statuses(), ["orders@1 inactive"]);
    assert.equal(lacksDeprecatedStatus(recalled(world.records).learned), true);
  }
});

test("protocol: nothing else teaches that: another refusal, a success on record, or what operators say", async () => {
  const base = new World().options();
  const success = outcome("a", { status: "deprecated" });
  for (const [what, refusal, options] of [
    ["a proxy's page", tenantFailure("rejected"), {}],
    ["a success on record", REFUSED, { recorded: recalled([success]) }],
    ["operators", REFUSED, { environment: { ...base.environment, saysDeprecatedStatus: true } }],
  ] as const) {
    const world = new World(liveOf(v1));
    world.failures.set("PUT orders@1 deprecated", refusal);
    const plan = planOf([webhook({ status: "deprecated" })], [liveOf(v1)]);
    const [failed] = await applyPlan(plan, world.options(options));
    assert.equal(failed?.result, "failed", what);
    assert.deepEqual(world.statuses(), ["orders@1 active"], what);
    assert.equal(lacksDeprecatedStatus(recalled(world.records).learned), false, what);
  }
});

test("protocol: a tenant that refuses both has not shown that it lacks a status", async () => {
  const world = new World(liveOf(v1));
  world.failures.set("PUT orders@1 deprecated", REFUSED);
  world.failures.set("PUT orders@1 inactive", tenantFailure("rejected"));
  await applyPlan(planOf([webhook({ status: "deprecated" })], [liveOf(v1)]), world.options());
  assert.equal(lacksDeprecatedStatus(recalled(world.records).learned), false);
});

test("a report is queued before its outcome is recorded, so that a kill between the two cannot lose it", async () => {
  const world = new World();
  const queued: number[] = [];
  const report = async () => {
    queued.push(world.records.filter(({ phase }) => phase === "change").length);
  };
  const announcer = { announce: async () => true, report };
  await applyPlan(planOf([v1], []), world.options({ announcer }));
  assert.deepEqual(queued, [0]);
  assert.equal(world.records.at(-1)?.phase, "change");
});
