import assert from "node:assert/strict";
import { test } from "node:test";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Plan, PlanInput } from "../../src/model/plan/plan.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import { environment, liveOf, secretHeader, webhook } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

/** One line for each decision: `create orders@1`, `blocked orders@1 downgrade`, `unchanged orders@1`. */
function decisions(plan: Plan): string[] {
  return [
    ...plan.changes.map(({ action, key, reason }) => `${action} ${key} (${reason.kind})`),
    ...plan.blocked.map(({ key, code }) => `blocked ${key} ${code}`),
    ...plan.unchanged.map(({ key }) => `unchanged ${key}`),
  ];
}

const v1 = webhook({ version: 1 });
const v2 = webhook({ version: 2, url: "https://api.example.com/orders/v2" });
const other = webhook({ name: "other" });
const deprecatedV1 = webhook({ version: 1, status: "deprecated" });
const inactiveV1 = webhook({ version: 1, status: "inactive" });
const past = "2026-11-01";
const lastWritten = (declared: Webhook, sunset: string | null = null, wasActive = false) =>
  new Map([
    [
      `${declared.name}@${declared.version}` as const,
      { after: snapshotOf(declared), sunset, held: false, wasActive, certificateExpires: null },
    ],
  ]);
const keepOther = [liveOf(other)];
const KEY = secretHeader("X-Api-Key", "ORDERS_API_KEY", 1, "k-1");
const HIDDEN = [{ name: "X-Api-Key", kind: "masked" }] as const;

/** orders@1 under a name that somebody gave it on the tenant. */
const byHand = liveOf(v1, { name: "by-hand" });

interface Row {
  readonly given: string;
  readonly desired: readonly Webhook[];
  readonly live: readonly LiveWebhook[];
  readonly with?: Partial<PlanInput>;
  readonly want: readonly string[];
}

