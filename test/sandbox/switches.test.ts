import assert from "node:assert/strict";
import { test } from "node:test";
import { readLog } from "../../src/sandbox/wire/logs.ts";
import { idOf, objectOf } from "./exchange.ts";
import { started, webhook } from "./started.ts";

const KEYED = webhook({ idempotencyKey: "orders:1" });

test("idempotency honoured: the same POST gives the same object, another body is a conflict", async (t) => {
  const { call } = await started(t, { switches: { uniqueNames: false } });
  const first = await call("POST", "", KEYED, { "idempotency-key": "orders:1" });
  await call("PUT", `/${idOf(first)}`, { ...KEYED, status: "active" });
  const again = await call("POST", "", KEYED, { "idempotency-key": "orders:1" });
  assert.equal(again.status, 200);
  assert.equal(idOf(again), idOf(first));
  assert.equal(objectOf(again).status, "active", "as it is now");
  const other = await call("POST", "", { ...KEYED, url: "https://other.example.test/" });
  assert.equal(other.status, 409);
  assert.equal(objectOf(other).code, 1004);
  const mixed = await call("POST", "", KEYED, { "idempotency-key": "orders:2" });
  assert.equal(mixed.status, 400);
  await call("DELETE", `/${idOf(first)}`);
  assert.equal((await call("POST", "", KEYED)).status, 201, "a deleted object frees its key");
});

test("idempotency ignored: a second POST makes a duplicate", async (t) => {
  const { call } = await started(t, { switches: { idempotency: "ignored", uniqueNames: false } });
  const [first, second] = [await call("POST", "", KEYED), await call("POST", "", KEYED)];
  assert.equal(second.status, 201);
  assert.notEqual(idOf(first), idOf(second));
});

test("idempotency expiring: the key is good for a while", async (t) => {
  const switches = { idempotency: { expiresAfterMs: 1000 }, uniqueNames: false };
  const { call, clock } = await started(t, { switches });
  await call("POST", "", KEYED);
  clock.advance(999);
  assert.equal((await call("POST", "", KEYED)).status, 200);
  clock.advance(1);
  assert.equal((await call("POST", "", KEYED)).status, 201);
});

test("unique names: a second object of a name and version is a conflict, also by renaming", async (t) => {
  const { call } = await started(t);
  const first = await call("POST", "", webhook());
  assert.equal(objectOf(await call("POST", "", webhook())).code, 1004);
  const second = await call("POST", "", webhook({ version: 2 }));
  assert.equal(second.status, 201);
  assert.equal((await call("PUT", `/${idOf(second)}`, webhook())).status, 409);
  assert.equal((await call("PUT", `/${idOf(first)}`, webhook({ status: "active" }))).status, 200);
});

test("no ETags: none is sent and If-Match means nothing", async (t) => {
  const { call } = await started(t, { switches: { etag: false } });
  const created = await call("POST", "", webhook());
  assert.equal(created.headers.etag, undefined);
  const replaced = await call("PUT", `/${idOf(created)}`, webhook(), { "if-match": '"any"' });
  assert.equal(replaced.status, 200);
});

test("masked and absent header values: reads hide them, the tenant keeps them", async (t) => {
  for (const [maskHeaders, shown] of [
    ["masked", { "X-Api-Key": "********" }],
    ["absent", undefined],
  ] as const) {
    const { call, directory } = await started(t, { switches: { maskHeaders, partialUpdate: true } });
    const created = await call("POST", "", webhook());
    assert.deepEqual(objectOf(created).headers, shown);
    await call("PATCH", `/${idOf(created)}`, { status: "active" });
    const open = await started(t, { directory });
    const kept = objectOf(await open.call("GET", `/${idOf(created)}`));
    assert.deepEqual(kept.headers, { "X-Api-Key": "canary-value" });
    assert.equal(kept.status, "active");
  }
});

