import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING_RECORDED } from "../../src/journal/projection/builder.ts";
import { parseProjection, projectionText } from "../../src/journal/projection/document.ts";
import { type MarkerPlace, markedIn } from "../../src/model/fleet/environment.ts";
import { lacksDeprecatedStatus, UNLEARNED, withLearned } from "../../src/model/record/projection.ts";
import { type JournalEntry, MARKED_BY_NAME, NO_DEPRECATED_STATUS } from "../../src/model/record/record.ts";
import { cognigyAt } from "../cognigy/cognigy-v2/with-cognigy.ts";
import { environment } from "../fixtures/model.ts";
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

const named = told(MARKED_BY_NAME);
const markerRows: readonly [given: string, records: readonly JournalEntry[], want: MarkerPlace][] = [
  ["nothing", [], "foreign-id"],
  ["a foreignId that was dropped", [named], "name"],
  ["one that was, and was taken back", [named, unlearned], "foreign-id"],
  ["one that was dropped after that", [named, unlearned, named], "name"],
  ["what says nothing of it", [learned], "foreign-id"],
];
for (const [given, records, want] of markerRows) {
  test(`Endpoints are marked in the ${want} after ${given}`, () => {
    const tenant = cognigyAt(new URL("https://api.example.com"));
    const known = withLearned(
      environment({ tenant, saysDeprecatedStatus: true, ...markedIn("foreign-id") }),
      recalled(records).learned,
    );
    assert.ok(known.tenant.profile === "cognigy-v2");
    const { traits, capabilities } = known;
    assert.deepEqual([known.tenant.marker, { traits, capabilities }], [want, markedIn(want)]);
  });
}

test("a projection that an earlier version wrote is not taken for one that knows of foreignIds", () => {
  const text = projectionText(NOTHING_RECORDED);
  assert.ok(parseProjection(text));
  assert.equal(parseProjection(text.replace(/,"marksByName":false/, "")), undefined);
});
