import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../../src/base/json.ts";
import { membersOf } from "../../../src/base/json.ts";
import { OTHER_USER, OWN_USER } from "../../../src/sandbox/cognigy-v2/world.ts";
import { exchange, objectOf } from "../exchange.ts";
import { endpoint, itemsOf, startedCognigy } from "./started.ts";

test("an Endpoint is created, read, changed in part and deleted", async (t) => {
  const { call, clock, sandbox } = await startedCognigy(t);
  const created = await call("POST", "/endpoints", endpoint(sandbox, { foreignId: "mine 1" }));
  assert.equal(created.status, 201);
  const whole = objectOf(created);
  const path = `/endpoints/${whole._id}`;
  assert.match(String(whole._id), /^[0-9a-f]{24}$/);
  assert.match(String(whole.URLToken), /^[0-9a-f]{64}$/);
  assert.equal(whole.createdAt, Math.floor(clock.now().getTime() / 1000), "in seconds");
  assert.equal(whole.createdBy, OWN_USER);
  const { projectId: _, ...sent } = endpoint(sandbox, { foreignId: "mine 1" });
  for (const [name, value] of Object.entries(sent)) assert.deepEqual(whole[name], value, name);
  assert.equal(Object.keys(whole).length, 30, "every field of the type");

  clock.advance(5000);
  const changed = await call("PATCH", path, { active: true, settings: { webhookUrl: "https://b.test/" } });
  assert.deepEqual([changed.status, changed.text], [204, ""]);
  const read = objectOf(await call("GET", path));
  assert.deepEqual(read, {
    ...whole,
    active: true,
    settings: { webhookUrl: "https://b.test/" },
    lastChanged: Number(whole.createdAt) + 5,
  });

  const deleted = await call("DELETE", path);
  assert.deepEqual([deleted.status, deleted.text], [204, ""]);
  const gone = await call("GET", path);
  assert.deepEqual([gone.status, objectOf(gone).code], [404, 1002]);
  assert.equal((await call("DELETE", path)).status, 404);
  assert.equal((await call("PATCH", path, { active: true })).status, 404);
});

test("what a creation leaves out the tenant fills in", async (t) => {
  const { call, sandbox } = await startedCognigy(t);
  const { projectId } = sandbox;
  const minimal = { projectId, channel: "webhook", name: "orders@2" };
  const whole = objectOf(await call("POST", "/endpoints", minimal));
  const [english] = itemsOf(await call("GET", `/locales?projectId=${projectId}&primary=true`));
  assert.equal(whole.active, true, "enabled by default");
  assert.equal(whole.entrypoint, projectId);
  assert.equal(whole.localeId, english?.referenceId, "the primary locale");
  assert.deepEqual([whole.flowId, whole.foreignId], ["", ""]);
  assert.deepEqual(whole.settings, {});
});

const LONG = "x".repeat(201);

/** What is sent beside a good creation, and the one thing that the tenant says about it. */
const REFUSED: readonly (readonly [JsonObject, string, number])[] = [
  [{ version: 2 }, "Field 'version' is not allowed.", 1005],
  [{ labels: {}, active: "yes" }, "Field 'labels' is not allowed.", 1005],
  [{ _id: "0".repeat(24) }, "Field '_id' is not allowed.", 1005],
  [{ targetType: "flow" }, "Field 'targetType' is not allowed.", 1005],
  [{ name: undefined }, "Missing field 'name'.", 1000],
  [{ channel: undefined, x: 1 }, "Missing field 'channel'.", 1000],
  [{ projectId: undefined }, "Missing field 'projectId'.", 1000],
  [{ projectId: "sandbox" }, "Field 'projectId' should be of format 'mongo-id'.", 1005],
  [{ name: "orders:2" }, "Field 'name' should be of format 'resource-name'.", 1005],
  [{ name: "  " }, "Field 'name' should be of format 'resource-name'.", 1005],
  [{ name: LONG }, "Field 'name' should be of format 'resource-name'.", 1005],
  [{ name: 7 }, "Field 'name' should be of type 'string'.", 1005],
  [{ active: 1 }, "Field 'active' should be of type 'boolean'.", 1005],
  [{ channel: "webhook3" }, "Field 'channel' should be of format 'endpoint-channel'.", 1005],
  [{ channel: "inject" }, "Field 'channel' should be of format 'endpoint-channel'.", 1005],
  [{ flowId: "0866400706c368fb17177afb" }, "Field 'flowId' should be of format 'uuid'.", 1005],
  [{ entrypoint: "main" }, "Field 'entrypoint' should be of format 'mongo-id'.", 1005],
  [{ settings: [] }, "Field 'settings' should be of type 'object'.", 1005],
  [{ settings: { webhookUrl: 1 } }, "Field 'settings.webhookUrl' should be of type 'string'.", 1005],
  [{ settings: { webhookUrl: "" } }, "Field 'settings.webhookUrl' should be of format 'uri'.", 1005],
  [{ settings: { webhookUrl: "orders" } }, "Field 'settings.webhookUrl' should be of format 'uri'.", 1005],
  [
    { settings: { webhookUrl: "https://ä.test" } },
    "Field 'settings.webhookUrl' should be of format 'uri'.",
    1005,
  ],
  [
    { settings: { basicAuthPassword: null } },
    "Field 'settings.basicAuthPassword' should be of type 'string'.",
    1005,
  ],
  [{ transformer: { code: "" } }, "Field 'transformer.code' is not allowed.", 1005],
  [{ transformer: { transformer: "x".repeat(100_001) } }, "request entity too large", 413],
  [
    { fileStorageSettings: { storageProvider: "disk" } },
    "Invalid value for field 'fileStorageSettings.storageProvider'.",
    1005,
  ],
  [{ foreignId: null }, "Field 'foreignId' should be of type 'string'.", 1005],
];

