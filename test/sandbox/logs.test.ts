import assert from "node:assert/strict";
import { test } from "node:test";
import { readLog } from "../../src/sandbox/wire/logs.ts";
import { exchange, idOf } from "./exchange.ts";
import { scratch, started, webhook } from "./started.ts";

test("the request log tells every call, and what a write was about", async (t) => {
  const { call, directory } = await started(t, { switches: { partialUpdate: true } });
  const id = idOf(await call("POST", "", webhook(), { "x-request-id": "run-1" }));
  await call("GET", "?limit=5");
  await call("PATCH", `/${id}`, { status: "active" });
  await call("PUT", `/${id}`, webhook({ version: "two" }));
  await call("DELETE", `/${id}`);
  await call("GET", "/a/b");
  const path = "/api/v1/integrations";
  const common = {
    time: "2026-11-23T12:00:00.000Z",
    requestId: null,
    committed: false,
    write: null,
    fault: null,
  };
  const write = { name: "orders", version: 1, status: "inactive" };
  const active = { ...write, status: "active" };
  const expected = [
    { ...common, method: "POST", path: "/oauth/token", call: "token", status: 200 },
    {
      ...common,
      method: "POST",
      path,
      call: "create",
      status: 201,
      requestId: "run-1",
      committed: true,
      write,
    },
    { ...common, method: "GET", path: `${path}?limit=5`, call: "list", status: 200 },
    {
      ...common,
      method: "PATCH",
      path: `${path}/${id}`,
      call: "patch",
      status: 200,
      committed: true,
      write: active,
    },
    { ...common, method: "PUT", path: `${path}/${id}`, call: "replace", status: 400 },
    {
      ...common,
      method: "DELETE",
      path: `${path}/${id}`,
      call: "delete",
      status: 204,
      committed: true,
      write: active,
    },
    { ...common, method: "GET", path: `${path}/a/b`, call: null, status: 404 },
  ];
  assert.deepEqual(readLog(directory, "requests"), expected);
});

test("dashboard and hook keep what they are told, and it can be listed", async (t) => {
  const { sandbox, directory } = await started(t);
  const headers = { "content-type": "application/json", authorization: "Bearer canary-value" };
  const report = { integration: "orders", health_status: "pass" };
  assert.equal((await exchange(sandbox.monitoringUrl, "POST", headers, JSON.stringify(report))).status, 202);
  assert.equal((await exchange(sandbox.hookUrl, "POST", headers, '{"event":"e"}')).status, 202);
  assert.equal((await exchange(sandbox.hookUrl, "POST", headers, "no json")).status, 400);
  const [entry, ...others] = readLog(directory, "dashboard");
  assert.deepEqual(others, []);
  assert.deepEqual(entry?.body, report);
  assert.ok(entry?.headerNames.includes("authorization"));
  const listed = await exchange(sandbox.monitoringUrl, "GET");
  assert.deepEqual(JSON.parse(listed.text), [entry]);
  assert.ok(!listed.text.includes("canary"));
  assert.deepEqual(
    readLog(directory, "events").map(({ body }) => body),
    [{ event: "e" }],
  );
  for (const name of ["requests", "deliveries"])
    assert.equal((await exchange(new URL(`/_sandbox/${name}`, sandbox.baseUrl), "GET")).text, "[]");
  const url = new URL("/_sandbox/requests", sandbox.baseUrl);
  assert.equal((await exchange(url, "POST", headers, "{}")).status, 405);
  assert.equal((await exchange(new URL("/_sandbox/other", sandbox.baseUrl), "GET")).status, 404);
});

test("where no sandbox ever ran there is nothing to read", (t) => {
  assert.deepEqual(readLog(scratch(t), "requests"), []);
});
