import assert from "node:assert/strict";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { foreign, type TenantFolder, tenantFolder } from "../cli/tenant/folder.ts";
import { ENGLISH, hex, type Interception, KEY, MAIN } from "../cognigy/cognigy-v2/fake-cognigy.ts";
import { TOKEN } from "../cognigy/fake-tenant.ts";
import { sendJson } from "../cognigy/server.ts";
import type { Ended } from "../crash/in-folder.ts";
import { assertUntold, type EndpointFolder, endpointFolder, PASSWORD, toldBy } from "./endpoint-folder.ts";

const BASE64 = Buffer.from(PASSWORD).toString("base64url");
const HEX = Buffer.from(PASSWORD).toString("hex");
/** The part of our name for it that a manifest could take. */
const SLUG = "kanarie-vogel-4711-gruen-x9";

/** Somebody's Endpoint, whose password the tenant shows. */
async function watched(t: TestContext, fields: object = {}, resources = {}): Promise<EndpointFolder> {
  const folder = await endpointFolder(t, { intercept: showing(resources) });
  const settings = { webhookUrl: "https://api.example.test/orders", basicAuthUser: "acme" };
  folder.tenant.insert({
    ...{ name: "Orders", settings: { ...settings, basicAuthPassword: PASSWORD } },
    ...fields,
  });
  return folder;
}

/** A tenant whose lists of other things have these in them. */
function showing(resources: Readonly<Record<string, object>>): Interception {
  return ({ url }, response) => {
    const named = resources[url.pathname.split("/").at(-1) ?? ""];
    if (named === undefined) return false;
    sendJson(response, 200, { items: [named], total: 1, nextCursor: null, previousCursor: null });
    return true;
  };
}

async function told(folder: EndpointFolder, ...commands: readonly (readonly string[])[]) {
  const ended: Ended[] = [];
  for (const command of commands) {
    ended.push(await folder.blind(...command));
    assert.equal(ended.at(-1)?.exit, 0, `${ended.at(-1)?.stdout}${ended.at(-1)?.stderr}`);
  }
  return ended;
}

const LOOKS = [["doctor"], ["doctor", "--format", "json"]];
const IMPORTS = [["import", "--dry-run", "--format", "json"], ["import", "--dry-run"], ["import"]];

for (const [place, resources] of [
  ["a flow", { flows: { _id: hex(900), referenceId: MAIN, name: `Main ${PASSWORD}` } }],
  ["a flow, the API key", { flows: { _id: hex(900), referenceId: MAIN, name: KEY } }],
  ["a flow, in base64", { flows: { _id: hex(900), referenceId: MAIN, name: BASE64 } }],
  ["a locale", { locales: { _id: hex(901), referenceId: ENGLISH, name: PASSWORD, primary: true } }],
  ["a snapshot", { snapshots: { _id: hex(902), name: HEX } }],
  ["a project", { projects: { _id: "64b6f0c8a1d2e3f405060708", name: "Shop", description: PASSWORD } }],
  ["the user", { me: { _id: PASSWORD } }],
] as const)
  test(`a secret in the name of ${place} is neither printed by doctor and import nor written to a manifest`, async (t) => {
    const folder = await watched(t, {}, resources);
    const ended = await told(folder, ...LOOKS, ...IMPORTS);
    assertUntold(place, toldBy(folder, ended), [PASSWORD, KEY]);
    assert.match(String(ended[2]?.stdout), /orders\.yaml/);
    assert.match(readFileSync(join(folder.directory, "webhooks.d", "orders.yaml"), "utf8"), /name: orders\n/);
  });

