import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type FakeCognigy, hex, KEY, MAIN } from "../cognigy/cognigy-v2/fake-cognigy.ts";
import { assertUntold, type EndpointFolder, endpointFolder, PASSWORD, toldBy } from "./endpoint-folder.ts";

const BASE64 = Buffer.from(PASSWORD).toString("base64url");
const ORDERS = [
  "version: 1",
  "status: inactive",
  "url: https://api.example.test/orders/v1",
  'basicAuth: { user: acme, password: "${secret:ORDERS_PASSWORD}" }',
  "cognigy: { name: Orders, flow: Main, locale: English }",
];
const FLOW = "cognigy: { flow: Main }";
const OTHER_FLOW = "11112222-2222-4333-8444-555566667777";

type Change = (tenant: FakeCognigy, settings: object) => object;

/** Where a tenant can show a secret as something else of the same Endpoint. */
const PLACES: readonly (readonly [place: string, change: Change])[] = [
  ["its display name", () => ({ name: `Orders ${PASSWORD.replaceAll("/", "")}` })],
  ["its display name, in base64", () => ({ name: BASE64 })],
  ["its user", (_, settings) => ({ settings: { ...settings, basicAuthUser: PASSWORD } })],
  [
    "the path of its url",
    (_, settings) => ({ settings: { ...settings, webhookUrl: `https://a.test/${BASE64}` } }),
  ],
  ["the name of its flow", (tenant) => flowNamed(tenant, PASSWORD)],
  ["the name of its flow, the API key", (tenant) => flowNamed(tenant, KEY)],
  ["its display name, the API key", () => ({ name: KEY })],
  ["its display name, its own address", (tenant) => ({ name: `call ${urlTokenOf(tenant)}` })],
  [
    "its user, its own address",
    (tenant, settings) => ({ settings: { ...settings, basicAuthUser: urlTokenOf(tenant) } }),
  ],
];

function flowNamed(tenant: FakeCognigy, name: string): object {
  const main = { _id: hex(900), referenceId: MAIN, name: "Main" };
  tenant.flows = [main, { _id: hex(903), referenceId: OTHER_FLOW, name }];
  return { flowId: OTHER_FLOW };
}

function urlTokenOf(tenant: FakeCognigy): string {
  return String(ordersOn(tenant).URLToken);
}

function ordersOn({ endpoints }: FakeCognigy) {
  const all = [...endpoints.values()];
  const orders = all.find(({ settings }) => Object(settings).basicAuthPassword === PASSWORD);
  assert.ok(orders !== undefined);
  return orders;
}

async function applied(t: TestContext): Promise<EndpointFolder & { readonly change: (by: Change) => void }> {
  const folder = await endpointFolder(t);
  folder.declare("orders", ORDERS);
  folder.declare("other", ["version: 1", "status: inactive", "url: https://api.example.test/other", FLOW]);
  const first = await folder.knowing("apply", "--yes");
  assert.equal(first.exit, 0, first.stdout + first.stderr);
  return {
    ...folder,
    change: (by) => {
      const { _id, settings } = ordersOn(folder.tenant);
      folder.tenant.edit(_id, { ...by(folder.tenant, Object(settings)) });
    },
  };
}

for (const [place, by] of PLACES) {
  test(`a secret that an Endpoint repeats as ${place} is neither printed nor recorded`, async (t) => {
    const folder = await applied(t);
    const { tenant, knowing, change, remove } = folder;
    const secrets = [PASSWORD, KEY, urlTokenOf(tenant)];
    change(by);
    const told = [];
    for (const format of ["text", "json", "markdown", "summary", "github"])
      told.push(await knowing("plan", "--format", format, "--out", "plan.json"));
    told.push(await knowing("status", "--format", "json"), await knowing("status"));
    const addresses = await knowing("endpoints");
    assertUntold(place, addresses.stdout, [PASSWORD, KEY]);
    told.push(await knowing("apply", "plan.json"));
    assert.equal(told.at(-1)?.exit, 0, `${told.at(-1)?.stdout}${told.at(-1)?.stderr}`);
    assert.match(String(told.at(-1)?.stdout), /1 applied/);
    change(by);
    remove("orders");
    told.push(await knowing("plan", "--format", "json"), await knowing("apply", "--yes"));
    assert.equal(told.at(-1)?.exit, 0, `${told.at(-1)?.stdout}${told.at(-1)?.stderr}`);
    told.push(await knowing("audit", "show", "--format", "json"), await knowing("plan"));
    assertUntold(place, toldBy(folder, told), secrets);
  });

  test(`what was approved without the password is applied where a secret shows as ${place}`, async (t) => {
    const { knowing, blind, change } = await applied(t);
    change(by);
    const digest = /sha256:[0-9a-f]{64}/.exec((await blind("plan")).stdout)?.[0] ?? "";
    const ended = await knowing("apply", "--approved", digest);
    assert.equal(ended.exit, 0, ended.stdout + ended.stderr);
    assert.match(ended.stdout, /1 applied/);
  });
}
