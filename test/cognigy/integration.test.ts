import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { Secret } from "../../src/base/secret.ts";
import { fullBody } from "../../src/cognigy/integrations-v1/api.ts";
import { differenceFrom, movedField } from "../../src/cognigy/integrations-v1/confirmed-create.ts";
import { readIntegration } from "../../src/cognigy/integrations-v1/integration.ts";
import { type LiveWebhook, UNLISTED_HEADERS } from "../../src/model/fleet/live.ts";
import { API_KEY, ORDERS } from "./connecting.ts";

const FULL = {
  id: "5f",
  name: "orders",
  version: 2,
  url: "https://api.yourcompany.test/cognigy/webhooks/orders",
  method: "POST",
  payloadFormat: "application/json",
  headers: { "X-Environment": "production", "X-Api-Key": API_KEY },
  status: "inactive",
  idempotencyKey: "orders:2",
};

function read(value: unknown, etag: string | null = null): LiveWebhook {
  const webhook = readIntegration(value, etag);
  assert.ok(webhook.ok, webhook.ok ? "" : webhook.error);
  return webhook.value;
}

test("an integration is read with all its fields", () => {
  const live = read({ ...FULL, labels: { team: "a" }, createdAt: 5 }, 'W/"1"');
  const { headers, ...rest } = live;
  assert.deepEqual(rest, {
    id: "5f",
    name: "orders",
    version: 2,
    url: FULL.url,
    method: "POST",
    payloadFormat: "application/json",
    status: "inactive",
    idempotencyKey: "orders:2",
    etag: 'W/"1"',
    labelled: null,
    endpoint: null,
    unknownFields: { labels: { team: "a" }, createdAt: 5 },
  });
  assert.deepEqual(
    headers.map((header) => [header.name, header.kind === "readable" && header.value.expose()]),
    [
      ["X-Environment", "production"],
      ["X-Api-Key", API_KEY],
    ],
  );
  assert.ok(!inspect(live, { depth: 9 }).includes(API_KEY));
});

test("one with far more members or headers than any is not read", () => {
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`X-${at}`, "a"]));
  assert.equal(read({ ...FULL, headers: many(10_000) }).headers.length, 10_000);
  const problems = [
    { ...FULL, headers: many(10_001) },
    { ...FULL, ...many(10_001) },
  ].map((value) => readIntegration(value, null));
  assert.deepEqual(problems, [
    { ok: false, error: "integration 5f, whose headers are more than 10,000" },
    { ok: false, error: "integration 5f, which has more than 10,000 members" },
  ]);
});

test("what an integration may leave out has its usual value", () => {
  const live = read({ _id: 7, name: "a", url: "https://a.test/", status: "active", headers: {} });
  assert.deepEqual(
    [live.id, live.version, live.method, live.payloadFormat, live.idempotencyKey, live.headers],
    ["7", 1, "POST", "application/json", null, []],
  );
});

test("what a tenant shows in a form of its own is read where it can mean one thing only", () => {
  assert.equal(read({ ...FULL, status: "ACTIVE" }).status, "active");
  assert.equal(read({ ...FULL, status: "Deprecated" }).status, "deprecated");
  assert.deepEqual(read({ ...FULL, headers: [] }).headers, []);
  const { headers } = read({ ...FULL, headers: { "X-Version": 2, "X-Dry": false, "X-Text": "2" } });
  assert.deepEqual(
    headers.map((header) => header.kind === "readable" && header.value.expose()),
    ["2", "false", "2"],
  );
});

const masked = [
  "**",
  "*****",
  "••••",
  "***abcd",
  "sk-****",
  "ab***yz",
  "[masked]",
  "<redacted>",
  "(hidden)",
  null,
];
const readable = ["*", "*/*", "", "a**b", "masked", "Bearer abc", "{{secret}}", "123456789***"];

test("masks are known for what they are", () => {
  for (const value of masked)
    assert.deepEqual(
      read({ ...FULL, headers: { A: value } }).headers,
      [{ name: "A", kind: "masked" }],
      `${value}`,
    );
  for (const value of readable)
    assert.equal(read({ ...FULL, headers: { A: value } }).headers[0]?.kind, "readable", value);
});

test("headers that are not shown at all are not taken for none", () => {
  const { headers: _, ...withoutHeaders } = FULL;
  assert.deepEqual(read(withoutHeaders).headers, [UNLISTED_HEADERS]);
  assert.deepEqual(read({ ...FULL, headers: null }).headers, [UNLISTED_HEADERS]);
});

const malformed: readonly (readonly [string, unknown, string])[] = [
  ["status", "paused", "integration 5f, whose status is not one of active, inactive, deprecated"],
  ["status", undefined, "integration 5f, whose status is not one of active, inactive, deprecated"],
  ["name", 5, "integration 5f, whose name is not text"],
  ["url", null, "integration 5f, whose url is missing"],
  ["version", "2", "integration 5f, whose version is not a whole number from 1"],
  ["version", 1.5, "integration 5f, whose version is not a whole number from 1"],
  ["version", 0, "integration 5f, whose version is not a whole number from 1"],
  ["headers", [["A", "b"]], "integration 5f, whose headers is not an object"],
  ["headers", { A: { toString: 1 } }, "integration 5f, whose header A is not text"],
  ["idempotencyKey", 5, "integration 5f, whose idempotencyKey is not text"],
  ["method", ["POST"], "integration 5f, whose method is not text"],
  ["id", "", "an integration without an id (its name is orders)"],
  ["id", { a: 1 }, "an integration with an id that is neither text nor a whole number (its name is orders)"],
  ["id", "..", "an integration with an id that leads to another path (its name is orders)"],
  [
    "extra",
    JSON.parse(`${'{"a":'.repeat(40)}1${"}".repeat(40)}`),
    "integration 5f, which is nested too deeply",
  ],
];

