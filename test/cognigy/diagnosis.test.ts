import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import { connectDiagnosis } from "../../src/cognigy/integrations-v1/connect.ts";
import type { Diagnosis } from "../../src/cognigy/integrations-v1/diagnosis.ts";
import { adviseOn } from "../../src/doctor/advice.ts";
import type { IntegrationsTenant } from "../../src/model/fleet/environment.ts";
import type { WebhookKey } from "../../src/model/fleet/key.ts";
import { API_KEY, CLIENT_SECRET, optionsFor, tenantAt } from "./connecting.ts";
import { COLLECTION, FakeTenant, type Interception, isCall } from "./fake-tenant.ts";
import { JumpClock } from "./jump-clock.ts";
import { sendJson, serve } from "./server.ts";

const ORDERS = {
  id: "1",
  name: "orders",
  version: 2,
  url: "https://api.yourcompany.test/orders",
  status: "active",
  headers: { "X-Api-Key": API_KEY },
  idempotencyKey: "orders:2",
};

/** Diagnoses a tenant that keeps these integrations. */
async function diagnosed(
  integrations: readonly Record<string, unknown>[],
  intercept: Interception = () => false,
  settings: Partial<IntegrationsTenant> = {},
  written: readonly WebhookKey[] = [],
): Promise<{ diagnosis: Diagnosis; fake: FakeTenant }> {
  const fake = await FakeTenant.start(intercept);
  for (const [at, integration] of integrations.entries()) {
    const id = String(at + 1);
    fake.store.set(id, { ...integration, id });
  }
  const client = connectDiagnosis(optionsFor(tenantAt(fake.url, settings), { clock: new JumpClock() }));
  try {
    return { diagnosis: await client.diagnose(new Set(written)), fake };
  } finally {
    await client.close();
    await fake.close();
  }
}

test("a plain tenant: a bare array, single reads, no ETags, readable headers, echoed keys", async () => {
  const { diagnosis, fake } = await diagnosed([ORDERS, { ...ORDERS, version: 3, idempotencyKey: "theirs" }]);
  assert.equal(diagnosis.failure, null);
  const { token, list, single } = diagnosis.observation;
  assert.equal(token?.lifetimeMs, 3_600_000);
  assert.deepEqual(list, {
    envelope: "array",
    paging: "silent",
    requests: 1,
    integrations: 2,
    shortfall: null,
    statuses: ["active"],
    withKey: 2,
    withOurKey: 1,
    keysLost: [],
    headers: { readable: 2, masked: 0, absent: 0 },
    withLabels: 0,
    unknownFields: [],
    duplicates: [],
    unread: null,
  });
  assert.deepEqual(single, { kind: "read", etag: "absent" });
  assert.deepEqual(fake.log, ["GET", "GET /1"], "it only reads");
});

test("what it holds has no header value, no token and no credential", async () => {
  const { diagnosis } = await diagnosed([ORDERS]);
  const text = JSON.stringify(diagnosis);
  for (const secret of [API_KEY, CLIENT_SECRET, "t0ken"]) assert.ok(!text.includes(secret), text);
});

test("the clock: as far ahead as its Date header says, to the second; unknown from a cache", async () => {
  const dated =
    (headers: Record<string, string>): Interception =>
    ({ url }, response) => {
      if (url.pathname !== COLLECTION) return false;
      sendJson(response, 200, [], headers);
      return true;
    };
  const auth = { kind: "bearer", token: new Secret("x") } as const;
  const date = new Date(Date.UTC(2026, 0, 1, 0, 1)).toUTCString();
  const ahead = await diagnosed([], dated({ date }), { auth });
  assert.equal(ahead.diagnosis.observation.contact?.clockAheadMs, 60_500);
  const cached = await diagnosed([], dated({ date, age: "60" }), { auth });
  assert.equal(cached.diagnosis.observation.contact?.clockAheadMs, null);
});

test("contact: an answer that cannot be used is one, and a server that speaks no TLS was reached", async () => {
  const date = new Date(Date.UTC(2026, 0, 1, 0, 1)).toUTCString();
  const broken: Interception = (_, response) => {
    response.writeHead(200, { "content-encoding": "gzip", date }).end("no gzip");
    return true;
  };
  const unusable = (await diagnosed([], broken)).diagnosis;
  assert.equal(unusable.observation.contact?.clockAheadMs, 60_500);
  assert.equal(unusable.observation.reached, true);
  assert.match(
    unusable.failure?.message ?? "",
    /got an answer that cannot be used: its gzip encoding is broken$/,
  );
  assert.equal(unusable.failure?.hint, "check tenant.baseUrl and what stands between here and the tenant");

  const { url, close } = await serve(() => {});
  const plain = connectDiagnosis(
    optionsFor(tenantAt(new URL(`https://${url.host}`)), { clock: new JumpClock() }),
  );
  const untrusted = await plain.diagnose(new Set());
  await close();
  const gone = await plain.diagnose(new Set()).finally(() => plain.close());
  assert.match(untrusted.failure?.message ?? "", /it does not speak TLS at that port$/);
  assert.deepEqual([untrusted.observation.contact, untrusted.observation.reached], [null, true]);
  assert.match(gone.failure?.message ?? "", /the connection was refused$/);
});