const rows: readonly Row[] = [
  { given: "active, none of that name", desired: [v1], live: [], want: ["create orders@1 (declared-new)"] },
  {
    given: "inactive, none of that name",
    desired: [inactiveV1],
    live: [],
    want: ["create orders@1 (declared-new)"],
  },
  {
    given: "active, only a lower version",
    desired: [v2],
    live: [liveOf(v1)],
    want: ["replace orders@2 (new-version)"],
  },
  {
    given: "active, left inactive by an earlier run beside a lower version: resumed",
    desired: [v2],
    live: [liveOf(v1), liveOf(v2, { status: "inactive" })],
    want: ["replace orders@2 (new-version)"],
  },
  {
    given: "active and live already, the lower version left over",
    desired: [v2],
    live: [liveOf(v1), liveOf(v2)],
    want: ["deprecate orders@1 (superseded)", "unchanged orders@2"],
  },
  {
    given: "active, only a lower version that is deprecated",
    desired: [v2],
    live: [liveOf(v1, { status: "deprecated" })],
    want: ["create orders@2 (declared-new)", "unchanged orders@1"],
  },
  {
    given: "inactive new version supersedes nothing; the old one is removed from Git",
    desired: [webhook({ version: 2, status: "inactive" }), other],
    live: [liveOf(v1), ...keepOther],
    want: ["deprecate orders@1 (removed-from-git)", "create orders@2 (declared-new)", "unchanged other@1"],
  },
  {
    given: "active, a higher version without a manifest",
    desired: [v1],
    live: [liveOf(v2)],
    want: ["blocked orders@1 downgrade", "unchanged orders@2"],
  },
  {
    given: "a reverted bump: the old version is live, the higher one was held",
    desired: [v1],
    live: [liveOf(v1), liveOf(v2, { status: "inactive" })],
    with: { lastWritten: lastWritten(webhook({ ...v2, status: "inactive" })) },
    want: ["deprecate orders@2 (superseded)", "unchanged orders@1"],
  },
  {
    given: "a reverted bump: the old version is off, the higher one was held and never live",
    desired: [v1],
    live: [liveOf(inactiveV1), liveOf(v2, { status: "inactive" })],
    with: { lastWritten: lastWritten(webhook({ ...v2, status: "inactive" })) },
    want: ["replace orders@1 (new-version)"],
  },
  {
    given: "a reverted bump: the higher version is off and was live once",
    desired: [v1],
    live: [liveOf(v1, { status: "deprecated" }), liveOf(v2, { status: "inactive" })],
    with: { lastWritten: lastWritten(v2, null, true) },
    want: ["blocked orders@1 downgrade", "unchanged orders@2"],
  },
  {
    given: "a reverted bump: the higher version is off, and no record tells whether it was live",
    desired: [v1],
    live: [liveOf(v1, { status: "deprecated" }), liveOf(v2, { status: "inactive" })],
    want: ["blocked orders@1 downgrade", "unchanged orders@2"],
  },
  {
    given: "a reverted bump that had succeeded, with --allow-downgrade",
    desired: [v1],
    live: [liveOf(v1, { status: "deprecated" }), liveOf(v2)],
    with: { allow: allowing({ downgrade: new Set(["orders"]) }) },
    want: ["replace orders@1 (new-version)"],
  },
  {
    given: "active, a higher version that is deprecated",
    desired: [v1],
    live: [liveOf(v1), liveOf(v2, { status: "deprecated" })],
    want: ["unchanged orders@1", "unchanged orders@2"],
  },
  { given: "same version, equal", desired: [v1], live: [liveOf(v1)], want: ["unchanged orders@1"] },
  {
    given: "same version, differs",
    desired: [v1],
    live: [liveOf(v1, { url: "https://elsewhere.example.com" })],
    want: ["update orders@1 (differs)"],
  },
  {
    given: "same version, not ours",
    desired: [v1],
    live: [liveOf(v1, { idempotencyKey: null })],
    want: ["blocked orders@1 not-ours"],
  },
  {
    given: "ours, unadopt: true, whatever else is declared",
    desired: [{ ...v2, version: 1, unadopt: true, status: "inactive" }],
    live: [liveOf(v1)],
    want: ["unadopt orders@1 (unadopted)"],
  },
  {
    given: "let go of already",
    desired: [webhook({ unadopt: true })],
    live: [liveOf(v1, { idempotencyKey: null })],
    want: ["unchanged orders@1"],
  },
  {
    given: "let go of, and the manifest is removed",
    desired: [other],
    live: [liveOf(v1, { idempotencyKey: null }), ...keepOther],
    want: ["unchanged other@1"],
  },
  {
    given: "let go of, on a tenant where every name in scope is ours",
    desired: [webhook({ unadopt: true })],
    live: [liveOf(v1, { idempotencyKey: null })],
    with: { environment: environment({ ownership: "scope" }) },
    want: ["unchanged orders@1"],
  },
  {
    given: "unadopt: true, and none of that name",
    desired: [webhook({ unadopt: true })],
    live: [],
    want: ["unchanged orders@1"],
  },
  {
    given: "unadopt: true of a version that never was, and another one is live",
    desired: [{ ...v2, unadopt: true }],
    live: [liveOf(v1)],
    with: { recorded: new Set(["orders@1"]) },
    want: ["blocked orders@2 dependency", "unchanged orders@1"],
  },
  {
    given: "the same of a version that became the other one, or was deleted by hand",
    desired: [webhook({ unadopt: true })],
    live: [liveOf(v2)],
    with: { lastWritten: lastWritten(v1), recorded: new Set(["orders@1", "orders@2"]) },
    want: ["blocked orders@1 dependency", "unchanged orders@2"],
  },
  {
    given: "the same, and the record lost",
    desired: [{ ...v2, unadopt: true }],
    live: [liveOf(v1)],
    with: { recorded: new Set() },
    want: ["blocked orders@2 dependency", "unchanged orders@1"],
  },
  {
    given: "the same, and somebody allows the deprecation",
    desired: [{ ...v2, unadopt: true }],
    live: [liveOf(v1)],
    with: { recorded: new Set(["orders@1"]), allow: allowing({ deprecate: new Set(["orders@1"]) }) },
    want: ["deprecate orders@1 (removed-from-git)", "unchanged orders@2"],
  },
  {
    given: "the same, and the other one is out of service",
    desired: [{ ...v2, unadopt: true }],
    live: [liveOf(v1, { status: "deprecated" })],
    with: { recorded: new Set(["orders@1"]) },
    want: ["unchanged orders@2", "unchanged orders@1"],
  },
  {
    given: "the same beside a version that takes over",
    desired: [{ ...v2, unadopt: true }, webhook({ version: 3 })],
    live: [liveOf(v1)],
    with: { recorded: new Set(["orders@1"]) },
    want: ["replace orders@3 (new-version)", "unchanged orders@2"],
  },
  {
    given: "a version that was released stays declared, and the manifest of another one is removed",
    desired: [webhook({ unadopt: true }), other],
    live: [liveOf(v2), ...keepOther],
    with: { recorded: new Set(["orders@1", "orders@2"]) },
    want: ["deprecate orders@2 (removed-from-git)", "unchanged orders@1", "unchanged other@1"],
  },
  {
    given: "ours, renamed by hand: our key stays",
    desired: [v1],
    live: [byHand],
    want: ["blocked orders@1 renamed"],
  },
  {
    given: "ours, given another version by hand",
    desired: [v1],
    live: [liveOf(v2, { idempotencyKey: "orders:1" })],
    want: ["blocked orders@1 renamed"],
  },
  {
    given: "renamed by hand, on a tenant where every name in scope is ours",
    desired: [v1],
    live: [byHand],
    with: { environment: environment({ ownership: "scope" }) },
    want: ["blocked orders@1 renamed"],
  },
  {
    given: "renamed by hand, while somebody else has the name",
    desired: [webhook({ adopt: true })],
    live: [byHand, liveOf(v1, { id: "theirs", idempotencyKey: null })],
    want: ["blocked orders@1 renamed"],
  },
  {
    given: "renamed by hand and let go of, or declared deprecated",
    desired: [webhook({ unadopt: true }), webhook({ version: 2, status: "deprecated" })],
    live: [byHand, { ...byHand, id: "second", version: 2, idempotencyKey: "orders:2" }],
    want: ["blocked orders@1 renamed", "blocked orders@2 renamed"],
  },
  {
    given: "renamed by hand and no manifest any more: the record knows it",
    desired: [other],
    live: [byHand, ...keepOther],
    with: { lastWritten: lastWritten(v1) },
    want: ["blocked orders@1 renamed", "unchanged other@1"],
  },
  {
    given: "renamed by hand and bumped: nothing would take the old one out of service",
    desired: [v2],
    live: [byHand],
    with: { lastWritten: lastWritten(v1) },
    want: ["blocked orders@2 renamed", "blocked orders@1 renamed"],
  },
  {
    given: "renamed by hand, and Git follows with adopt: true",
    desired: [webhook({ name: "by-hand", url: v1.url, adopt: true })],
    live: [byHand],
    with: { lastWritten: lastWritten(v1) },
    want: ["adopt by-hand@1 (adopted)"],
  },
  {
    given: "a key like ours on something else that no manifest and no record knows",
    desired: [other],
    live: [byHand, ...keepOther],
    want: ["unchanged other@1"],
  },
  {
    given: "a copy that carries the key of what is still there",
    desired: [v1],
    live: [liveOf(v1), byHand],
    want: ["unchanged orders@1"],
  },
  {
    given: "unadopt: true beside a version that stays: it takes nothing over",
    desired: [v1, { ...v2, unadopt: true }],
    live: [liveOf(v1), liveOf(v2)],
    want: ["unadopt orders@2 (unadopted)", "unchanged orders@1"],
  },
  {
    given: "unadopt: true of what is there twice, one of them ours",
    desired: [webhook({ unadopt: true })],
    live: [liveOf(v1), liveOf(v1, { id: "id-2", idempotencyKey: null })],
    want: ["unadopt orders@1 (unadopted)"],
  },
  {
    given: "unadopt: true of what is ours twice",
    desired: [webhook({ unadopt: true })],
    live: [liveOf(v1), liveOf(v1, { id: "id-2" })],
    want: ["blocked orders@1 ambiguous"],
  },
  {
    given: "unadopt: true of what others depend on",
    desired: [webhook({ unadopt: true }), { ...other, dependsOn: ["orders"] }],
    live: [liveOf(v1), ...keepOther],
    want: ["unadopt orders@1 (unadopted)", "unchanged other@1"],
  },
  {
    given: "unadopt: true where the tenant hides a value that the manifest does not have",
    desired: [webhook({ unadopt: true })],
    live: [liveOf(v1, { headers: [{ name: "X-Api-Key", kind: "masked" }] })],
    want: ["blocked orders@1 masked"],
  },
  {
    given: "unadopt: true where a hidden value would be written to a url that is not declared",
    desired: [webhook({ unadopt: true, headers: [KEY] })],
    live: [liveOf(v1, { headers: HIDDEN, url: "https://elsewhere.example/" })],
    want: ["blocked orders@1 masked"],
  },
  {
    given: "unadopt: true where a hidden value is written to the declared url",
    desired: [webhook({ unadopt: true, headers: [KEY] })],
    live: [liveOf(v1, { headers: HIDDEN })],
    want: ["unadopt orders@1 (unadopted)"],
  },
  {
    given: "a name that no manifest can have, on a tenant where every name in scope is ours",
    desired: [other],
    live: [liveOf({ ...v1, name: "Odd One" }), ...keepOther],
    with: { environment: environment({ ownership: "scope" }) },
    want: ["unchanged other@1"],
  },
  {
    given: "same version, not ours, adopt: true",
    desired: [webhook({ adopt: true })],
    live: [liveOf(v1, { idempotencyKey: null })],
    want: ["adopt orders@1 (adopted)"],
  },
  {
    given: "deprecated, active",
    desired: [deprecatedV1, other],
    live: [liveOf(v1), ...keepOther],
    want: ["deprecate orders@1 (declared-deprecated)", "unchanged other@1"],
  },
  {
    given: "deprecated, inactive, and on record",
    desired: [deprecatedV1],
    live: [liveOf(inactiveV1)],
    with: { lastWritten: lastWritten(inactiveV1) },
    want: ["deprecate orders@1 (declared-deprecated)"],
  },
  {
    given: "deprecated, inactive, and no record tells why",
    desired: [deprecatedV1],
    live: [liveOf(inactiveV1)],
    want: ["unchanged orders@1"],
  },
  { given: "deprecated, none", desired: [deprecatedV1], live: [], want: ["unchanged orders@1"] },
  {
    given: "deprecated, deprecated",
    desired: [deprecatedV1],
    live: [liveOf(deprecatedV1)],
    want: ["unchanged orders@1"],
  },
  {
    given: "no manifest, active",
    desired: [other],
    live: [liveOf(v1), ...keepOther],
    want: ["deprecate orders@1 (removed-from-git)", "unchanged other@1"],
  },
  {
    given: "no manifest, inactive, as it was last written",
    desired: [other],
    live: [liveOf(inactiveV1), ...keepOther],
    with: { lastWritten: lastWritten(inactiveV1) },
    want: ["deprecate orders@1 (removed-from-git)", "unchanged other@1"],
  },
  {
    given: "no manifest, inactive, no record: taken for out of service",
    desired: [other],
    live: [liveOf(inactiveV1), ...keepOther],
    want: ["unchanged orders@1", "unchanged other@1"],
  },
  {
    given: "no manifest, inactive, no record, --allow-deprecate",
    desired: [other],
    live: [liveOf(inactiveV1), ...keepOther],
    with: { allow: allowing({ deprecate: new Set(["orders@1"] as const) }) },
    want: ["deprecate orders@1 (removed-from-git)", "unchanged other@1"],
  },
  {
    given: "active, only a lower version that is inactive, no record: nothing to take over from",
    desired: [v2],
    live: [liveOf(inactiveV1)],
    want: ["create orders@2 (declared-new)", "unchanged orders@1"],
  },
  {
    given: "no manifest, not ours",
    desired: [other],
    live: [liveOf(v1, { idempotencyKey: null }), ...keepOther],
    want: ["unchanged other@1"],
  },
  {
    given: "no manifest, deprecated, sunset unknown",
    desired: [other],
    live: [liveOf(deprecatedV1), ...keepOther],
    want: ["unchanged orders@1", "unchanged other@1"],
  },
  {
    given: "no manifest, deprecated, sunset passed",
    desired: [other],
    live: [liveOf(deprecatedV1), ...keepOther],
    with: { lastWritten: lastWritten(deprecatedV1, past) },
    want: ["unchanged orders@1", "unchanged other@1"],
  },
  {
    given: "no manifest, deprecated, sunset passed, --allow-delete",
    desired: [other],
    live: [liveOf(deprecatedV1), ...keepOther],
    with: {
      lastWritten: lastWritten(deprecatedV1, past),
      allow: allowing({ delete: new Set(["orders@1"] as const) }),
    },
    want: ["delete orders@1 (sunset-passed)", "unchanged other@1"],
  },
  {
    given: "no manifest, deprecated, sunset ahead, --allow-delete",
    desired: [other],
    live: [liveOf(deprecatedV1), ...keepOther],
    with: {
      lastWritten: lastWritten(deprecatedV1, "2027-01-01"),
      allow: allowing({ delete: new Set(["orders@1"] as const) }),
    },
    want: ["blocked orders@1 sunset-ahead", "unchanged other@1"],
  },
  {
    given: "declared deprecated, sunset passed, retire: auto",
    desired: [webhook({ status: "deprecated", sunset: past }), other],
    live: [liveOf(deprecatedV1), ...keepOther],
    with: { environment: environment({ deprecation: { hook: null, graceMs: 0, retire: "auto" } }) },
    want: ["delete orders@1 (sunset-passed)", "unchanged other@1"],
  },
  {
    given: "two live with one key",
    desired: [v1],
    live: [liveOf(v1), liveOf(v1, { id: "second" })],
    want: ["blocked orders@1 ambiguous"],
  },
  {
    given: "a new version of what is live twice with one key",
    desired: [v2],
    live: [liveOf(v1), liveOf(v1, { id: "second" })],
    want: ["blocked orders@2 ambiguous", "blocked orders@1 ambiguous"],
  },
  {
    given: "a new version beside what is live twice with one key and out of service",
    desired: [v2],
    live: [liveOf(deprecatedV1), liveOf(deprecatedV1, { id: "second" })],
    want: ["create orders@2 (declared-new)", "blocked orders@1 ambiguous"],
  },
  {
    given: "an old version with a manifest of its own is governed by it",
    desired: [deprecatedV1, v2],
    live: [liveOf(v1)],
    want: ["create orders@2 (declared-new)", "deprecate orders@1 (declared-deprecated)"],
  },
  {
    given: "no deprecated status on the tenant: ours and inactive is retired already",
    desired: [other],
    live: [liveOf(inactiveV1), ...keepOther],
    with: {
      environment: environment({
        capabilities: { labels: false, deprecatedStatus: false, partialUpdate: false },
      }),
    },
    want: ["unchanged orders@1", "unchanged other@1"],
  },
  {
    given: "every name in scope is ours on a tenant that echoes no keys",
    desired: [other],
    live: [liveOf(v1, { idempotencyKey: null }), liveOf(other, { idempotencyKey: null })],
    with: { environment: environment({ ownership: "scope" }) },
    want: ["deprecate orders@1 (removed-from-git)", "unchanged other@1"],
  },
  {
    given: "out of scope, though it carries a key like ours",
    desired: [other],
    live: [liveOf(v1), ...keepOther],
    with: { environment: environment({ scope: ["other*"] }) },
    want: ["unchanged other@1"],
  },
];

