import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mock, type TestContext, test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import { connectWriter } from "../../src/cognigy/integrations-v1/connect.ts";
import type { WriterConnection } from "../../src/cognigy/wire/connection.ts";
import type { Authentication } from "../../src/model/fleet/environment.ts";
import { startSandbox } from "../../src/sandbox/serve/start.ts";
import { ORDERS, optionsFor, SCOPES, tenantAt } from "../cognigy/connecting.ts";
import { JumpClock } from "../cognigy/jump-clock.ts";
import { patientClock } from "../fixtures/patient-clock.ts";
import { manifestText } from "../scenarios/fleet.ts";
import { Stage } from "../scenarios/stage.ts";
import { CLIENT_ID, CLIENT_SECRET, type Peers, startPeers, TOKEN_PATH, TOKEN_SECONDS } from "./peers.ts";
import { good, operation } from "./session.ts";

const EXPIRIES = 5;

interface Meeting extends WriterConnection {
  readonly peers: Peers;
  readonly clock: JumpClock;
}

/** The client of every other test, connected to the peers. The OAuth server's time stands still unless it is moved. */
async function meet(
  t: TestContext,
  credentialsIn: "body" | "basic" = "body",
  changes: Partial<Extract<Authentication, { kind: "client-credentials" }>> = {},
): Promise<Meeting> {
  mock.timers.enable({ apis: ["Date"], now: Date.UTC(2026, 0, 1) });
  t.after(() => mock.timers.reset());
  const peers = await startPeers(credentialsIn);
  t.after(() => peers.close());
  const clock = new JumpClock();
  const auth: Authentication = {
    kind: "client-credentials",
    tokenPath: TOKEN_PATH,
    clientId: CLIENT_ID,
    clientSecret: new Secret(CLIENT_SECRET),
    credentialsIn,
    scopes: SCOPES,
    ...changes,
  };
  const connection = connectWriter(optionsFor(tenantAt(peers.url, { auth }), { clock }));
  t.after(() => connection.close());
  return { peers, clock, ...connection };
}

for (const credentialsIn of ["body", "basic"] as const) {
  test(`oidc-provider gives a token for credentials in ${credentialsIn}, and it is kept`, async (t) => {
    const { peers, tenant } = await meet(t, credentialsIn);
    for (let round = 0; round < 3; round += 1) assert.equal(good(await tenant.list()).shortfall, null);
    assert.deepEqual([peers.granted(), peers.refused()], [1, 0]);
  });
}

test(`tokens that end after ${TOKEN_SECONDS} s are renewed before, ${EXPIRIES} times`, async (t) => {
  const { peers, tenant, clock } = await meet(t);
  let live = good(await tenant.create(ORDERS, operation("create")));
  for (let expiry = 1; expiry <= EXPIRIES; expiry += 1) {
    mock.timers.tick(TOKEN_SECONDS * 1_000);
    clock.advance(TOKEN_SECONDS * 1_000);
    const status = expiry % 2 === 1 ? "active" : "inactive";
    live = good(await tenant.replace(live, { ...ORDERS, status }, operation(`write-${expiry}`)));
  }
  assert.deepEqual([peers.granted(), peers.refused()], [EXPIRIES + 1, 0]);
});

test(`tokens that end unforeseen are renewed after a 401, ${EXPIRIES} times, and nothing is written twice`, async (t) => {
  const { peers, tenant } = await meet(t);
  for (let expiry = 1; expiry <= EXPIRIES; expiry += 1) {
    good(await tenant.create({ ...ORDERS, version: expiry }, operation(`create-${expiry}`)));
    mock.timers.tick(TOKEN_SECONDS * 1_000);
  }
  assert.equal(good(await tenant.list()).webhooks.length, EXPIRIES);
  assert.deepEqual([peers.granted(), peers.refused()], [EXPIRIES + 1, EXPIRIES]);
});

test("many requests at an expiry ask for one token", async (t) => {
  const { peers, tenant, clock } = await meet(t);
  good(await tenant.list());
  mock.timers.tick(TOKEN_SECONDS * 1_000);
  clock.advance(TOKEN_SECONDS * 1_000);
  for (const listing of await Promise.all(Array.from({ length: 8 }, () => tenant.list()))) good(listing);
  assert.deepEqual([peers.granted(), peers.refused()], [2, 0]);
});