test("single reads: weak and strong ETags, and none where only the list shows an integration", async () => {
  const answering =
    (status: number, headers: Record<string, string>): Interception =>
    (request, response) => {
      if (!isCall(request, "GET one")) return false;
      sendJson(response, status, status === 200 ? ORDERS : {}, headers);
      return true;
    };
  const singleOf = async (intercept: Interception) =>
    (await diagnosed([ORDERS], intercept)).diagnosis.observation.single;
  assert.deepEqual(await singleOf(answering(200, { etag: 'W/"1"' })), { kind: "read", etag: "weak" });
  assert.deepEqual(await singleOf(answering(200, { etag: '"1"' })), { kind: "read", etag: "strong" });
  for (const status of [404, 405, 501])
    assert.deepEqual(await singleOf(answering(status, {})), { kind: "unavailable", status });
});

test("single reads: what keeps from reading one is told, and was not gone", async () => {
  const table = [
    [403, {}, "forbidden"],
    [500, {}, "unavailable"],
    [200, { ...ORDERS, id: "another" }, "malformed"],
  ] as const;
  for (const [status, body, kind] of table) {
    const { diagnosis } = await diagnosed([ORDERS], (request, response) => {
      if (!isCall(request, "GET one")) return false;
      sendJson(response, status, body);
      return true;
    });
    assert.equal(diagnosis.failure?.kind, kind, String(status));
    assert.deepEqual(diagnosis.observation.single, { kind: "failed" });
    assert.equal(diagnosis.observation.list?.integrations, 1);
  }
  const { diagnosis } = await diagnosed([ORDERS], (request, _response, { store }) => {
    if (isCall(request, "GET one")) store.clear();
    return false;
  });
  assert.deepEqual([diagnosis.failure, diagnosis.observation.single], [null, null]);
});

test("masks, absent headers, labels, unknown fields and duplicates are counted", async () => {
  const { idempotencyKey: _, headers: __, ...bare } = ORDERS;
  const { diagnosis } = await diagnosed([
    { ...ORDERS, headers: { "X-Api-Key": "********" }, labels: { team: "orders" } },
    { ...bare, region: "eu", status: "deprecated" },
  ]);
  const { list } = diagnosis.observation;
  assert.deepEqual(list?.headers, { readable: 0, masked: 1, absent: 1 });
  assert.equal(list?.withLabels, 1);
  assert.deepEqual(list?.unknownFields, ["labels", "region"]);
  assert.deepEqual(list?.duplicates, ["orders@2"]);
  assert.deepEqual(list?.statuses, ["active", "deprecated"]);
});

test("what keeps it from reading is told, with what was seen before", async () => {
  const { diagnosis } = await diagnosed([], ({ url }, response) => {
    if (url.pathname !== COLLECTION) return false;
    sendJson(response, 200, { results: [] });
    return true;
  });
  assert.equal(diagnosis.failure?.kind, "malformed");
  assert.ok(diagnosis.observation.contact !== null && diagnosis.observation.token !== null);
  assert.equal(diagnosis.observation.list, null);
});

test("advice: what was seen goes before what is configured, and silence proves nothing", async () => {
  const configured = {
    capabilities: { labels: false, deprecatedStatus: false, partialUpdate: true },
    ownership: "key",
  } as const;
  const { idempotencyKey: _, ...silent } = ORDERS;
  const adviceFor = async (
    integrations: readonly Record<string, unknown>[],
    written: readonly WebhookKey[],
  ) => {
    const { diagnosis } = await diagnosed(integrations, undefined, {}, written);
    return adviseOn(diagnosis.observation, configured);
  };
  const assumed = {
    labels: { value: false, basis: "assumed" },
    deprecatedStatus: { value: false, basis: "assumed" },
    partialUpdate: { value: true, basis: "assumed" },
    ownership: { value: "key", basis: "assumed" },
  };
  assert.deepEqual(await adviceFor([silent], []), assumed);
  assert.deepEqual((await adviceFor([ORDERS], [])).ownership, { value: "key", basis: "seen" });
  assert.deepEqual((await adviceFor([silent], ["orders@2"])).ownership, { value: "scope", basis: "seen" });
  const rich = await adviceFor([{ ...ORDERS, status: "deprecated", labels: { team: "orders" } }], []);
  assert.deepEqual(
    [rich.labels, rich.deprecatedStatus].map(({ basis }) => basis),
    ["seen", "seen"],
  );
});
