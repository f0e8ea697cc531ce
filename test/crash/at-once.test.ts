import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { systemClock } from "../../src/cli/io.ts";
import { startSandbox } from "../../src/sandbox/start.ts";
import { FakeTenant, TOKEN } from "../cognigy/fake-tenant.ts";
import { configText, manifestText } from "../scenarios/fleet.ts";
import { runIn } from "./in-folder.ts";

/** A project of three webhooks for the embedded tenant. */
function project(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-at-once-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  mkdirSync(join(directory, "webhooks.d"));
  writeFileSync(join(directory, "webhook-sync.yaml"), configText());
  for (const name of ["billing", "orders", "returns"]) {
    writeFileSync(join(directory, "webhooks.d", `${name}.yaml`), manifestText(name, 1));
  }
  return directory;
}

test("three applies on one state directory: one works, the others exit 8 and name it", async (t) => {
  const directory = project(t);
  const apply = () => runIn(directory, ["apply", "--yes"]);
  const ended = await Promise.all([apply(), apply(), apply()]);
  assert.deepEqual(
    ended.map(({ exit }) => exit).toSorted((a, b) => a - b),
    [0, 8, 8],
  );
  const winner = ended.find(({ exit }) => exit === 0);
  const run = /Run: ([0-9a-f]{8})/.exec(winner?.stdout ?? "")?.[1];
  assert.ok(run !== undefined, winner?.stdout);
  for (const { exit, stderr } of ended) {
    if (exit === 8)
      assert.match(stderr.replace(/\s+/g, " "), new RegExp(`Run ${run} has held the journal since`));
  }
});

test("three applies that wait for each other: one writes, the others find nothing to do", async (t) => {
  const directory = project(t);
  const apply = () => runIn(directory, ["apply", "--yes", "--lock-timeout", "1m"]);
  const ended = await Promise.all([apply(), apply(), apply()]);
  assert.deepEqual(
    ended.map(({ exit }) => exit),
    [0, 0, 0],
  );
  assert.equal(ended.filter(({ stdout }) => /No changes/.test(stdout)).length, 2);
});

/** Has the project's environment reach a tenant that somebody else serves. */
function reachServed(directory: string, tenant: URL, auth: string, ownership: "key" | "scope"): void {
  const text = `environments:
  served:
    default: true
    tenant:
      profile: integrations-v1
      baseUrl: ${tenant.origin}
      auth: ${auth}
      ownership: ${ownership}
      settle: 0s
    health: { mode: none }
`;
  writeFileSync(join(directory, "webhook-sync.yaml"), text);
}

/** Three applies at once, each with a state directory of its own. */
async function applyThrice(directory: string, variables: Record<string, string>) {
  const apply = (number: number) =>
    runIn(directory, ["apply", "--yes", "--state-dir", `state-${number}`], variables);
  return await Promise.all([apply(1), apply(2), apply(3)]);
}

test("three state directories, names kept unique: no double, and the next apply has nothing to do", async (t) => {
  const directory = project(t);
  const started = await startSandbox({
    directory: join(directory, "tenant"),
    receivers: [],
    clock: systemClock,
    random: Math.random,
  });
  assert.ok(started.ok);
  const { baseUrl, clientId, clientSecret, close } = started.value;
  t.after(close);
  const secret = "{ kind: client-credentials, clientId: ID, clientSecret: '${env:TENANT_SECRET}' }";
  reachServed(directory, baseUrl, secret.replace("ID", clientId), "key");
  const variables = { TENANT_SECRET: clientSecret.expose() };
  const ended = await applyThrice(directory, variables);
  for (const { exit, stdout } of ended) assert.ok(exit === 0 || exit === 8, stdout);
  const next = await runIn(directory, ["apply", "--yes"], variables);
  assert.equal(next.exit, 0, next.stdout);
  const after = await runIn(directory, ["plan", "--detailed-exitcode"], variables);
  assert.equal(after.exit, 0, after.stdout);
  assert.match(after.stdout, /3 unchanged/);
});

test("three state directories, keys unknown and nothing kept unique: a double ends in exit 7 with its ids", async (t) => {
  const directory = project(t);
  const tenant = await FakeTenant.start();
  t.after(() => tenant.close());
  reachServed(directory, tenant.url, "{ kind: bearer, token: '${env:TENANT_TOKEN}' }", "scope");
  const variables = { TENANT_TOKEN: TOKEN };
  const ended = await applyThrice(directory, variables);
  const orders = [...tenant.store.values()].filter(({ name }) => name === "orders");
  assert.ok(orders.length > 1, "they did not get in each other's way");
  const told = ended.filter(({ exit }) => exit === 7);
  assert.ok(told.length > 0, ended.map(({ stdout }) => stdout).join());
  assert.ok(
    told.some(({ stdout }) => orders.every(({ id }) => stdout.includes(id))),
    told[0]?.stdout,
  );
  const next = await runIn(directory, ["plan"], variables);
  assert.equal(next.exit, 11, next.stdout);
});
