import assert from "node:assert/strict";
import { test } from "node:test";
import { lacksDeprecatedStatus, UNLEARNED } from "../../src/model/projection.ts";
import { type JournalEntry, NO_DEPRECATED_STATUS } from "../../src/model/record.ts";
import { outcome } from "../journal/fixture.ts";
import { recalled } from "../journal/recalled.ts";

const told = (code: string): JournalEntry => ({
  ...{ phase: "notice", code, webhook_name: "orders", version: 1, details: "" },
});
const learned = told(NO_DEPRECATED_STATUS);
const unlearned = told(UNLEARNED);
const taken = outcome("a", { status: "deprecated" });
const refused = outcome("a", { status: "deprecated", result: "failed" });

const rows: readonly [given: string, records: readonly JournalEntry[], want: boolean][] = [
  ["nothing", [], false],
  ["a refusal", [learned], true],
  ["a refusal that was taken back", [learned, unlearned], false],
  ["a refusal after that", [learned, unlearned, learned], true],
  ["a success before", [taken, learned], false],
  ["a success after", [learned, taken], false],
  ["a failure", [refused, learned], true],
];
for (const [given, records, want] of rows) {
  test(`that a tenant has no deprecated status is ${want ? "" : "not "}known by ${given}`, () => {
    assert.equal(lacksDeprecatedStatus(recalled(records).learned), want);
  });
}