for (const row of rows) {
  test(`lifecycle: ${row.given}`, () => {
    assert.deepEqual(decisions(planOf(row.desired, row.live, row.with)), row.want);
  });
}

test("lifecycle: the old version's own deprecation waits for the new version", () => {
  const plan = planOf([deprecatedV1, v2], [liveOf(v1)]);
  assert.deepEqual(
    plan.changes.map(({ key, step, dependsOn }) => [key, step, dependsOn]),
    [
      ["orders@2", 1, []],
      ["orders@1", 2, ["orders@2"]],
    ],
  );
});

test("lifecycle: unmanaged webhooks are counted and named, and nothing else", () => {
  const plan = planOf([other], [liveOf(v1, { idempotencyKey: "somebody:else" }), ...keepOther]);
  assert.deepEqual(plan.unmanaged, [{ name: "orders", version: 1 }]);
  assert.equal(plan.managed, 1);
  assert.equal(plan.changes.length, 0);
});

test("lifecycle: what is being adopted is not counted as unmanaged", () => {
  const plan = planOf([webhook({ adopt: true })], [liveOf(v1, { idempotencyKey: null })]);
  assert.deepEqual(plan.unmanaged, []);
});

test("lifecycle: adopting an equal webhook is not gated and changes no field", () => {
  const [change] = planOf([webhook({ adopt: true })], [liveOf(v1, { idempotencyKey: null })]).changes;
  assert.equal(change?.action, "adopt");
  assert.deepEqual(change?.fields, []);
  assert.equal(change?.action === "adopt" && change.gated, false);
});

