import assert from "node:assert/strict";
import { test } from "node:test";
import type { Outcome } from "../../src/model/record/outcome.ts";
import { summaryOf } from "../../src/status/run-summary.ts";

const COMMON = { key: "orders@1", action: "update", latencyMs: 20 } as const;
const FAILURE = {
  kind: "unavailable",
  message: "no answer",
  hint: null,
  status: null,
  traceId: null,
} as const;
const APPLIED: Outcome = { ...COMMON, result: "applied", status: "active", probe: null };
const STALE: Outcome = { ...COMMON, result: "stale", status: "active", message: "it moved" };
const FAILED: Outcome = { ...COMMON, result: "failed", status: "active", failure: FAILURE };
const STOPPED: Outcome = { ...COMMON, result: "skipped", status: "active", because: null };
const UNCLEAR = {
  ...COMMON,
  result: "unknown",
  status: "unknown",
  failure: FAILURE,
  duplicates: [],
} as const;

function summary(outcomes: readonly Outcome[], command = "apply") {
  const effort = { run: "7f3a91c2", requests: 3, retries: 1, waitedMs: 5, head: "ab", warnings: ["late"] };
  return summaryOf({ ...effort, outcomes }, { plan: { blocked: [] }, command });
}

const AGAIN = "run apply again; finished changes are not repeated";

const cases: readonly (readonly [name: string, outcomes: readonly Outcome[], next: readonly string[]])[] = [
  ["nothing was left to do", [], []],
  ["all was applied", [APPLIED], []],
  ["the tenant moved", [APPLIED, STALE], ["plan again: the tenant changed since this plan"]],
  ["a change failed", [FAILED], [`resolve what failed, then ${AGAIN}`]],
  ["an outcome is unknown", [UNCLEAR], [`${AGAIN}; unknown outcomes are looked up first`]],
  [
    "a copy stands beside it",
    [{ ...UNCLEAR, duplicates: ["a", "b"] }],
    ["delete all but one of each duplicate, then plan again"],
  ],
  ["it was stopped", [STOPPED], [`it was stopped before the end: ${AGAIN}`]],
];

for (const [name, outcomes, next] of cases)
  test(`what is next when ${name}`, () => assert.deepEqual(summary(outcomes).next, next));

test("the end of a run has its rate and its latencies over what was carried out", () => {
  const { successRate, latencies, warnings } = summary([APPLIED, FAILED, STOPPED]);
  assert.deepEqual(
    { successRate, max: latencies?.max, warnings },
    { successRate: 0.5, max: 20, warnings: ["late"] },
  );
  assert.deepEqual(summary([]).successRate, null);
});

test("a rollback is what is run again", () => {
  assert.deepEqual(summary([STALE], "rollback 7f3a91c2").next, [
    "run rollback 7f3a91c2 again: the tenant changed since this plan",
  ]);
});
