import assert from "node:assert/strict";
import { test } from "node:test";
import type { LearnedTrait } from "../../../src/cognigy/wire/connection.ts";
import type { LiveWebhook } from "../../../src/model/fleet/live.ts";
import type { Tenant } from "../../../src/model/fleet/tenant.ts";
import { sendJson } from "../server.ts";
import { hex, problem } from "./fake-cognigy.ts";
import { OPERATION, ordersWith, PASSWORD, type Setting, withCognigy } from "./with-cognigy.ts";

const LABELLED = {
  sunset: null,
  protect: true,
  secrets: new Map([["basicauth.password", "${secret:ORDERS_AUTH@3}"]]),
};
const STORED = {
  name: "Orders",
  foreignId: "webhook-sync/1 orders@2 protect auth=ORDERS_AUTH@3",
  settings: {
    ...{ webhookUrl: "https://api.acme.test/orders", basicAuthUser: "acme", basicAuthPassword: PASSWORD },
  },
};
const THIRD = ordersWith({ version: 3, status: "active", labelled: LABELLED }, { serves: true });
const MARKED = "webhook-sync/1 orders@3 protect auth=ORDERS_AUTH@3";

/** The one Endpoint of a tenant, as a plan has read it. */
async function planned(tenant: Tenant): Promise<LiveWebhook> {
  const listed = await tenant.list();
  assert.ok(listed.ok);
  const [live] = listed.value.webhooks;
  assert.ok(live);
  return live;
}

/** What is marked in its foreignId goes on being marked there, though names are the markers of all that is new. */
for (const [what, write, left] of [
  [
    "a new version in place",
    (tenant: Tenant, live: LiveWebhook) => tenant.replace(live, THIRD, OPERATION),
    MARKED,
  ],
  [
    "a deprecation",
    (tenant: Tenant, live: LiveWebhook) =>
      tenant.setStatus(
        live,
        {
          status: "deprecated",
          labelled: { ...LABELLED, protect: false, sunset: "2027-01-01" },
          serves: false,
        },
        OPERATION,
      ),
    "webhook-sync/1 orders@2 sunset=2027-01-01 deprecated auth=ORDERS_AUTH@3",
  ],
  ["a release", (tenant: Tenant, live: LiveWebhook) => tenant.setKey(live, null, [], OPERATION), ""],
] as const)
  test(`where names are markers, ${what} of an Endpoint that has its marker in the foreignId changes that one`, async () => {
    await withCognigy({ tenant: { marker: "name" } }, async ({ tenant }, fake) => {
      fake.insert(STORED);
      const written = await write(tenant, await planned(tenant));
      assert.ok(written.ok, JSON.stringify(written));
      const stored = fake.endpoints.get(hex(1));
      assert.deepEqual([stored?.name, stored?.foreignId], ["Orders", left]);
    });
  });

/** As an update takes it: some APIs say 422 of what they do not allow. */
for (const status of [400, 422])
  test(`a creation whose foreignId is refused with ${status} is made without it`, async () => {
    const intercept: Setting["intercept"] = ({ method, body }, response) => {
      if (method !== "POST" || !body.includes("foreignId")) return false;
      sendJson(response, status, problem(status, 1005, "Field 'foreignId' is not allowed."));
      return true;
    };
    await withCognigy({ intercept }, async ({ tenant }, fake) => {
      const made = await tenant.create(ordersWith(), OPERATION);
      assert.ok(made.ok, JSON.stringify(made));
      assert.deepEqual([fake.endpoints.size, fake.endpoints.get(hex(1))?.name], [1, "orders@2"]);
    });
  });

/** Takes the marker away after each of the first so many changes, as a person may. */
function clearedAfter(changes: number): NonNullable<Setting["intercept"]> {
  let left = changes;
  return (request, response, fake) => {
    if (request.method !== "PATCH" || left === 0) return false;
    left--;
    fake.answer(request);
    fake.edit(hex(1), { foreignId: "" });
    response.writeHead(204).end();
    return true;
  };
}

test("a marker that was kept so far and is gone once was taken away by somebody: it is written again, and nothing is learned", async () => {
  const learned: LearnedTrait[] = [];
  const options = { onLearned: (one: LearnedTrait) => learned.push(one) };
  await withCognigy({ intercept: clearedAfter(1), options }, async ({ tenant }, fake) => {
    fake.insert(STORED);
    const replaced = await tenant.replace(await planned(tenant), THIRD, OPERATION);
    assert.ok(replaced.ok, JSON.stringify(replaced));
    const stored = fake.endpoints.get(hex(1));
    assert.deepEqual([stored?.name, stored?.foreignId, learned], ["Orders", MARKED, []]);
  });
});

test("a marker that is gone again and again is written into the name", async () => {
  const learned: LearnedTrait[] = [];
  const options = { onLearned: (one: LearnedTrait) => learned.push(one) };
  await withCognigy({ intercept: clearedAfter(9), options }, async ({ tenant }, fake) => {
    fake.insert(STORED);
    const replaced = await tenant.replace(await planned(tenant), THIRD, OPERATION);
    assert.ok(replaced.ok, JSON.stringify(replaced));
    assert.deepEqual([fake.endpoints.get(hex(1))?.name, learned], ["orders@3", ["no-foreign-id"]]);
  });
});

test("one answer without the foreignId teaches nothing: the Endpoint is read before that", async () => {
  for (const isReadable of [true, false]) {
    let isFirst = true;
    const intercept: Setting["intercept"] = (request, response, tenant) => {
      const { method, url } = request;
      if (method === "GET" && !isReadable && url.pathname.endsWith(hex(1))) {
        sendJson(response, 403, problem(403, 403, "no"));
        return true;
      }
      if (method !== "POST" || !isFirst) return false;
      isFirst = false;
      const [, made] = tenant.answer(request);
      sendJson(response, 201, { ...Object(made), foreignId: undefined });
      return true;
    };
    const learned: LearnedTrait[] = [];
    const options = { onLearned: (trait: LearnedTrait) => learned.push(trait) };
    await withCognigy({ intercept, options }, async ({ tenant }, fake) => {
      const made = await tenant.create(ordersWith(), OPERATION);
      assert.deepEqual([learned, fake.bodies("PATCH")], [[], []]);
      assert.equal(fake.endpoints.get(hex(1))?.name, "Orders");
      if (isReadable) assert.equal(made.ok && made.value.idempotencyKey, "orders:2");
      else assert.equal(made.ok ? "" : made.error.kind, "unknown");
    });
  }
});
