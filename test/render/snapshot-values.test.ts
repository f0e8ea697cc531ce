import assert from "node:assert/strict";
import { test } from "node:test";
import type { Snapshot } from "../../src/model/plan/change.ts";
import { snapshotValues, unusualValues } from "../../src/render/wording/snapshot-values.ts";

const SNAPSHOT: Snapshot = {
  url: "https://api.example.test/orders",
  method: "PUT",
  payloadFormat: "application/json",
  status: "inactive",
  headers: { "X-Team": { kind: "plain", text: "orders" }, url: { kind: "sensitive" } },
};

test("all values of a webhook stand in one order, and a new one tells what does not go without saying", () => {
  assert.deepEqual(
    snapshotValues(SNAPSHOT).map(({ path, text }) => [path, text]),
    [
      ["url", "https://api.example.test/orders"],
      ["method", "PUT"],
      ["payloadFormat", "application/json"],
      ["status", "inactive"],
      ["headers.X-Team", '"orders"'],
      ["headers.url", "(sensitive)"],
    ],
  );
  assert.deepEqual(unusualValues(SNAPSHOT), ["PUT", "inactive", 'X-Team "orders"', "url (sensitive)"]);
});
