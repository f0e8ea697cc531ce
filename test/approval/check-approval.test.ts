import assert from "node:assert/strict";
import { test } from "node:test";
import { type Approval, checkApproval, withoutSecrets } from "../../src/approval/check-approval.ts";
import type { CurrentState } from "../../src/approval/current-state.ts";
import { changesDigest, planDocument } from "../../src/approval/plan-document.ts";
import { type RawApproval, readApproval } from "../../src/approval/requested.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Plan, PlanDocument, PlanInput } from "../../src/model/plan/plan.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import { environment, liveOf, plainHeader, secretHeader, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

/** With an empty record. */
function currentOf(plan: Plan, desired: readonly Webhook[], live: readonly LiveWebhook[]): CurrentState {
  return { plan, desired, live, steps: new Map(), lastWritten: new Map(), environment: environment() };
}

const OTHER = `sha256:${"0".repeat(64)}`;

test("a digest whose changes are done or gone lets nothing be recorded that it did not stand for", () => {
  const desired = [webhook({ protect: true })];
  const live = [liveOf(webhook())];
  const plan = planOf(desired, live);
  const current = currentOf(plan, desired, live);
  const held = (digest: string) => {
    const result = checkApproval({ kind: "digest", digest }, current, () => plan);
    return result.ok ? result.value : assert.fail("it is held to nothing");
  };
  assert.equal(held(changesDigest(plan)).plan.protections.length, 1);
  const other = held(OTHER);
  assert.deepEqual([other.plan.protections, other.changesDigest], [[], changesDigest(plan)]);
  assert.match(other.plan.notes.join("; "), /digest is that of other changes: .* or cannot be seen here$/);
});

test("a digest alone lets nothing be taken from protection or moved of a sunset that it does not stand for", () => {
  const [kept, crm] = [webhook({ name: "kept" }), webhook({ name: "crm" })];
  const live = [liveOf(kept), liveOf(crm)];
  const last = { sunset: "2031-01-01", held: false, wasActive: true, certificateExpires: null };
  const known: Partial<PlanInput> = {
    protectedKeys: new Set(["kept@1", "crm@1"] as const),
    lastWritten: new Map([
      ["kept@1", { ...last, after: snapshotOf(kept) }],
      ["crm@1", { ...last, after: snapshotOf(crm), sunset: null }],
    ] as const),
  };
  const planFor = (now: Partial<Webhook>) =>
    planOf(
      [
        { ...kept, ...now },
        { ...crm, url: "https://api.example.com/crm/v2", sunset: "2031-01-01" },
      ],
      live,
      known,
    );
  const reviewed = changesDigest(planFor({ protect: true, sunset: "2031-01-01" }));
  const cases: readonly (readonly [what: string, now: Partial<Webhook>, isLeft: boolean])[] = [
    ["protection taken", { sunset: "2031-01-01" }, true],
    ["a sunset moved", { protect: true, sunset: "2027-01-01" }, true],
    ["a sunset taken out", { protect: true }, true],
    ["as it was", { protect: true, sunset: "2031-01-01" }, false],
  ];
  for (const [what, now, isLeft] of cases) {
    const plan = planFor(now);
    assert.equal(changesDigest(plan), reviewed, what);
    const held = checkApproval({ kind: "digest", digest: reviewed }, currentOf(plan, [], live), () => plan);
    assert.ok(held.ok);
    const { protections, sunsets, notes, changes } = held.value.plan;
    const recorded = [protections, sunsets, changes].map((all) => all.map(({ key }) => key));
    assert.deepEqual(recorded, [["crm@1"], ["crm@1"], ["crm@1"]], what);
    const left = "not in the approved plan and left for the next one: kept@1";
    assert.equal(notes.includes(left), isLeft, what);
    assert.doesNotMatch(notes.join("; "), /is applied: [^;]*kept@1/);
  }
});

test("a digest of other changes than are planned is refused", () => {
  const desired = [webhook()];
  const plan = planOf(desired, []);
  const current = currentOf(plan, desired, []);
  const held = checkApproval({ kind: "digest", digest: OTHER }, current, () => plan);
  assert.match(held.ok ? "" : (held.error[0]?.message ?? ""), /^the changes now have the digest sha256:/);
});

test("a plan that was saved for another tenant is refused, whatever is the same on both", () => {
  const desired = [webhook()];
  const plan = { ...planOf(desired, []), tenant: "other.example" };
  const current = currentOf(plan, desired, []);
  const held = checkApproval({ kind: "plan", document: saved(planOf(desired, [])) }, current, () => plan);
  const message = "the plan is for acme.example, and production is at other.example";
  assert.deepEqual(held, { ok: false, error: [{ message, hint: "plan again" }] });
});

test("what a saved plan allows stands in it, and nothing of that is typed with it", async () => {
  const typed: readonly RawApproval[] = [
    { target: ["orders"] },
    { allowDelete: ["orders@1"] },
    { allowDeprecate: ["orders@1"] },
    { allowDowngrade: ["orders"] },
  ];
  const unread = () => assert.fail("it is refused before anything is read");
  for (const command of typed) {
    const ports = { mayAsk: false, readRequest: unread, readPlan: async () => unread(), now: unread };
    const read = await readApproval(command, ports);
    const [told] = read.ok ? [] : read.error.diagnostics;
    assert.equal(told?.message, "a saved plan was made with its own --target and --allow-*");
  }
});

test("what only a machine with the secrets plans is left for the next plan, and named", () => {
  const headers = [secretHeader("X-Key", "KEY", 1, "abc123")];
  const [crm, orders] = [webhook({ name: "crm", headers }), webhook({ headers })];
  const desired = [orders, { ...crm, url: "https://api.example.com/crm/v2" }];
  const live = [liveOf({ ...orders, headers: [plainHeader("X-Key", "by hand")] }), liveOf(crm)];
  const blind = planOf(withoutSecrets(desired), live);
  const plan = planOf(desired, live);
  assert.deepEqual(
    [blind, plan].map(({ changes }) => changes.map(({ key }) => key).toSorted()),
    [["crm@1"], ["crm@1", "orders@1"]],
  );
  const current = currentOf(plan, desired, live);
  const approvals: readonly Approval[] = [
    { kind: "digest", digest: changesDigest(blind) },
    { kind: "plan", document: saved(blind) },
  ];
  for (const approval of approvals) {
    const held = checkApproval(approval, current, () => blind);
    assert.ok(held.ok);
    assert.deepEqual(
      held.value.plan.changes.map(({ key }) => key),
      ["crm@1"],
    );
    assert.deepEqual(
      held.value.plan.notes,
      ["not in the approved plan and left for the next one: orders@1"],
      approval.kind,
    );
  }
});

function saved(plan: Plan): PlanDocument {
  const options = { targets: [], allowDelete: [], allowDeprecate: [], allowDowngrade: [] };
  const facts = { toolVersion: "0.1.0", commit: null, manifests: "webhooks.d", options };
  return JSON.parse(JSON.stringify(planDocument(plan, { ...facts, changesDigest: changesDigest(plan) })));
}
