import assert from "node:assert/strict";
import { test } from "node:test";
import { changesDigest, planDocument } from "../../src/approval/plan-document.ts";
import { snapshotOf, snapshotOfLive } from "../../src/model/plan/redacted-snapshot.ts";
import { endpointTexts } from "../../src/render/wording/snapshot-values.ts";
import { describeWebhook } from "../../src/status/describe-webhook.ts";
import { fieldsBetween } from "../../src/status/recorded-fields.ts";
import { declared, environment, listing, live, MAIN, NOVEMBER, PROJECT } from "../fixtures/endpoints.ts";
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

test("what a manifest leaves out is kept by a write, and not taken away", () => {
  const url = "https://api.example.com/v2";
  const found = { by: "id", text: MAIN.id, found: MAIN } as const;
  const project = { by: "id", text: PROJECT.id, found: PROJECT } as const;
  const after = snapshotOf(declared({ url }, { flow: found, project }));
  const paths = (before: ReturnType<typeof live>) =>
    fieldsBetween(snapshotOfLive(before, []), after).map(({ path }) => path);
  assert.deepEqual(paths(live(declared())), ["url"]);
  const runs = live(declared(), {}, { snapshot: { id: NOVEMBER.id, name: NOVEMBER.name } });
  const back = snapshotOf(declared({}, { flow: found, project, snapshot: "project" }));
  assert.deepEqual(
    fieldsBetween(snapshotOfLive(runs, []), back).map(({ path, after: made }) => [path, made.kind]),
    [["cognigy.snapshot", "absent"]],
    "an Endpoint that runs what its project has runs no Snapshot",
  );
});

test("a description shows what a manifest names, though nobody looked it up", () => {
  const named = (text: string) => ({ by: "name", text, found: null }) as const;
  const orders = declared({}, { locale: named("German"), snapshot: named("November") });
  const found = listing([live(orders)]);
  const plan = planOf([orders], found.webhooks, { environment: environment(), live: found });
  const options = { targets: [], allowDelete: [], allowDeprecate: [], allowDowngrade: [] };
  const facts = { toolVersion: "0.1.0", commit: null, manifests: "webhooks.d", options };
  const described = describeWebhook("orders", {
    ...{ environment: environment(), desired: [orders], live: found, record: [], histories: new Map() },
    plan: planDocument(plan, { ...facts, changesDigest: changesDigest(plan) }),
  });
  const shown = described?.versions[0]?.declared?.snapshot.endpoint;
  assert.ok(shown !== undefined);
  const { flow, locale, snapshot } = endpointTexts(shown);
  assert.deepEqual([flow, locale, snapshot], ["Main", "German", "November"]);
});
