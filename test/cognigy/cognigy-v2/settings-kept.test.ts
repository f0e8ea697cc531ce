import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type JsonObject, membersOf } from "../../../src/base/json.ts";
import type { Result } from "../../../src/base/result.ts";
import { Secret } from "../../../src/base/secret.ts";
import type { LiveWebhook } from "../../../src/model/fleet/live.ts";
import type { Tenant, TenantFailure } from "../../../src/model/fleet/tenant.ts";
import type { Behaviour, FakeCognigy, Interception } from "./fake-cognigy.ts";
import { OPERATION, ordersWith, PASSWORD, withCognigy } from "./with-cognigy.ts";

const MARKER = "webhook-sync/1 orders@2 auth=ORDERS_AUTH@3";
const OURS = ["webhookUrl", "basicAuthUser", "basicAuthPassword"];
const MOVED = "https://api.acme.test/moved";
const OTHER = { kind: "set", user: "acme", password: new Secret("an0ther-canary") } as const;
const NONE = { kind: "none" } as const;
const KEPT = { kind: "kept" } as const;

type Made = Promise<Result<LiveWebhook, TenantFailure>>;
type Write = readonly [name: string, write: (tenant: Tenant, live: LiveWebhook) => Made];

/** Everything that a plan can make of an Endpoint that is there. */
const WRITES: readonly Write[] = [
  ["another url", (tenant, live) => tenant.replace(live, ordersWith({ url: MOVED }), OPERATION)],
  ["the url back", (tenant, live) => tenant.replace(live, ordersWith(), OPERATION)],
  [
    "a version in place",
    (tenant, live) => tenant.replace(live, ordersWith({ version: live.version + 1 }), OPERATION),
  ],
  [
    "another password",
    (tenant, live) => tenant.replace(live, ordersWith({}, { basicAuth: OTHER }), OPERATION),
  ],
  ["no password", (tenant, live) => tenant.replace(live, ordersWith({}, { basicAuth: NONE }), OPERATION)],
  [
    "the password kept",
    (tenant, live) => tenant.replace(live, ordersWith({}, { basicAuth: KEPT }), OPERATION),
  ],
  [
    "switched on",
    (tenant, live) => tenant.setStatus(live, { status: "active", labelled: null, serves: true }, OPERATION),
  ],
  [
    "deprecated",
    (tenant, live) =>
      tenant.setStatus(live, { status: "deprecated", labelled: null, serves: false }, OPERATION),
  ],
  ["released", (tenant, live) => tenant.setKey(live, null, [], OPERATION)],
  ["adopted", (tenant, live) => tenant.setKey(live, "orders:2", [], OPERATION)],
];

/** Names that collide with what objects have anyway, among any others. */
const settings = fc.dictionary(
  fc.oneof(fc.string(), fc.constantFrom("__proto__", "toString", "webhookurl", "webhookKeyAuth")),
  fc.jsonValue({ maxDepth: 4 }),
  { maxKeys: 6 },
);
const BEHAVIOURS: readonly Partial<Behaviour>[] = [
  {},
  { settings: "merge" },
  { password: "masked" },
  { password: "absent", settings: "merge" },
  { foreignId: "dropped" },
];

for (const behaviour of BEHAVIOURS) {
  test(`no write takes away what nobody here knows of settings: ${JSON.stringify(behaviour)}`, async () => {
    await withCognigy({ behaviour }, async ({ tenant }, fake) => {
      const writes = fc.array(fc.constantFrom(...WRITES), { minLength: 1, maxLength: 4 });
      const law = fc.asyncProperty(settings, writes, (strange, chosen) =>
        keepsAll(fake, tenant, JSON.parse(JSON.stringify(strange)), chosen),
      );
      await fc.assert(law, { numRuns: 25 });
    });
  });
}

async function keepsAll(
  fake: FakeCognigy,
  tenant: Tenant,
  strange: JsonObject,
  writes: readonly Write[],
): Promise<void> {
  fake.endpoints.clear();
  const kept = unknownIn(strange);
  const known = { webhookUrl: ordersWith().url, basicAuthUser: "acme", basicAuthPassword: PASSWORD };
  const { _id } = fake.insert({ name: "Orders", foreignId: MARKER, settings: { ...kept, ...known } });
  for (const [name, write] of writes) {
    const listed = await tenant.list();
    assert.ok(listed.ok);
    const [live] = listed.value.webhooks;
    assert.ok(live);
    await write(tenant, live);
    assert.deepEqual(unknownIn(membersOf(fake.endpoints.get(_id)?.settings)), kept, name);
  }
}

function unknownIn(all: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !OURS.includes(name)));
}

test("a number that no double holds is written back digit by digit", async () => {
  const bodies: string[] = [];
  const intercept: Interception = ({ method, url, body }, response, fake) => {
    if (method === "PATCH") bodies.push(body);
    const stored = fake.endpoints.get(url.pathname.split("/").at(-1) ?? "");
    if (method !== "GET" || stored === undefined) return false;
    const text = JSON.stringify(stored).replace('"12345678901234567890"', "12345678901234567890");
    response.writeHead(200, { "content-type": "application/json" }).end(text);
    return true;
  };
  await withCognigy({ intercept }, async ({ tenant }, fake) => {
    const known = { webhookUrl: "https://api.acme.test/old", costCentre: "12345678901234567890" };
    fake.insert({ name: "Orders", foreignId: MARKER, settings: known });
    const listed = await tenant.list();
    assert.ok(listed.ok);
    const [live] = listed.value.webhooks;
    assert.ok(live);
    await tenant.replace(live, ordersWith(), OPERATION);
    assert.match(bodies[0] ?? "", /"costCentre":12345678901234567890\b/);
  });
});

const HOSTS = [
  "https://api.acme.test",
  "https://api.acme.test:8443",
  "http://api.acme.test",
  "https://evil.test",
];
const moves = fc.array(
  fc.record({ host: fc.constantFrom(...HOSTS), basicAuth: fc.constantFrom(KEPT, NONE, OTHER) }),
  { minLength: 1, maxLength: 5 },
);

for (const behaviour of [{}, { settings: "merge" }, { password: "masked" }] as const) {
  test(`a password that nobody declares never goes to another host: ${JSON.stringify(behaviour)}`, async () => {
    await withCognigy({ behaviour }, async ({ tenant }, fake) => {
      const law = fc.asyncProperty(moves, async (chosen) => {
        fake.endpoints.clear();
        const first = { webhookUrl: ordersWith().url, basicAuthUser: "acme", basicAuthPassword: PASSWORD };
        const { _id } = fake.insert({ name: "Orders", foreignId: MARKER, settings: first });
        for (const { host, basicAuth } of chosen) {
          const listed = await tenant.list();
          assert.ok(listed.ok);
          const [live] = listed.value.webhooks;
          assert.ok(live);
          const before = membersOf(fake.endpoints.get(_id)?.settings);
          await tenant.replace(live, ordersWith({ url: `${host}/orders` }, { basicAuth }), OPERATION);
          const now = membersOf(fake.endpoints.get(_id)?.settings);
          const { origin } = new URL(String(now.webhookUrl));
          const isKept = now.basicAuthPassword !== "" && basicAuth.kind !== "set";
          if (isKept) assert.equal(origin, new URL(String(before.webhookUrl)).origin);
          assert.notEqual(now.basicAuthPassword, "********");
        }
      });
      await fc.assert(law, { numRuns: 25 });
    });
  });
}
