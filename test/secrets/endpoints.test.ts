import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { type FakeCognigy, hex, KEY, MAIN } from "../cognigy/cognigy-v2/fake-cognigy.ts";
import type { Ended } from "../crash/in-folder.ts";
import { assertUntold, type EndpointFolder, endpointFolder, PASSWORD, toldBy } from "./endpoint-folder.ts";

const BASE64 = Buffer.from(PASSWORD).toString("base64url");
const ORDERS = (name: string) => [
  "version: 1",
  "status: inactive",
  `url: https://api.example.test/${name}/v1`,
  'basicAuth: { user: acme, password: "${secret:ORDERS_PASSWORD}" }',
  `cognigy: { name: The ${name}, flow: Main, locale: English }`,
];
const FLOW = "cognigy: { flow: Main }";
/** Flows whose names are secrets. */
const FLOWS = [
  { _id: hex(903), referenceId: "11112222-2222-4333-8444-555566667777", name: PASSWORD },
  { _id: hex(904), referenceId: "11112222-2222-4333-8444-555566668888", name: KEY },
] as const;

type Stored = ReturnType<typeof ordersOn>[number];
type Change = (stored: Stored) => object;

/** Where a tenant can show a secret as something else of the same Endpoint. */
const PLACES: readonly (readonly [place: string, change: Change])[] = [
  ["its display name", () => ({ name: `Orders ${PASSWORD.replaceAll("/", "")}` })],
  ["its display name, in base64", () => ({ name: BASE64 })],
  ["its user", ({ settings }) => ({ settings: { ...Object(settings), basicAuthUser: PASSWORD } })],
  [
    "the path of its url",
    ({ settings }) => ({ settings: { ...Object(settings), webhookUrl: `https://a.test/${BASE64}` } }),
  ],
  ["the name of its flow", () => ({ flowId: FLOWS[0].referenceId })],
  ["the name of its flow, the API key", () => ({ flowId: FLOWS[1].referenceId })],
  ["its display name, the API key", () => ({ name: KEY })],
  ["its display name, its own address", ({ URLToken }) => ({ name: `call ${String(URLToken)}` })],
  [
    "its user, its own address",
    ({ settings, URLToken }) => ({ settings: { ...Object(settings), basicAuthUser: String(URLToken) } }),
  ],
];

/** An Endpoint for each place: a tenant has them all at once, so that each command is run once for all. */
const NAMES = PLACES.map((_, index) => `orders-${index}`);

/** In the order of the places. */
function ordersOn({ endpoints }: FakeCognigy) {
  const all = [...endpoints.values()];
  return NAMES.map((name) => {
    const orders = all.find(({ foreignId }) => String(foreignId).includes(` ${name}@1`));
    assert.ok(orders !== undefined, name);
    assert.equal(Object(orders.settings).basicAuthPassword, PASSWORD);
    return orders;
  });
}

async function applied(t: TestContext): Promise<EndpointFolder & { readonly change: () => void }> {
  const folder = await endpointFolder(t);
  appendFileSync(
    join(folder.directory, "webhook-sync.yaml"),
    "limits: { maxDeprecations: { percent: 100 } }\n",
  );
  for (const name of NAMES) folder.declare(name, ORDERS(name));
  folder.declare("other", ["version: 1", "status: inactive", "url: https://api.example.test/other", FLOW]);
  const first = await folder.knowing("apply", "--yes");
  assert.equal(first.exit, 0, first.stdout + first.stderr);
  const { tenant } = folder;
  tenant.flows = [{ _id: hex(900), referenceId: MAIN, name: "Main" }, ...FLOWS];
  return {
    ...folder,
    change: () => {
      const stored = ordersOn(tenant);
      for (const [index, [, by]] of PLACES.entries()) {
        const one = stored[index];
        assert.ok(one !== undefined);
        tenant.edit(one._id, { ...by(one) });
      }
    },
  };
}

function assertApplied(ended: Ended | undefined): void {
  assert.equal(ended?.exit, 0, `${ended?.stdout}${ended?.stderr}`);
  assert.match(String(ended?.stdout), new RegExp(`\\b${NAMES.length} applied`));
}

test("a secret that an Endpoint repeats anywhere is neither printed nor recorded", async (t) => {
  const folder = await applied(t);
  const { tenant, knowing, change, remove } = folder;
  const secrets = [PASSWORD, KEY, ...ordersOn(tenant).map(({ URLToken }) => String(URLToken))];
  change();
  const told: Ended[] = [];
  for (const format of ["text", "json", "markdown", "summary", "github"])
    told.push(await knowing("plan", "--format", format, "--out", "plan.json"));
  told.push(await knowing("status", "--format", "json"), await knowing("status"));
  const addresses = await knowing("endpoints");
  assertUntold("endpoints", addresses.stdout, [PASSWORD, KEY]);
  told.push(await knowing("apply", "plan.json"));
  assertApplied(told.at(-1));
  change();
  for (const name of NAMES) remove(name);
  told.push(await knowing("plan", "--format", "json"), await knowing("apply", "--yes"));
  assert.equal(told.at(-1)?.exit, 0, `${told.at(-1)?.stdout}${told.at(-1)?.stderr}`);
  told.push(await knowing("audit", "show", "--format", "json"), await knowing("plan"));
  assertUntold("anywhere", toldBy(folder, told), secrets);
});

test("what was approved without the password is applied where a secret shows anywhere", async (t) => {
  const { knowing, blind, change } = await applied(t);
  change();
  const digest = /sha256:[0-9a-f]{64}/.exec((await blind("plan")).stdout)?.[0] ?? "";
  assertApplied(await knowing("apply", "--approved", digest));
});