test("a payload is refused with the first thing that is wrong with it, and without any value of it", async (t) => {
  const { call, sandbox } = await startedCognigy(t);
  for (const [changes, text, code] of REFUSED) {
    const reply = await call("POST", "/endpoints", endpoint(sandbox, changes));
    const status = code === 413 ? 413 : 400;
    const detail = code === 413 ? text : `Validation failed. ${text}`;
    const { traceId, ...told } = objectOf(reply);
    const title = code === 413 ? "Payload Too Large" : "Bad Request";
    const common = { type: "about:blank", title, instance: "/v2.0/endpoints", details: {} };
    assert.deepEqual(told, { ...common, detail, status, code }, JSON.stringify(changes).slice(0, 100));
    assert.match(String(traceId), /^api--[0-9a-f-]{36}$/);
    assert.equal(reply.status, status);
    assert.match(String(reply.headers["content-type"]), /^application\/problem\+json/);
    assert.ok(!reply.text.includes("canary"));
  }
  assert.deepEqual(itemsOf(await call("GET", "/endpoints")), []);
});

test("a change is held to the same rules, has no project and is not empty", async (t) => {
  const { call, make, sandbox } = await startedCognigy(t);
  const path = `/endpoints/${await make()}`;
  const table: readonly (readonly [unknown, string])[] = [
    [{}, "Missing payload."],
    [[], "Missing payload."],
    ["text", "Missing payload."],
    [{ projectId: sandbox.projectId }, "Field 'projectId' is not allowed."],
    [{ createdAt: 1 }, "Field 'createdAt' is not allowed."],
    [{ settings: { basicAuthUser: 1 } }, "Field 'settings.basicAuthUser' should be of type 'string'."],
  ];
  for (const [body, text] of table) {
    const reply = await call("PATCH", path, body);
    assert.deepEqual([reply.status, objectOf(reply).detail], [400, `Validation failed. ${text}`]);
  }
  const malformed = await call("GET", "/endpoints/1");
  assert.deepEqual(
    [malformed.status, objectOf(malformed).detail],
    [400, "Validation failed. Field 'endpointId' should be of format 'mongo-id'."],
  );
  const webhookUrl = "https://b.test/";
  assert.equal((await call("PATCH", path, { settings: { webhookUrl, later: { a: 1 } } })).status, 204);
  assert.deepEqual(objectOf(await call("GET", path)).settings, { webhookUrl, later: { a: 1 } });
});

