import assert from "node:assert/strict";
import { test } from "node:test";
import { EXIT } from "../../src/model/run/exit-code.ts";
import type { Ended } from "../crash/in-folder.ts";
import { assertUntold, type EndpointFolder, endpointFolder, PASSWORD, toldBy } from "./endpoint-folder.ts";

const LIVE_PASSWORD = "l1ve-Kanarie-0815/rot";
const FLOW = "cognigy: { flow: Main }";
const ORDERS = (version: number) => [
  `version: ${version}`,
  `url: https://api.example.test/orders/v${version}`,
  'basicAuth: { user: acme, password: "${secret:ORDERS_PASSWORD}" }',
  FLOW,
];

/** Everything that looks and does not touch. */
const READERS: readonly (readonly string[])[] = [
  ["validate"],
  ["plan"],
  ["plan", "--format", "json"],
  ["plan", "--format", "html"],
  ["plan", "--out", "plan.json"],
  ["status"],
  ["status", "--format", "json"],
  ["status", "--format", "openmetrics"],
  ["describe", "orders", "--format", "json"],
  ["diff", "orders"],
  ["health"],
  ["doctor"],
  ["endpoints"],
  ["import", "--dry-run"],
];

/** What a tenant has before a command that only reads is run. */
const STATES: readonly (readonly [state: string, arrange: (folder: EndpointFolder) => void])[] = [
  ["nothing is live", () => {}],
  ["it is live with another password and url", ({ tenant }) => insertOrders(tenant)],
  ["its password is as declared", ({ tenant }) => insertOrders(tenant, PASSWORD)],
];

function insertOrders(tenant: EndpointFolder["tenant"], password = LIVE_PASSWORD): void {
  tenant.insert({
    ...{ name: "orders", foreignId: "webhook-sync/1 orders@1 auth=ORDERS_PASSWORD@1", active: true },
    settings: {
      webhookUrl: "https://api.example.test/orders/v0",
      ...{ basicAuthUser: "acme", basicAuthPassword: password, webhookKeyAuth: { mode: "api-key" } },
    },
  });
}

for (const [state, arrange] of STATES) {
  test(`who only reads sends a tenant nothing but GETs, and no password: ${state}`, async (t) => {
    const folder = await endpointFolder(t);
    folder.declare("orders", ORDERS(1));
    arrange(folder);
    for (const command of READERS) {
      const { exit, stderr } = await folder.knowing(...command);
      assert.ok(exit !== EXIT.usage, `${command.join(" ")}: ${stderr}`);
    }
    const { received } = folder.tenant;
    assert.ok(received.length > READERS.length);
    for (const { method, url, headers, body } of received) {
      assert.deepEqual([method, body], ["GET", ""], url.href);
      assertUntold(url.href, JSON.stringify([url.href, headers]), [PASSWORD, LIVE_PASSWORD]);
    }
  });
}

test("neither a password nor an address is printed or kept, from the first creation to the rollback", async (t) => {
  const folder = await endpointFolder(t);
  const { tenant, declare, remove, knowing } = folder;
  const told: Ended[] = [];
  const run = async (...args: string[]) => {
    const ended = await knowing(...args);
    told.push(ended);
    return ended;
  };
  const applied = async () => {
    const ended = await run("apply", "--yes", "--format", "json", "--verbose");
    assert.equal(ended.exit, 0, ended.stdout + ended.stderr);
    return /"run":"([0-9a-f]{8})"/.exec(ended.stdout)?.[1] ?? "";
  };
  declare("other", ["version: 1", "status: inactive", "url: https://api.example.test/o", FLOW]);
  declare("orders", [...ORDERS(1), "status: inactive"]);
  await applied();
  declare("orders", [...ORDERS(2), "status: inactive"]);
  await run("plan", "--out", "plan.json");
  await run("show", "plan.json", "--format", "json");
  await run("show", "plan.json", "--format", "html");
  const reverted = await run("rollback", await applied(), "--yes");
  assert.equal(reverted.exit, 0, reverted.stderr);
  for (const format of ["text", "json"])
    for (const command of ["status", "plan"]) await run(command, "--format", format);
  await run("describe", "orders", "--format", "json");
  await run("diff", "orders");
  await run("audit", "show", "--format", "json");
  remove("orders");
  await applied();
  const addresses = [...tenant.endpoints.values()].map(({ URLToken }) => String(URLToken));
  assert.equal(addresses.length, 2);
  assertUntold("anywhere", toldBy(folder, told), [PASSWORD, ...addresses]);
});
