import assert from "node:assert/strict";
import { test } from "node:test";
import { unreportedHealth } from "../../src/apply/recovery/unreported-health.ts";
import type { JournalEntry } from "../../src/model/record/record.ts";
import { change, intent, outcome, snapshot } from "../journal/fixture.ts";
import { recalled } from "../journal/recalled.ts";

const inactive = { ...snapshot, status: "inactive" as const };
const created = [intent("a", { after: inactive }), outcome("a")];
const activation = intent("b", { step: "activate", before: inactive });
const activated = outcome("b", { step: "activate", status: "active" });
const updating = intent("c", { action: "update", step: "update", before: { ...snapshot, method: "PUT" } });
const updated = outcome("c", { action: "update", step: "update", status: "active" });
const retiring = intent("d", {
  step: "deprecate",
  before: snapshot,
  after: { ...snapshot, status: "deprecated" },
});

const rows: readonly [
  given: string,
  records: readonly JournalEntry[],
  closed: readonly JournalEntry[],
  want: readonly string[],
][] = [
  ["nothing", [], [], []],
  ["a creation that was activated", [...created, activation, activated], [], ["run-1 orders@2 pass 2000"]],
  [
    "a creation whose activation was found to be there",
    [...created, activation],
    [activated],
    ["run-1 orders@2 pass 2000"],
  ],
  ["a creation alone: its receiver may have been unfit", created, [], []],
  [
    "an activation that was not there",
    [...created, activation],
    [outcome("b", { step: "activate", result: "failed" })],
    [],
  ],
  ["an update", [updating, updated], [], ["run-1 orders@2 pass 0"]],
  [
    "an update that switches on",
    [intent("c", { action: "update", step: "update", before: inactive }), updated],
    [],
    ["run-1 orders@2 pass 0"],
  ],
  [
    "an adoption of the key alone, which asks no receiver",
    [
      intent("c", { action: "adopt", step: "adopt", before: snapshot }),
      outcome("c", { action: "adopt", step: "adopt", status: "active" }),
    ],
    [],
    [],
  ],
  ["a deprecation, which asks no receiver", [retiring, outcome("d", { step: "deprecate" })], [], []],
  [
    "a change that was recorded",
    [...created, activation, activated, change({ webhook_name: "orders", version: 2 })],
    [],
    [],
  ],
];
for (const [given, records, closed, want] of rows) {
  test(`what a killed run did not tell the dashboard: ${given}`, () => {
    const found = unreportedHealth(recalled(records), closed).map(
      ({ run, status }) =>
        `${run} ${status.integration}@${status.version} ${status.health_status} ${status.latency_ms}`,
    );
    assert.deepEqual(found, want);
  });
}
