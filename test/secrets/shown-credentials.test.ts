import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { foreign, ourOwn, tenantFolder } from "../cli/tenant/folder.ts";
import {
  type FakeCognigy,
  hex,
  type Interception,
  MAIN,
  problem,
} from "../cognigy/cognigy-v2/fake-cognigy.ts";
import { isCall } from "../cognigy/fake-tenant.ts";
import { sendJson } from "../cognigy/server.ts";
import { manifestText } from "../scenarios/fleet.ts";
import { assertUntold, type EndpointFolder, endpointFolder, PASSWORD, toldBy } from "./endpoint-folder.ts";
import { SPELLINGS } from "./spellings.ts";

const ORDERS = [
  "version: 1",
  "status: inactive",
  "url: https://api.example.test/orders",
  "cognigy: { flow: Main }",
];
const SETTINGS = {
  webhookUrl: "https://api.example.test/other",
  basicAuthUser: "acme",
  basicAuthPassword: PASSWORD,
};

/** A tenant whose errors repeat what it holds, in each of its spellings. */
const repeating =
  (texts: (tenant: FakeCognigy) => readonly string[], isRefused: (line: string) => boolean): Interception =>
  ({ method, url }, response, tenant) => {
    if (!isRefused(`${method} ${url.pathname.split("/").slice(3).join("/")}`)) return false;
    const words = texts(tenant).flatMap((text) => Object.values(SPELLINGS).map((spell) => spell(text)));
    sendJson(response, 400, problem(400, 1005, `Invalid value ${words.join(" or ")} for a field`));
    return true;
  };

async function toldWith(folder: EndpointFolder, commands: readonly (readonly string[])[]): Promise<string> {
  const ended = [];
  for (const command of commands) ended.push(await folder.knowing(...command));
  return toldBy(folder, ended);
}

const COMMANDS = [
  ["doctor"],
  ["doctor", "--format", "json"],
  ["plan"],
  ["plan", "--format", "json"],
  ["status", "--format", "json"],
  ["import", "--dry-run", "--format", "json"],
  ["endpoints"],
  ["apply", "--yes"],
];

for (const [odd, fields] of [
  ["whose url is a number", { settings: { ...SETTINGS, webhookUrl: 7 } }],
  ["whose flow is a list", { flowId: [], settings: SETTINGS }],
  ["that is neither on nor off", { active: "yes", settings: SETTINGS }],
] as const)
  test(`an Endpoint ${odd} has its password and its address kept secret all the same`, async (t) => {
    const folder = await endpointFolder(t);
    const { tenant } = folder;
    const { _id, URLToken } = tenant.insert({ name: "Odd", ...fields });
    tenant.edit(_id, { name: `Odd ${URLToken} ${PASSWORD.replaceAll("/", "")}` });
    tenant.insert({ name: `twin of ${URLToken}`, settings: { ...SETTINGS, basicAuthPassword: "" } });
    tenant.flows = [
      { _id: hex(900), referenceId: MAIN, name: "Main" },
      { _id: hex(903), referenceId: hex(903), name: PASSWORD },
    ];
    folder.declare("orders", ORDERS);
    const commands = COMMANDS.filter(([command]) => command !== "endpoints");
    assertUntold(odd, await toldWith(folder, commands), [PASSWORD, String(URLToken)]);
  });

test("the address of an Endpoint that cannot be read by itself is kept secret", async (t) => {
  const tokens = (tenant: FakeCognigy) =>
    [...tenant.endpoints.values()].map(({ URLToken }) => String(URLToken));
  const folder = await endpointFolder(t, {
    intercept: repeating(tokens, (line) => line === `GET endpoints/${hex(1)}`),
  });
  folder.tenant.insert({ name: "Shut", settings: SETTINGS });
  folder.tenant.insert({ name: "Open", settings: { webhookUrl: "https://api.example.test/open" } });
  folder.declare("orders", ORDERS);
  const [first, second] = tokens(folder.tenant);
  assertUntold("a refused read", await toldWith(folder, COMMANDS), [String(first), String(second)]);
});

/** What a tenant may keep among settings, and sends nobody knows what with. */
const HELD: readonly (readonly [string, object])[] = [
  ["a key of callers", { webhookKey: "kanarie-4711-zweimal" }],
  ["keys in a list", { apiKeys: [{ name: "partner", key: "kanarie-4711-zweimal" }] }],
  ["a token of another channel", { facebookPageToken: "kanarievogelvomberg" }],
  ["a member that nobody knows", { other: "kanarie-4711-zweimal" }],
];

async function patched(t: TestContext, own: object): Promise<string> {
  const texts = () =>
    Object.values(own).flatMap((value) => (typeof value === "string" ? [value] : ["kanarie-4711-zweimal"]));
  let isOpen = true;
  const folder = await endpointFolder(t, {
    intercept: repeating(texts, (line) => !isOpen && line.startsWith("PATCH")),
  });
  folder.declare("orders", ORDERS);
  assert.equal((await folder.knowing("apply", "--yes")).exit, 0);
  const [stored] = folder.tenant.endpoints.values();
  assert.ok(stored !== undefined);
  folder.tenant.edit(stored._id, { settings: { ...Object(stored.settings), ...own } });
  folder.declare("orders", [
    ...ORDERS.slice(0, 2),
    "url: https://api.example.test/moved",
    ...ORDERS.slice(3),
  ]);
  isOpen = false;
  const told = await toldWith(folder, [["plan"], ["apply", "--yes"], ["audit", "show", "--format", "json"]]);
  assert.match(told, /Invalid value/);
  return told;
}

for (const [what, own] of HELD)
  test(`an error that repeats ${what}, which goes along with a change, is told without it`, async (t) => {
    assertUntold(what, await patched(t, own), ["kanarie-4711-zweimal", "kanarievogelvomberg"]);
  });

const OLD = "kanarie-7x-alt-und-grau";

for (const [what, held] of [
  ["the value that a header had", { headers: { "X-Api-Key": OLD } }],
  ["the credentials that a header had", { headers: { Authorization: `Bearer ${OLD}` } }],
  ["a member that nobody knows", { clientSecret: OLD }],
] as const)
  test(`an error of the other profile that repeats ${what} is told without it`, async (t) => {
    const { tenant, directory, ws } = await tenantFolder(t, {
      names: ["orders"],
      intercept: (request, response) => {
        if (!isCall(request, "PUT one")) return false;
        const words = Object.values(SPELLINGS).map((spell) => spell(OLD));
        sendJson(response, 400, {
          error: "invalid",
          message: `Invalid value ${words.join(" or ")} for a field`,
        });
        return true;
      },
    });
    tenant.insert({ ...ourOwn("orders"), ...held });
    tenant.insert(foreign("other"));
    writeFileSync(
      join(directory, "webhooks.d", "orders.yaml"),
      manifestText("orders", 1, ["headers: { X-Environment: test }"]),
    );
    const ended = [
      await ws("plan"),
      await ws("apply", "--yes"),
      await ws("audit", "show", "--format", "json"),
    ];
    const told = toldBy({ directory }, ended);
    assert.match(told, /Invalid value|withheld/);
    assertUntold(what, told, [OLD]);
  });

test("settings that are no credentials stay in words", async (t) => {
  const told = await patched(t, { region: "eu-central-1", format: "application/json" });
  assert.match(told.replace(/\s+/g, " "), /Invalid value eu-central-1/);
});