test("lifecycle: adopted already says that the line can go", () => {
  const plan = planOf([webhook({ adopt: true })], [liveOf(v1)]);
  assert.match(plan.unchanged[0]?.notes.join() ?? "", /can be removed/);
});

test("lifecycle: a sunset is the declared one, else the recorded one, else a grace period away", () => {
  const sunset = (desired: readonly Webhook[], overrides: Partial<PlanInput> = {}) => {
    const [change] = planOf([...desired, other], [liveOf(v1), ...keepOther], overrides).changes;
    return change?.action === "deprecate" ? change.sunset : undefined;
  };
  assert.equal(sunset([webhook({ status: "deprecated", sunset: "2027-03-31" })]), "2027-03-31");
  assert.equal(sunset([], { lastWritten: lastWritten(v1, "2027-02-01") }), "2027-02-01");
  assert.equal(sunset([]), "2026-12-23");
  const graceOf = (hours: number) => ({
    environment: environment({ deprecation: { hook: null, graceMs: hours * 3_600_000, retire: "manual" } }),
  });
  // A part of a day is a day.
  assert.deepEqual(
    [0, 1, 12, 24, 25].map((hours) => sunset([], graceOf(hours))),
    ["2026-11-23", "2026-11-24", "2026-11-24", "2026-11-24", "2026-11-25"],
  );
});

test("lifecycle: what was renamed by hand is told with both names, and what can be done", () => {
  const [blocked] = planOf([v1], [byHand]).blocked;
  assert.equal(
    blocked?.message,
    "the tenant has it as by-hand, version 1 (id id-orders-1): it carries our key, and somebody renamed it",
  );
  assert.match(blocked.remedy, /name it orders, version 1, .*, or declare by-hand@1 with `adopt: true`/);
  assert.equal(planOf([v1], [byHand]).managed, 1);
  assert.deepEqual(planOf([v1], [byHand]).unmanaged, []);
});
