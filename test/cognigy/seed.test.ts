import assert from "node:assert/strict";
import { test } from "node:test";
import { API_KEY, CLIENT_SECRET, connectTo, OPERATION, ORDERS } from "./connecting.ts";
import { COLLECTION, FakeTenant, TOKEN } from "./fake-tenant.ts";

const BODY = {
  name: "orders",
  url: "https://api.yourcompany.test/cognigy/webhooks/orders",
  method: "POST",
  headers: { "X-Environment": "production", "X-Api-Key": API_KEY },
  payloadFormat: "application/json",
  version: 2,
  status: "inactive",
  idempotencyKey: "orders:2",
};

test("one new webhook: token, list, POST inactive, PUT active, and nothing else", async () => {
  const fake = await FakeTenant.start();
  const { tenant, statistics, close } = connectTo(fake.url);
  try {
    assert.deepEqual((await tenant.list()).ok, true);
    const created = await tenant.create(ORDERS, OPERATION);
    assert.ok(created.ok);
    const activated = await tenant.replace(created.value, { ...ORDERS, status: "active" }, OPERATION);
    assert.ok(activated.ok);
    assert.equal(activated.value.status, "active");

    const [token, list, post, put, ...others] = fake.received;
    assert.ok(token && list && post && put);
    assert.deepEqual(others, []);
    assert.equal(`${token.method} ${token.url.pathname}`, "POST /oauth/token");
    assert.equal(token.headers["content-type"], "application/x-www-form-urlencoded");
    assert.deepEqual(Object.fromEntries(new URLSearchParams(token.body)), {
      grant_type: "client_credentials",
      client_id: "acme",
      client_secret: CLIENT_SECRET,
      scope: "integrations:read integrations:write webhooks:manage",
    });
    assert.equal(`${list.method} ${list.url.pathname}${list.url.search}`, `GET ${COLLECTION}?limit=100`);
    assert.equal(list.body, "");
    assert.equal(`${post.method} ${post.url.pathname}`, `POST ${COLLECTION}`);
    assert.deepEqual(JSON.parse(post.body), BODY);
    assert.equal(post.headers["idempotency-key"], "orders:2");
    assert.equal(`${put.method} ${put.url.pathname}`, `PUT ${COLLECTION}/int-1`);
    assert.deepEqual(JSON.parse(put.body), { ...BODY, status: "active" });
    assert.equal(put.headers["if-match"], undefined);

    for (const { headers } of [list, post, put]) {
      assert.equal(headers.authorization, `Bearer ${TOKEN}`);
      assert.equal(headers.accept, "application/json");
    }
    assert.match(String(token.headers["x-request-id"]), /^webhook-sync-run1-\d+$/);
    assert.match(String(list.headers["x-request-id"]), /^webhook-sync-run1-\d+$/);
    assert.notEqual(token.headers["x-request-id"], list.headers["x-request-id"]);
    assert.equal(post.headers["x-request-id"], OPERATION.requestId);
    assert.equal(put.headers["x-request-id"], OPERATION.requestId);
    assert.deepEqual(statistics(), { requests: 4, retries: 0, waitedMs: 0, tokenRequests: 1 });
  } finally {
    await close();
    await fake.close();
  }
});

test("an answer to POST with the id alone is read back before it is written to", async () => {
  const fake = await FakeTenant.start((request, response, tenant) => {
    if (request.method !== "POST" || request.url.pathname !== COLLECTION) return false;
    response.end(JSON.stringify({ id: tenant.insert(JSON.parse(request.body)).id }));
    return true;
  });
  const { tenant, close } = connectTo(fake.url);
  try {
    const created = await tenant.create(ORDERS, OPERATION);
    assert.ok(created.ok);
    assert.deepEqual(created.value.unknownFields, {});
    const activated = await tenant.replace(created.value, { ...ORDERS, status: "active" }, OPERATION);
    assert.ok(activated.ok);
    assert.deepEqual(fake.log, ["POST", "GET /int-1", "PUT /int-1"]);
  } finally {
    await close();
    await fake.close();
  }
});
