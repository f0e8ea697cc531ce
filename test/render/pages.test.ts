import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Diagnostic } from "../../src/model/fleet/diagnostic.ts";
import type { PolicyRow } from "../../src/model/fleet/policy.ts";
import type { Outcome } from "../../src/model/record/outcome.ts";
import type { RunSummary } from "../../src/model/run/run-summary.ts";
import { renderDiagnostics } from "../../src/render/text/diagnostics.ts";
import { renderPolicyList } from "../../src/render/text/listings.ts";
import { type Board, renderProbing, renderProgress } from "../../src/render/text/progress.ts";
import { renderSummary } from "../../src/render/text/summary.ts";
import { describeOutcome, renderOutcome } from "../../src/render/wording/outcome.ts";
import { displayWidth } from "../../src/render/wording/terminal.ts";
import { probe, STYLE, tenantFailure } from "./fixtures.ts";
import { matchesGolden } from "./golden.ts";

const failing = probe({
  verdict: "unexpected-status",
  sentence: "api.yourcompany.com answered 500, expected 2xx",
  status: 500,
});

const OUTCOMES: readonly Outcome[] = [
  { key: "orders@2", action: "replace", latencyMs: 83, result: "applied", status: "active", probe: probe() },
  {
    key: "returns@1",
    action: "create",
    latencyMs: 71,
    result: "applied",
    status: "active",
    probe: probe({
      warnings: ["certificate expires 2026-11-30, in 6 d; at least 14 d must be left"],
    }),
  },
  {
    key: "probe-by-tls@1",
    action: "create",
    latencyMs: 61,
    result: "applied",
    status: "active",
    probe: probe({ verdict: "skipped", status: null, latencyMs: 12 }),
  },
  {
    key: "legacy@1",
    action: "deprecate",
    latencyMs: 12,
    result: "applied",
    status: "deprecated",
    probe: null,
  },
  {
    key: "shipping-label@1",
    action: "create",
    latencyMs: 320,
    result: "held",
    status: "inactive",
    probe: failing,
  },
  { key: "stock@1", action: "create", latencyMs: 20, result: "held", status: "absent", probe: failing },
  {
    key: "crm@1",
    action: "update",
    latencyMs: 9,
    result: "failed",
    status: "active",
    failure: tenantFailure(),
  },
  {
    key: "ledger@1",
    action: "create",
    latencyMs: 30_004,
    result: "unknown",
    status: "unknown",
    failure: tenantFailure({
      kind: "unknown",
      message: "the connection was lost after the request was sent",
      hint: null,
      status: null,
      traceId: null,
    }),
    duplicates: [],
  },
  {
    key: "payouts@1",
    action: "create",
    latencyMs: 30,
    result: "unknown",
    status: "unknown",
    failure: tenantFailure({
      kind: "unknown",
      message: "the tenant has payouts@1 2 times: 65f0c0ffee and 65f0c0ffef",
      hint: "delete all but one of them on the tenant, then plan again",
      status: null,
      traceId: null,
    }),
    duplicates: ["65f0c0ffee", "65f0c0ffef"],
  },
  {
    key: "refunds@1",
    action: "update",
    latencyMs: 4,
    result: "stale",
    status: "active",
    message: "refunds@1 changed on the tenant since the plan was made",
  },
  {
    key: "shipping-tracking@1",
    action: "create",
    latencyMs: 0,
    result: "skipped",
    status: "absent",
    because: "shipping-label@1",
  },
  { key: "survey@1", action: "create", latencyMs: 0, result: "skipped", status: "absent", because: null },
];

const SUMMARY: RunSummary = {
  run: "20261123T091204Z-7f3a",
  outcomes: OUTCOMES,
  successRate: 0.25,
  latencies: { p50: 61, p95: 320, max: 30_004 },
  requests: 31,
  retries: 2,
  waitedMs: 1_240,
  head: "0123456789abcdef".repeat(4),
  warnings: [
    "the dashboard at monitoring.yourcompany.com did not answer; 3 reports are kept for the next run",
  ],
  next: ["mend the receiver of shipping-label@1 and run apply again"],
};

describe("outcomes", () => {
  test("read as in the golden file", () => {
    matchesGolden("outcomes", OUTCOMES.map((outcome) => renderOutcome(outcome, STYLE)).join("\n"));
  });

  test("have their result as a word beside its sign", () => {
    for (const outcome of OUTCOMES) {
      const pattern = new RegExp(`^\\S ${outcome.key} ${outcome.action} ${outcome.result}: `);
      assert.match(renderOutcome(outcome, { color: false, width: 200 }), pattern);
    }
  });

  test("say what remains, for every status", () => {
    const statuses = ["active", "inactive", "deprecated", "deleted", "absent", "unknown"] as const;
    const common = { key: "crm@1", action: "update", latencyMs: 1, result: "held" } as const;
    const texts = statuses.map((status) => describeOutcome({ ...common, status, probe: failing }));
    assert.equal(new Set(texts).size, statuses.length);
    const gone = { ...common, result: "stale", status: "deleted", message: "PUT was answered 404" } as const;
    assert.equal(describeOutcome(gone), "PUT was answered 404; it is gone, plan again");
  });
});

