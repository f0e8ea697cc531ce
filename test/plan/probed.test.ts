import assert from "node:assert/strict";
import { test } from "node:test";
import { changesDigest } from "../../src/approval/plan-document.ts";
import type { Environment } from "../../src/model/fleet/environment.ts";
import type { ProbeReport } from "../../src/model/fleet/health.ts";
import type { WebhookKey } from "../../src/model/fleet/key.ts";
import { gatedWebhooks, withProbes } from "../../src/plan/probed.ts";
import { tenantAt } from "../cognigy/connecting.ts";
import { environment, liveOf, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

function report(special: Partial<ProbeReport>): ProbeReport {
  return {
    verdict: "healthy",
    sentence: "TLSv1.3 with api.example.com:443",
    steps: [
      { step: "dns", latencyMs: 1 },
      { step: "tcp", latencyMs: 1 },
      { step: "tls", latencyMs: 1 },
    ],
    status: null,
    latencyMs: 3,
    attempts: 1,
    certificateExpires: null,
    warnings: [],
    ...special,
  };
}

const GATED = "probed at apply, inactive until it passes";
const PASSES = "its receiver passes dns, tcp, tls now";

const CASES: readonly [string, Partial<ProbeReport>, string, readonly string[]][] = [
  ["fit", {}, "low", [GATED, PASSES]],
  [
    "fit with a warning",
    { warnings: ["certificate expires soon"] },
    "medium",
    [GATED, PASSES, "certificate expires soon"],
  ],
  [
    "unfit",
    { verdict: "certificate-expired", sentence: "certificate expired 2026-01-01", warnings: ["and more"] },
    "high",
    [GATED, "apply would hold it now: certificate expired 2026-01-01", "and more"],
  ],
  ["skipped", { verdict: "skipped", steps: [] }, "low", [GATED]],
];

for (const [name, special, level, why] of CASES)
  test(`a receiver that is ${name}: ${level} risk`, () => {
    const plan = planOf([webhook()], []);
    const probed = withProbes(plan, new Map([["orders@1", report(special)]]));
    assert.deepEqual(
      probed.changes.map(({ risk }) => risk),
      [{ level, why }],
    );
    assert.equal(changesDigest(probed), changesDigest(plan));
  });

test("a finding never lowers a risk", () => {
  const old = liveOf(webhook());
  const plan = planOf([webhook({ version: 2 })], [old]);
  const [before] = plan.changes;
  const [after] = withProbes(plan, new Map([["orders@2", report({})]])).changes;
  assert.equal(before?.action, "replace");
  assert.equal(before.risk.level, "medium");
  assert.deepEqual(after?.risk, { level: "medium", why: [...before.risk.why, PASSES] });
});

test("what was not probed stays as it is", () => {
  const plan = planOf([webhook()], []);
  assert.deepEqual(withProbes(plan, new Map<WebhookKey, ProbeReport>()), plan);
});

test("gated is what the health gate decides on: what becomes active or delivers differently", () => {
  const moved = webhook({ name: "moved", url: "https://api.example.com/elsewhere" });
  const same = webhook({ name: "same" });
  const plan = planOf(
    [
      webhook({ name: "new" }),
      webhook({ name: "quiet", status: "inactive" }),
      webhook({ name: "bumped", version: 2 }),
      moved,
      same,
    ],
    [
      liveOf(webhook({ name: "bumped" })),
      liveOf(moved, { url: "https://api.example.com/moved" }),
      liveOf(same),
      liveOf(webhook({ name: "gone" })),
    ],
  );
  assert.deepEqual(
    gatedWebhooks(plan)
      .map(({ name }) => name)
      .toSorted(),
    ["bumped", "moved", "new"],
  );
});

test("a plan says where probes connect, but for the embedded tenant, whose receivers are its own", () => {
  const { health, tenant } = environment();
  const mapped = { ...health, connectTo: [{ hostAndPort: "*:443", address: "10.0.0.1:443" }] };
  const notesOn = (over: Partial<Environment>) =>
    planOf([webhook()], [], { environment: environment({ health: mapped, ...over }) }).notes;
  assert.deepEqual(notesOn({ tenant }), []);
  assert.deepEqual(notesOn({ tenant: tenantAt(new URL("https://tenant.example")) }), [
    "probes of *:443 connect to 10.0.0.1:443 (health.connectTo)",
  ]);
});
