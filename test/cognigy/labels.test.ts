import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readLabels, writeLabels } from "../../src/cognigy/integrations-v1/integration.ts";
import type { Labelled } from "../../src/model/fleet/live.ts";
import { liveOf, webhook } from "../fixtures/model.ts";
import { API_KEY, OPERATION, ORDERS } from "./connecting.ts";
import { withTenant } from "./with-tenant.ts";

const LABELLED: Labelled = {
  sunset: "2027-03-31",
  protect: true,
  secrets: new Map([["x-api-key", "Bearer ${secret:CRM_TOKEN@3}"]]),
};
const OURS = {
  "webhook-sync/sunset": "2027-03-31",
  "webhook-sync/protect": "true",
  "webhook-sync/header.x-api-key": "Bearer ${secret:CRM_TOKEN@3}",
};
const labelling = (partialUpdate: boolean) => ({
  capabilities: { labels: true, deprecatedStatus: true, partialUpdate },
});

const foreign = fc.dictionary(
  fc.string().filter((name) => !name.startsWith("webhook-sync/") && name !== "__proto__"),
  fc.string(),
);
const labelled = fc.record({
  sunset: fc.constantFrom(null, "2027-03-31", "2020-01-01"),
  protect: fc.boolean(),
  secrets: fc
    .dictionary(fc.stringMatching(/^[a-z][a-z-]{0,9}$/), fc.constantFrom("${secret:A}", "x ${secret:B@2}"))
    .map((entries) => new Map(Object.entries(entries))),
});

test("labels: what was written is read back, and what is somebody else's stays, whatever was there before", () => {
  fc.assert(
    fc.property(foreign, labelled, labelled, (others, first, second) => {
      const live = (labels: unknown) => liveOf(webhook(), { unknownFields: { labels } });
      const once = writeLabels(live(others), first);
      const twice = writeLabels(live(once), second);
      const isEmpty = second.sunset === null && !second.protect && second.secrets.size === 0;
      assert.deepEqual(readLabels(twice), isEmpty ? null : { ...second });
      const kept = Object.entries(twice).filter(([name]) => !name.startsWith("webhook-sync/"));
      assert.deepEqual(Object.fromEntries(kept), { ...others });
    }),
  );
});

test("labels: what is no label of ours, or not as we write it, says nothing", () => {
  for (const labels of [undefined, null, "x", [], { team: "a" }]) assert.equal(readLabels(labels), null);
  const odd = {
    "webhook-sync/sunset": "soon",
    "webhook-sync/protect": "yes",
    "webhook-sync/header.x-api-key": "a plain value",
    "webhook-sync/header.x-other": 7,
  };
  assert.deepEqual(readLabels(odd), { sunset: null, protect: false, secrets: new Map() });
  for (const day of ["2027-13-45", "2027-02-30", "2027-02-29", "2027-00-10"])
    assert.equal(readLabels({ "webhook-sync/sunset": day })?.sunset, null, day);
  assert.equal(readLabels({ "webhook-sync/sunset": "2028-02-29" })?.sunset, "2028-02-29");
});

test("labels: sent only where the environment says that the tenant carries them, without any value", async () => {
  for (const [options, sent] of [
    [{}, undefined],
    [labelling(false), OURS],
  ] as const) {
    await withTenant({ options }, async ({ tenant, fake }) => {
      const created = await tenant.create({ ...ORDERS, labelled: LABELLED }, OPERATION);
      assert.ok(created.ok);
      const { labels } = Object(JSON.parse(fake.calls[0]?.body ?? ""));
      assert.deepEqual(labels, sent);
      assert.ok(!JSON.stringify(labels ?? null).includes(API_KEY));
      assert.deepEqual(created.value.labelled, sent === undefined ? null : LABELLED);
    });
  }
});

test("labels: a status comes with them, by PUT and by PATCH, and leaves them alone where nothing is to be said", async () => {
  for (const partialUpdate of [false, true]) {
    await withTenant({ options: labelling(partialUpdate) }, async ({ tenant, fake }) => {
      fake.insert({ ...ORDERS, headers: {}, labelled: undefined, labels: { team: "a", ...OURS } });
      const listed = await tenant.list();
      const live = listed.ok ? listed.value.webhooks[0] : undefined;
      assert.ok(live);
      const deprecated = { ...LABELLED, sunset: "2028-01-31", protect: false };
      const first = await tenant.setStatus(
        live,
        { status: "deprecated", labelled: deprecated, serves: null },
        OPERATION,
      );
      assert.ok(first.ok);
      const { "webhook-sync/protect": _, ...kept } = OURS;
      const labels = { team: "a", ...kept, "webhook-sync/sunset": "2028-01-31" };
      assert.deepEqual(fake.store.get("int-1")?.labels, labels);
      assert.ok(
        (await tenant.setStatus(first.value, { status: "inactive", labelled: null, serves: null }, OPERATION))
          .ok,
      );
      assert.deepEqual(fake.store.get("int-1")?.labels, labels);
    });
  }
});
