import assert from "node:assert/strict";
import { test } from "node:test";
import { changesDigest, planDocument } from "../../src/approval/plan-document.ts";
import { describeWebhook } from "../../src/status/describe-webhook.ts";
import { declared, environment, listing, live } from "../fixtures/endpoints.ts";
import { planOf } from "../fixtures/plan.ts";

test("the version that another one replaces in place is said to become it, and not to be nobody's", () => {
  const orders = declared();
  const bumped = declared({ version: 2, url: "https://api.example.com/v2" });
  const found = listing([live(orders)]);
  const plan = planOf([bumped], found.webhooks, { environment: environment(), live: found });
  const options = { targets: [], allowDelete: [], allowDeprecate: [], allowDowngrade: [] };
  const facts = { toolVersion: "0.1.0", commit: null, manifests: "webhooks.d", options };
  const described = describeWebhook("orders@1", {
    ...{ environment: environment(), desired: [bumped], live: found, record: [], histories: new Map() },
    plan: planDocument(plan, { ...facts, changesDigest: changesDigest(plan) }),
  });
  assert.deepEqual(
    described?.versions.map(({ key, planned }) => [key, planned]),
    [["orders@1", { kind: "replaced-in-place", by: "orders@2" }]],
  );
});