test("who has no key is refused, and what stands before the tenant refuses a GET with a body", async (t) => {
  const { call, sandbox } = await startedCognigy(t);
  for (const headers of [{ "x-api-key": "0".repeat(64) }, { "x-api-key": "" }]) {
    const reply = await call("GET", "/endpoints", undefined, headers);
    assert.deepEqual([reply.status, objectOf(reply).detail], [401, "Unable to authenticate via api key"]);
    assert.equal(objectOf(reply).code, 401);
  }
  const key = sandbox.apiKey.expose();
  const inQuery = new URL(`/new/v2.0/endpoints?api_key=${key}`, sandbox.baseUrl);
  assert.equal((await exchange(inQuery, "GET", { accept: "application/json" })).status, 200);
  const page = await call("GET", "/endpoints", { limit: 100 }, { "content-length": "13" });
  assert.equal(page.status, 403);
  assert.match(String(page.headers["content-type"]), /html/);
});

test("a client without a media type is answered in HAL, whose ids stand only in links", async (t) => {
  const { call, make } = await startedCognigy(t);
  const ids = [await make({ name: "a" }), await make({ name: "b" })];
  for (const accept of ["", "*/*", "application/hal+json"]) {
    const reply = await call("GET", "/endpoints?limit=1", undefined, { accept });
    assert.match(String(reply.headers["content-type"]), /^application\/hal\+json/);
    const { items, _embedded, _links, total } = objectOf(reply);
    assert.deepEqual([items, total], [undefined, 2]);
    const [first] = [membersOf(_embedded).endpoints].flat();
    const { _links: links, properties } = membersOf(first);
    assert.deepEqual(links, { self: { href: `/new/v2.0/endpoints/${ids[0]}` } });
    assert.equal(membersOf(properties)._id, undefined);
    assert.deepEqual(membersOf(_links).next, { href: `/new/v2.0/endpoints?limit=1&next=${ids[0]}` });
  }
});

test("requests that lead nowhere", async (t) => {
  const { call, sandbox } = await startedCognigy(t);
  const put = await call("PUT", "/endpoints");
  assert.deepEqual([put.status, objectOf(put).code, put.headers.allow], [405, 1013, "GET, POST, PATCH"]);
  assert.equal((await call("GET", "/webhooks")).status, 404);
  assert.equal((await call("GET", `/endpoints/${"0".repeat(24)}/apikeys`)).status, 404, "not before 2026");
  const headers = { "x-api-key": sandbox.apiKey.expose() };
  const plain = await exchange(new URL("/v2.0/endpoints", sandbox.baseUrl), "GET", headers);
  assert.deepEqual([plain.status, plain.headers["content-type"]], [404, "text/html; charset=utf-8"]);
});

test("what Endpoints refer to can be read, and who we are", async (t) => {
  const { call, sandbox } = await startedCognigy(t);
  const { projectId } = sandbox;
  const [project] = itemsOf(await call("GET", "/projects?limit=100"));
  const flows = itemsOf(await call("GET", `/flows?projectId=${projectId}&sort=name:asc`));
  const locales = itemsOf(await call("GET", `/locales?projectId=${projectId}&sort=name:asc`));
  const [snapshot] = itemsOf(await call("GET", `/snapshots?projectId=${projectId}`));
  assert.deepEqual(
    [project?._id, project?.name, project?.primaryLocaleReference],
    [projectId, "Webhooks", locales[0]?._id],
  );
  assert.deepEqual(
    flows.map(({ name }) => name),
    ["Main", "Orders"],
  );
  assert.deepEqual(
    locales.map(({ name, primary, nluLanguage }) => [name, primary, nluLanguage]),
    [
      ["English", true, "en-US"],
      ["German", false, "de-DE"],
    ],
  );
  for (const { referenceId } of [...flows, ...locales])
    assert.match(String(referenceId), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  const resources = itemsOf(
    await call("GET", `/snapshots/${snapshot?._id}/resources?type=flow&sort=name:asc`),
  );
  assert.ok(resources.every((one) => !("_id" in one)));
  assert.deepEqual(
    resources.map(({ name, referenceId }) => [name, referenceId]),
    flows.map(({ name, referenceId }) => [name, referenceId]),
  );
  assert.equal(objectOf(await call("GET", `/flows/${flows[0]?._id}`)).referenceId, flows[0]?.referenceId);
  const found = itemsOf(await call("GET", `/search?filter=ain&type=flow&projectId=${projectId}`));
  assert.deepEqual(
    found.map(({ name, type }) => [name, type]),
    [["Main", "flow"]],
  );
  assert.equal(objectOf(await call("GET", "/users/me"))._id, OWN_USER);
  assert.notEqual(OWN_USER, OTHER_USER);
  assert.equal((await call("GET", `/flows?projectId=${"0".repeat(24)}`)).status, 404);
});
