import type { JournalRecord } from "../../src/model/record/record.ts";
import { snapshot } from "./fixtures.ts";

const HASH = "b".repeat(64);

const chained = (sequence: number) => ({
  sequence,
  run: "20261123T091204Z-7f3a",
  timestamp: 1_795_425_124 + sequence,
  time: `2026-11-23T09:12:${String(4 + sequence).padStart(2, "0")}.000Z`,
  actor: "ci@example",
  previous_hash: HASH,
  hash: HASH,
});

const orders = { action: "create", webhook_name: "orders", version: 2 } as const;
const write = { ...orders, step: "create", request_id: "req-1", sunset: null, protect: false } as const;
const reason = { kind: "declared-new" } as const;

/** A journal with a record of every phase. */
export const RECORDS: readonly JournalRecord[] = [
  { ...chained(1), phase: "repaired", details: "17 bytes of a torn line were set aside" },
  {
    ...chained(2),
    phase: "run-started",
    tool_version: "0.1.0",
    environment: "production",
    tenant: "acme.cognigy.com",
    commit: "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334",
    ci_run_url: null,
    plan_digest: `sha256:${HASH}`,
  },
  { ...chained(3), ...write, phase: "intent", integration_id: null, reason, before: null, after: snapshot() },
  {
    ...chained(4),
    ...write,
    phase: "outcome",
    integration_id: "65f0c0ffee65f0c0ffee65f0",
    result: "succeeded",
    status: "inactive",
    latency_ms: 35,
    details: "",
    after: snapshot(),
  },
  {
    ...chained(5),
    ...write,
    phase: "outcome",
    step: "activate",
    integration_id: "65f0c0ffee65f0c0ffee65f0",
    result: "failed",
    status: "inactive",
    latency_ms: 1_204,
    details: "the tenant answered 422, it does not accept the payload format",
    after: null,
  },
  {
    ...chained(6),
    ...orders,
    phase: "change",
    result: "failed",
    status: "inactive",
    latency_ms: 1_300,
    details: "the tenant answered 422",
    reason,
    probe: null,
    because: null,
  },
  {
    ...chained(7),
    action: "create",
    webhook_name: "shipping-label-with-a-long-name",
    version: 1,
    phase: "change",
    result: "skipped",
    status: "absent",
    latency_ms: 0,
    details: "",
    reason,
    probe: null,
    because: "orders@2",
  },
  {
    ...chained(8),
    phase: "notice",
    code: "event-sent",
    webhook_name: "orders",
    version: 1,
    details: "webhook_deprecated",
  },
  { ...chained(9), phase: "notice", code: "no-etags", webhook_name: null, version: null, details: "" },
  {
    ...chained(10),
    phase: "run-finished",
    exit_code: 6,
    counts: { applied: 0, held: 0, failed: 1, unknown: 0, stale: 0, skipped: 1 },
  },
];
