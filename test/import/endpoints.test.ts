import assert from "node:assert/strict";
import { test } from "node:test";
import { draftEndpoint, endpointBlock } from "../../src/import/endpoints.ts";
import { markedIn } from "../../src/model/fleet/environment.ts";
import { clicked, declared, environment, live } from "../fixtures/endpoints.ts";

test("where the display name is the mark, one that no webhook can have is left alone, and none is declared", () => {
  const byName = environment(markedIn("name"));
  const legacy = { ...clicked("Legacy one"), name: "legacy-one", version: 1 };
  const reason = "its display name is not a webhook name; rename it on the platform";
  assert.equal(endpointBlock(legacy, byName)?.reason, reason);
  assert.equal(endpointBlock(legacy, environment()), null);
  assert.equal(endpointBlock({ ...clicked("legacy"), version: 1 }, byName), null);
  const ours = live(declared(), { labelled: null }, { displayName: "orders@1" });
  assert.equal(endpointBlock(ours, byName), null);
  assert.equal(draftEndpoint(ours, null, byName, null)?.cognigy.name, undefined);
});