test("a wrong secret and a scope that the client may not have are named", async (t) => {
  const wrong = await meet(t, "body", { clientSecret: new Secret("not-the-secret") });
  const refused = await wrong.tenant.list();
  assert.ok(!refused.ok);
  assert.equal(refused.error.kind, "unauthenticated");
  assert.match(`${refused.error.message} ${refused.error.hint}`, /401: invalid_client.*"acme"/);
  mock.timers.reset();
  const greedy = await meet(t, "body", { scopes: [...SCOPES, "tenant:admin"] });
  const forbidden = await greedy.tenant.list();
  assert.ok(!forbidden.ok);
  assert.equal(forbidden.error.kind, "forbidden");
  assert.match(`${forbidden.error.message} ${forbidden.error.hint}`, /invalid_scope.*tenant:admin/);
});

test("plan, apply and plan again on json-server, with tokens of oidc-provider", async (t) => {
  const stage = new Stage();
  t.after(() => rmSync(stage.directory, { recursive: true, force: true }));
  const peers = await startPeers();
  t.after(() => peers.close());
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-receivers-"));
  const receivers = await startSandbox({
    directory,
    receivers: [],
    clock: patientClock,
    random: Math.random,
  });
  assert.ok(receivers.ok);
  t.after(async () => {
    await receivers.value.close();
    rmSync(directory, { recursive: true, force: true });
  });
  stage.variables.CLIENT_SECRET = CLIENT_SECRET;
  stage.variables.ORDERS_KEY = "orders-key-value";
  stage.write(
    "webhook-sync.yaml",
    `environments:
  production:
    tenant:
      profile: integrations-v1
      baseUrl: ${peers.url.origin}
      settle: 0s
      auth: { kind: client-credentials, tokenPath: ${TOKEN_PATH}, clientId: ${CLIENT_ID}, clientSecret: "\${env:CLIENT_SECRET}" }
    health:
      attempts: 1
      caFile: ${receivers.value.caFile}
      connectTo: { "api.example.test:443": "${receivers.value.addressOf("healthy")}" }
    policy: { secrets: { ORDERS_KEY: [api.example.test] } }
`,
  );
  stage.write("webhooks.d/profile.yaml", manifestText("customer-profile", 1));
  const orders = ["dependsOn: [customer-profile]", "headers: { X-Key: '${secret:ORDERS_KEY}' }"];
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1, orders));

  await stage.runSilently("plan --detailed-exitcode", 2);
  await stage.runSilently("apply --yes", 0);
  assert.match((await stage.runSilently("plan --detailed-exitcode", 0)).stdout, /No changes/);
  assert.deepEqual(statuses(peers), ["customer-profile@1 active", "orders@1 active"]);

  stage.write("webhooks.d/orders.yaml", manifestText("orders", 2, orders));
  stage.remove("webhooks.d/profile.yaml");
  stage.edit("webhooks.d/orders.yaml", "dependsOn: [customer-profile]\n", "");
  await stage.runSilently("apply --yes", 0);
  assert.match((await stage.runSilently("plan --detailed-exitcode", 0)).stdout, /No changes/);
  assert.deepEqual(statuses(peers), [
    "customer-profile@1 deprecated",
    "orders@1 deprecated",
    "orders@2 active",
  ]);

  assert.match((await stage.runSilently("doctor", 0)).stdout, /3 integrations in 1 request; a bare array/);
  const scopes = `clientId: ${CLIENT_ID}, scopes: [${SCOPES}, unheard-of]`;
  stage.edit("webhook-sync.yaml", `clientId: ${CLIENT_ID}`, scopes);
  assert.match((await stage.runSilently("doctor", 4)).stderr, /did not grant unheard-of/);
});

function statuses(peers: Peers): string[] {
  return peers
    .integrations()
    .map(({ name, version, status }) => `${name}@${version} ${status}`)
    .toSorted();
}
