import assert from "node:assert/strict";
import { test } from "node:test";
import { unfinishedChanges } from "../../src/apply/recovery/unfinished-changes.ts";
import type { WebhookKey } from "../../src/model/fleet/key.ts";
import type { JournalEntry } from "../../src/model/record/record.ts";
import { change, intent, outcome } from "../journal/fixture.ts";
import { recalled } from "../journal/recalled.ts";

const OLD: WebhookKey = "orders@1";
const FORMER: WebhookKey = "sales@1";
const replacing = {
  action: "replace" as const,
  reason: { kind: "new-version" as const, supersedes: [OLD], resumed: false, downgrade: false },
};
const activation = [intent("b", { step: "activate" }), outcome("b", { step: "activate", status: "active" })];
const switching = [
  intent("a", { ...replacing, step: "activate" }),
  outcome("a", { action: "replace", step: "activate", status: "active" }),
];
const retiring = intent("c", { ...replacing, step: "deprecate", version: 1 });
const retired = outcome("c", { action: "replace", step: "deprecate", version: 1, status: "deprecated" });
const renamed = {
  action: "replace" as const,
  reason: { kind: "renamed" as const, from: ["sales"], supersedes: [FORMER], resumed: false },
};
const renaming = [
  intent("a", { ...renamed, step: "activate" }),
  outcome("a", { action: "replace", step: "activate", status: "active" }),
];
const former = { webhook_name: "sales", version: 1 };
const givingUp = intent("c", { ...renamed, ...former, step: "deprecate" });
const givenUp = outcome("c", { action: "replace", ...former, step: "deprecate", status: "deprecated" });
const done = change({ webhook_name: "orders", version: 2 });

const rows: readonly [given: string, records: readonly JournalEntry[], want: readonly string[]][] = [
  ["nothing", [], []],
  ["a change that was recorded", [intent("a"), outcome("a"), ...activation, done], []],
  [
    "a creation and its activation",
    [intent("a"), outcome("a"), ...activation],
    ["create orders@2 applied active"],
  ],
  [
    "a creation alone, by a version that did not say what it was to be",
    [intent("a"), outcome("a")],
    ["create orders@2 unknown inactive"],
  ],
  [
    "a creation alone of what was to be active",
    [intent("a", { declared_status: "active" }), outcome("a")],
    ["create orders@2 failed inactive"],
  ],
  [
    "a creation alone of what was to be inactive",
    [intent("a", { declared_status: "inactive" }), outcome("a")],
    ["create orders@2 applied inactive"],
  ],
  ["a write that nobody knows of", [intent("a")], ["create orders@2 unknown unknown"]],
  [
    "an update that failed",
    [intent("a", { action: "update", step: "update" }), outcome("a", { result: "failed", status: "active" })],
    ["update orders@2 failed active"],
  ],
  ["a rename, whole", [...renaming, givingUp, givenUp], ["replace orders@2 applied active"]],
  ["a rename whose old name is still in service", renaming, ["replace orders@2 failed active"]],
  ["a rename whose end is open", [...renaming, givingUp], ["replace orders@2 unknown active"]],
  ["a replacement, whole", [...switching, retiring, retired], ["replace orders@2 applied active"]],
  ["a replacement without its end", switching, ["replace orders@2 failed active"]],
  ["a replacement whose end is open", [...switching, retiring], ["replace orders@2 unknown active"]],
];
for (const [given, records, want] of rows) {
  test(`what a killed run left of a change is recorded: ${given}`, () => {
    const written = unfinishedChanges(recalled(records), []);
    const lines = written.map((one) =>
      one.phase === "change"
        ? `${one.action} ${one.webhook_name}@${one.version} ${one.result} ${one.status}`
        : "",
    );
    assert.deepEqual(lines, want);
    // Once: what recovery has recorded is no more to be recorded.
    assert.deepEqual(unfinishedChanges(recalled([...records, ...written]), []), []);
  });
}

test("what was found out only now counts", () => {
  const records = recalled([intent("a", { action: "update", step: "update" })]);
  const [written] = unfinishedChanges(records, [outcome("a", { action: "update", status: "active" })]);
  assert.equal(written?.phase === "change" && written.result, "applied");
});
