import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../src/base/json.ts";
import { exchange, idOf, objectOf } from "./exchange.ts";
import { started, webhook } from "./started.ts";

test("an integration is created, read, replaced and deleted", async (t) => {
  const { call, clock } = await started(t);
  const created = await call("POST", "", webhook({ idempotencyKey: "orders:1", colour: "blue" }));
  const id = idOf(created);
  assert.equal(created.status, 201);
  assert.match(id, /^[0-9a-f]{24}$/);
  assert.equal(created.headers.location, `/api/v1/integrations/${id}`);
  const { createdAt, lastChanged, ...fields } = objectOf(created);
  assert.deepEqual(fields, { id, ...webhook({ idempotencyKey: "orders:1", colour: "blue" }) });
  assert.equal(createdAt, Math.floor(clock.now().getTime() / 1000));
  assert.equal(lastChanged, createdAt);

  clock.advance(5000);
  const replaced = await call("PUT", `/${id}`, webhook({ status: "active" }));
  assert.equal(replaced.status, 200);
  const read = await call("GET", `/${id}`);
  assert.deepEqual(objectOf(read), objectOf(replaced));
  assert.equal(objectOf(read).status, "active");
  assert.equal(objectOf(read).colour, undefined, "a PUT replaces the whole");
  assert.equal(objectOf(read).lastChanged, Number(createdAt) + 5);

  assert.equal((await call("DELETE", `/${id}`)).status, 204);
  const gone = await call("GET", `/${id}`);
  assert.equal(gone.status, 404);
  assert.equal(objectOf(gone).code, 1002);
  assert.equal((await call("DELETE", `/${id}`)).status, 404);
  assert.equal((await call("PUT", `/${id}`, webhook())).status, 404);
});

test("the ETag changes with the object, and If-Match compares strongly", async (t) => {
  const { call } = await started(t);
  const created = await call("POST", "", webhook());
  const path = `/${idOf(created)}`;
  const etag = String(created.headers.etag);
  assert.match(etag, /^"[0-9a-f]+"$/);
  assert.equal((await call("GET", path)).headers.etag, etag);
  for (const stale of ['"other"', `W/${etag}`])
    assert.equal((await call("PUT", path, webhook(), { "if-match": stale })).status, 412);
  const changed = await call("PUT", path, webhook({ status: "active" }), { "if-match": etag });
  assert.equal(changed.status, 200);
  assert.notEqual(changed.headers.etag, etag);
  assert.equal((await call("DELETE", path, undefined, { "if-match": etag })).status, 412);
  assert.equal((await call("DELETE", path, undefined, { "if-match": "*" })).status, 204);
});

test("a bad body is refused with everything that is wrong with it, and without any header value", async (t) => {
  const { call } = await started(t);
  const table: readonly [JsonObject, RegExp][] = [
    [{ name: "" }, /name/],
    [{ url: "ftp://example.test" }, /url/],
    [{ url: 1 }, /url/],
    [{ method: "SHOUT" }, /method/],
    [{ headers: { "X-Api-Key": "canary\r\nvalue" } }, /headers\.X-Api-Key/],
    [{ headers: { "X Y": "canary-value" } }, /headers\.X Y/],
    [{ headers: { "X-A": "1", "x-a": "2" } }, /twice/],
    [{ headers: ["X-Api-Key"] }, /headers/],
    [{ payloadFormat: "json" }, /payloadFormat/],
    [{ version: 0 }, /version/],
    [{ version: "1" }, /version/],
    [{ status: "paused" }, /status/],
    [{ idempotencyKey: "" }, /idempotencyKey/],
    [{ id: "made-up" }, /id is read-only/],
    [{ labels: { team: "orders" } }, /labels/],
  ];
  for (const [changes, pattern] of table) {
    const reply = await call("POST", "", webhook(changes));
    assert.equal(reply.status, 400, JSON.stringify(changes));
    assert.match(String(reply.headers["content-type"]), /^application\/problem\+json/);
    const { details, traceId, title, status } = objectOf(reply);
    assert.match(String(details), pattern);
    assert.match(String(traceId), /^[0-9a-f]{32}$/);
    assert.equal(title, "Bad Request");
    assert.equal(status, 400);
    assert.ok(!reply.text.includes("canary"));
  }
  const empty = objectOf(await call("POST", "", {}));
  assert.ok(Array.isArray(empty.details) && empty.details.length === 7);
  assert.equal(objectOf(await call("GET", "")).total, 0);
});

test("a PUT may repeat what only the tenant sets, but not change it", async (t) => {
  const { call } = await started(t);
  const created = await call("POST", "", webhook());
  const path = `/${idOf(created)}`;
  assert.equal((await call("PUT", path, { ...objectOf(created), status: "active" })).status, 200);
  assert.equal((await call("PUT", path, { ...objectOf(created), createdAt: 1 })).status, 400);
});

test("what stands before the tenant refuses a GET with a body and a body that is too large", async (t) => {
  const { call } = await started(t);
  const page = await call("GET", "", {}, { "content-length": "2" });
  assert.equal(page.status, 403);
  assert.match(String(page.headers["content-type"]), /html/);
  assert.equal((await call("POST", "", webhook({ padding: "x".repeat(60_000) }))).status, 413);
});

test("requests that lead nowhere", async (t) => {
  const { call, sandbox } = await started(t);
  assert.equal((await call("DELETE", "")).headers.allow, "GET, POST");
  assert.equal((await call("PATCH", "/1", {})).status, 405);
  assert.equal((await call("GET", "/1/2")).status, 404);
  assert.equal((await call("POST", "", webhook(), { "content-type": "text/plain" })).status, 415);
  assert.equal((await exchange(new URL("/", sandbox.baseUrl), "GET")).status, 404);
  assert.equal((await exchange(new URL("/oauth/token", sandbox.baseUrl), "GET")).status, 405);
});

test("member names that mean something to JavaScript are only names", async (t) => {
  const { call } = await started(t);
  const body = JSON.parse(`{"__proto__": {"polluted": true}, "constructor": 1}`);
  const created = await call("POST", "", {
    ...webhook(),
    ...body,
    ...Object.fromEntries(Object.entries(body)),
  });
  assert.equal(created.status, 201);
  assert.ok(created.text.includes('"__proto__":{"polluted":true}'));
  assert.equal(Object.hasOwn(Object.prototype, "polluted"), false);
});