for (const [place, fields] of [
  ["its display name", { name: `Orders ${PASSWORD.replaceAll("/", "")}` }],
  ["its display name, as words", { name: SLUG }],
  ["its display name, in base64", { name: BASE64 }],
  [
    "its user",
    {
      settings: {
        webhookUrl: "https://api.example.test/orders",
        basicAuthUser: SLUG,
        basicAuthPassword: PASSWORD,
      },
    },
  ],
  [
    "the path of its url",
    {
      settings: {
        webhookUrl: `https://api.example.test/${HEX}`,
        basicAuthPassword: PASSWORD,
        basicAuthUser: "a",
      },
    },
  ],
] as const)
  test(`an Endpoint that repeats a secret as ${place} is left out of an import, and told without it`, async (t) => {
    const folder = await watched(t, fields);
    const ended = await told(folder, ...LOOKS, ...IMPORTS);
    assertUntold(place, toldBy(folder, ended), [PASSWORD, KEY]);
    assert.match(String(ended[3]?.stdout), /which would end up in Git/);
  });

test("an import that brings manifests up to date writes no display name that repeats a secret", async (t) => {
  const folder = await watched(t);
  await told(folder, ["import"]);
  const [stored] = folder.tenant.endpoints.values();
  assert.ok(stored !== undefined);
  folder.tenant.edit(stored._id, { name: "Renamed", foreignId: "" });
  folder.declare("orders", [
    "version: 1",
    "adopt: true",
    "url: https://api.example.test/orders",
    'basicAuth: { user: acme, password: "${secret:ORDERS_PASSWORD}" }',
    "cognigy: { name: Orders, flow: Main }",
  ]);
  folder.tenant.edit(stored._id, { name: "Orders" });
  assert.equal((await folder.knowing("apply", "--yes")).exit, 0);
  folder.tenant.edit(stored._id, { name: `Orders ${PASSWORD.replaceAll("/", "")}` });
  const ended = await folder.knowing("import", "--overwrite", "--format", "json");
  assertUntold("its display name", toldBy(folder, [ended]), [PASSWORD, KEY]);
  assert.match(ended.stdout, /which would end up in Git/);
});

const HEADERS = { "X-Api-Key": PASSWORD, "X-Environment": "production" };
const PLAIN = "    policy: { plainHeaders: [X-Environment, X-Colour] }";

/** An integration of the other profile, with what it repeats of a header's value. */
const INTEGRATIONS: readonly (readonly [string, object])[] = [
  ["its name", { name: SLUG }],
  ["its payload format", { payloadFormat: `application/${SLUG}` }],
  ["its payload format, in hex", { payloadFormat: `application/${HEX}` }],
  ["the name of a header", { headers: { ...HEADERS, [SLUG]: "1" } }],
  ["a plain header", { headers: { ...HEADERS, "X-Colour": `a${PASSWORD}b` } }],
  ["a plain header, in base64", { headers: { ...HEADERS, "X-Colour": BASE64 } }],
  ["a plain header, the tenant's token", { headers: { ...HEADERS, "X-Colour": TOKEN } }],
  ["the path of its url, in base64", { url: `https://api.example.test/${BASE64}` }],
  ["the path of its url, in hex", { url: `https://api.example.test/${HEX}` }],
  ["its description", { description: `call with ${PASSWORD}` }],
  ["its description, in base64", { description: `call with ${BASE64}` }],
];

async function integrations(t: TestContext, fields: object): Promise<TenantFolder> {
  const folder = await tenantFolder(t, { names: [] });
  appendFileSync(join(folder.directory, "webhook-sync.yaml"), `\n${PLAIN}\n`);
  folder.tenant.insert({ ...foreign("orders"), headers: HEADERS, ...fields });
  return folder;
}

for (const [place, fields] of INTEGRATIONS)
  test(`an import writes and prints nothing of a header's value where an integration repeats it in ${place}`, async (t) => {
    const folder = await integrations(t, fields);
    const ended = [await folder.ws("doctor"), await folder.ws("doctor", "--format", "json")];
    for (const command of IMPORTS) ended.push(await folder.ws(...command));
    assert.deepEqual(ended.map(({ exit }) => exit).slice(2), [0, 0, 0], ended.at(-1)?.stderr);
    assertUntold(place, toldBy(folder, ended), [PASSWORD, TOKEN]);
  });