test("a lagging list shows the tenant as it was", async (t) => {
  const { call, clock } = await started(t, { switches: { listLagMs: 1000 } });
  const path = `/${idOf(await call("POST", "", webhook()))}`;
  assert.equal(objectOf(await call("GET", "")).total, 0);
  assert.equal((await call("GET", path)).status, 200, "the object itself does not lag");
  clock.advance(1000);
  assert.equal(objectOf(await call("GET", "")).total, 1);
  await call("DELETE", path);
  assert.equal(objectOf(await call("GET", "")).total, 1);
  clock.advance(1000);
  assert.equal(objectOf(await call("GET", "")).total, 0);
});

test("no deprecated status, no echoed keys, labels", async (t) => {
  const switches = { refuseDeprecated: true, echoKeys: false, labels: true };
  const { call } = await started(t, { switches });
  assert.equal((await call("POST", "", webhook({ status: "deprecated" }))).status, 422);
  const created = objectOf(await call("POST", "", { ...KEYED, labels: { team: "orders" } }));
  assert.equal(created.idempotencyKey, undefined);
  assert.deepEqual(created.labels, { team: "orders" });
  assert.equal((await call("POST", "", { ...KEYED, labels: { team: 1 } })).status, 400);
});

test("no echoed bodies: a Location or nothing", async (t) => {
  const { call } = await started(t, { switches: { echoBodies: false } });
  const created = await call("POST", "", webhook());
  assert.equal(created.status, 201);
  assert.equal(created.text, "");
  const path = String(created.headers.location).replace("/api/v1/integrations", "");
  const replaced = await call("PUT", path, webhook({ status: "active" }));
  assert.equal(replaced.status, 204);
  assert.equal(objectOf(await call("GET", path)).status, "active");
});

test("latency holds the answer back by the clock, before anything is committed", async (t) => {
  const latencyMs = { api: 50, receivers: 0 };
  const { call, clock, directory } = await started(t, { switches: { latencyMs } });
  const reply = call("POST", "", webhook());
  for (const done of [0, 1]) {
    while (clock.sleeping === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(readLog(directory, "requests").length, done, "first the token, then the POST");
    clock.advance(50);
  }
  assert.equal((await reply).status, 201);
});

test("own forms: what is written is kept, shown and taken back as the tenant has it", async (t) => {
  const written = {
    url: "https://a.test/%7ejo/b%2fc/?b=2&a=1",
    headers: { "X-Mode": " Fast " },
  };
  const all = [
    "url-encoding",
    "url-slash",
    "url-query",
    "method",
    "charset",
    "header-space",
    "header-case",
  ] as const;
  const { call } = await started(t, {
    switches: { ownForm: all, addedHeaders: { "X-Tenant": "t", "x-mode": "no" } },
  });
  const created = await call("POST", "", webhook(written));
  const shown = objectOf(created);
  assert.equal(created.status, 201);
  assert.deepEqual(
    { url: shown.url, method: shown.method, payloadFormat: shown.payloadFormat, headers: shown.headers },
    {
      url: "https://a.test/~jo/b%2Fc?a=1&b=2",
      method: "post",
      payloadFormat: "application/json; charset=utf-8",
      headers: { "X-Mode": "fast", "X-Tenant": "t" },
    },
  );
  const again = await call("PUT", `/${idOf(created)}`, shown);
  assert.equal(again.status, 200);
  assert.equal(objectOf(again).url, shown.url);
  assert.equal((await call("POST", "", webhook({ ...written, method: "sing" }))).status, 400);
});

test("updates that are ignored, and a status that is kept as another", async (t) => {
  const ignoring = await started(t, { switches: { ignoreUpdates: true, partialUpdate: true } });
  const path = `/${idOf(await ignoring.call("POST", "", webhook()))}`;
  for (const [method, body] of [
    ["PUT", webhook({ status: "active" })],
    ["PATCH", { status: "active" }],
  ] as const) {
    const answer = await ignoring.call(method, path, body);
    assert.deepEqual([answer.status, objectOf(answer).status], [200, "inactive"]);
  }
  const keeping = await started(t, { switches: { keepInactive: true } });
  const created = await keeping.call("POST", "", webhook({ status: "active" }));
  const deprecated = await keeping.call("PUT", `/${idOf(created)}`, webhook({ status: "deprecated" }));
  assert.deepEqual([deprecated.status, objectOf(deprecated).status], [200, "inactive"]);
});