describe("the closing summary", () => {
  test("reads as in the golden file", () => matchesGolden("summary", renderSummary(SUMMARY, STYLE)));

  test("reads as in the golden file when all went well", () => {
    const summary = { ...SUMMARY, outcomes: OUTCOMES.slice(0, 3), retries: 1, warnings: [], next: [] };
    matchesGolden("summary-all-applied", renderSummary(summary, STYLE));
  });

  test("has no latencies when nothing was carried out", () => {
    const text = renderSummary({ ...SUMMARY, outcomes: [], successRate: null, latencies: null }, STYLE);
    assert.doesNotMatch(text, /Latency/);
    assert.match(text, /0 applied, 0 held, 0 failed, 0 unknown, 0 stale, 0 skipped\./);
  });
});

describe("progress on a terminal", () => {
  const board: Board = {
    total: 14,
    running: [
      { key: "orders@2", step: "activate" },
      { key: "a-webhook-with-a-name-that-is-longer-than-the-terminal-is-wide@1", step: "synthetic delivery" },
    ],
    done: 7,
    held: 1,
    failed: 0,
    skipped: 0,
    elapsedMs: 3_210,
    pause: "waits 12 s: the tenant allows 1,000 requests in 5 minutes",
  };

  test("reads as in the golden file", () =>
    matchesGolden("progress", renderProgress(board, STYLE).join("\n")));

  test("never wraps a line", () => {
    for (const width of [30, 60, 80])
      for (const line of renderProgress(board, { color: true, width }))
        assert.ok(displayWidth(line) <= width);
  });

  test("names eight of those that run and counts the others", () => {
    const running = Array.from({ length: 11 }, (_, index) => ({
      key: `w${index}@1` as const,
      step: "create",
    }));
    const lines = renderProgress({ ...board, running }, STYLE);
    assert.match(lines[1] ?? "", /^ {2}11 running, /);
    assert.deepEqual(lines.slice(-2), ["  w7@1 create", "  and 3 more"]);
  });

  test("tells slow work by the minute", () => {
    const text = renderProgress({ ...board, elapsedMs: 60_000 }, STYLE).join("\n");
    assert.match(text, /8\.0 changes a minute, about 45 s left/);
  });

  test("of probes is one line that never wraps", () => {
    const probing = { total: 1_000, fit: 899, unfit: 100, elapsedMs: 754_000 };
    const [line, ...others] = renderProbing(probing, STYLE);
    assert.equal(line, "[###################-] 999/1000 probed · 899 fit, 100 unfit · 12 min 34 s");
    assert.deepEqual(others, []);
    for (const text of renderProbing(probing, { color: true, width: 40 }))
      assert.ok(displayWidth(text) <= 40);
  });

  test("is full when there is nothing to do, and never more than full", () => {
    const [empty] = renderProgress({ ...board, total: 0, running: [], done: 0, held: 0 }, STYLE);
    const [over] = renderProgress({ ...board, total: 1 }, STYLE);
    assert.match(empty ?? "", /^\[#{20}\] 0\/0/);
    assert.match(over ?? "", /^\[#{20}\] 8\/1/);
  });
});

describe("diagnostics", () => {
  const found: readonly Diagnostic[] = [
    {
      code: "unknown-key",
      severity: "error",
      message: "unknown key `ulr`",
      hint: "did you mean `url`?",
      location: { file: "webhooks.d/orders.yaml", line: 4, column: 1 },
      sourceLine: "ulr: https://${var:receiver}/cognigy/orders",
    },
    {
      code: "unknown-variable",
      severity: "error",
      message: "the environment production has no variable `reciever`, and it is one of those long sentences",
      hint: "did you mean `receiver`? The variables of an environment stand in webhook-sync.yaml under its `vars`",
      location: { file: "webhooks.d/orders.yaml", line: 112, column: 20 },
      sourceLine: `\tX-注文: "https://\${var:reciever}/${"path/".repeat(20)}"`,
    },
    {
      code: "sunset-required",
      severity: "warning",
      message: "order-fulfillment@1 is deprecated and names no sunset",
      hint: null,
      location: { file: "webhooks.d/orders.yaml", line: 9, column: 9 },
      sourceLine: null,
    },
    {
      code: "no-manifests",
      severity: "error",
      message: "webhooks.d does not exist",
      hint: null,
      location: null,
      sourceLine: null,
    },
  ];

  test("read as in the golden file", () => matchesGolden("diagnostics", renderDiagnostics(found, STYLE)));
  test("are nothing when there are none", () => assert.equal(renderDiagnostics([], STYLE), ""));

  test("are not counted when there is one", () => {
    assert.doesNotMatch(renderDiagnostics(found.slice(0, 1), STYLE), /1 error,/);
  });
});

describe("the policy list", () => {
  const rows: readonly PolicyRow[] = [
    {
      rule: "https-only",
      severity: "error",
      source: "default",
      summary: "receivers are reached over https",
      values: [],
    },
    {
      rule: "secret-hosts",
      severity: "off",
      source: "default",
      summary: "a secret is sent only to the hosts that operators list for it",
      values: ["ORDERS_API_KEY → api.yourcompany.com", "BILLING_TOKEN → *.billing.yourcompany.com"],
    },
    {
      rule: "certificate-runway",
      severity: "warn",
      source: "configured",
      summary: "certificates last",
      values: ["14 days"],
    },
  ];

  test("reads as in the golden file", () => matchesGolden("policy-list", renderPolicyList(rows, STYLE)));
});