for (const [field, value, expected] of malformed) {
  test(`a value that is not known is an error: ${field} ${JSON.stringify(value)?.slice(0, 30)}`, () => {
    const webhook = readIntegration({ ...FULL, [field]: value }, null);
    assert.deepEqual(webhook, { ok: false, error: expected });
  });
}

test("names from the prototype's world do no harm", () => {
  const text = `{"id":"1","name":"a","url":"https://a.test/","status":"active","headers":{"__proto__":"x"},
    "__proto__":{"status":"deprecated"},"constructor":{"prototype":{"polluted":1}}}`;
  const live = read(JSON.parse(text));
  assert.equal(live.status, "active");
  assert.deepEqual(
    live.headers.map(({ name }) => name),
    ["__proto__"],
  );
  const { json } = fullBody({ ...ORDERS, headers: [{ name: "__proto__", value: "x" }] }, live);
  assert.match(JSON.stringify(json), /"headers":\{"__proto__":"x"\}/);
  assert.equal(Object.getPrototypeOf(live.unknownFields), Object.prototype);
  assert.ok(!("polluted" in {}));
});

test("a body keeps the fields that we do not know and leaves out what only the tenant sets", () => {
  const live = read({
    ...FULL,
    labels: { team: "a" },
    retryPolicy: 3,
    createdAt: 5,
    lastChanged: 6,
    _links: {},
  });
  const { id: _, ...fields } = FULL;
  const { json, secrets } = fullBody(ORDERS, live);
  assert.deepEqual(json, { ...fields, labels: { team: "a" }, retryPolicy: 3 });
  assert.deepEqual(Object.keys(fullBody(ORDERS, null).json), [
    "name",
    "url",
    "method",
    "headers",
    "payloadFormat",
    "version",
    "status",
    "idempotencyKey",
  ]);
  assert.deepEqual([...new Set(secrets.map((secret) => secret.expose()))], [API_KEY]);
});

const moves: readonly (readonly [string, Readonly<Record<string, unknown>>, string | null])[] = [
  ["nothing", {}, null],
  ["status", { status: "active" }, "status"],
  ["url", { url: "https://b.test/" }, "url"],
  ["version", { version: 3 }, "version"],
  ["key", { idempotencyKey: "orders:3" }, "idempotencyKey"],
  ["key is no longer shown", { idempotencyKey: undefined }, null],
  ["unknown field", { deliveries: 7 }, null],
  ["a header's value", { headers: { ...FULL.headers, "X-Api-Key": "other" } }, "header x-api-key"],
  ["a header's spelling", { headers: { "x-environment": "production", "x-api-key": API_KEY } }, null],
  ["a header more", { headers: { ...FULL.headers, "X-More": "1" } }, "header x-more"],
  ["a header less", { headers: { "X-Environment": "production" } }, "header x-api-key"],
  ["a masked value", { headers: { ...FULL.headers, "X-Api-Key": "****" } }, null],
  ["a masked header more", { headers: { ...FULL.headers, "X-More": "****" } }, "header x-more"],
  ["headers that are not shown", { headers: undefined }, null],
];

for (const [name, change, expected] of moves) {
  test(`an integration has moved, seen from either side: ${name}`, () => {
    const [before, after] = [read(FULL), read({ ...FULL, ...change })];
    assert.equal(movedField(before, after), expected);
    assert.equal(movedField(after, before), expected);
    assert.equal(differenceFrom(ORDERS, after), expected);
  });
}

test("a plain value that was wanted equals the same value read", () => {
  const headers = [
    { name: "x-environment", value: "production" },
    { name: "X-API-KEY", value: new Secret(API_KEY) },
  ];
  assert.equal(differenceFrom({ ...ORDERS, headers }, read(FULL)), null);
});

test("a version that is not shown is that of our key, else that at the end of the name, else 1", () => {
  const rows: readonly (readonly [name: string, key: string | undefined, version: number])[] = [
    ["orders", undefined, 1],
    ["orders-v3", undefined, 3],
    ["Orders V12", undefined, 12],
    ["orders_v0", undefined, 1],
    ["orders-v99999999999", undefined, 1],
    ["env3", undefined, 1],
    ["orders-v3", "orders-v3:1", 1],
    ["orders", "orders:7", 7],
    ["orders", "orders:2026113001", 2_026_113_001],
    ["orders", "orders:20261130094512", 1],
    ["orders", "other:7", 1],
    ["orders", "orders:x", 1],
  ];
  for (const [name, idempotencyKey, version] of rows) {
    assert.equal(read({ ...FULL, name, idempotencyKey, version: undefined }).version, version, name);
    assert.equal(read({ ...FULL, name, idempotencyKey, version: 5 }).version, 5, name);
  }
});
