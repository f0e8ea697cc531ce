import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { Io } from "../../src/cli/io.ts";
import { FakeTenant, TOKEN } from "../cognigy/fake-tenant.ts";
import { manifestText, tenantConfigText } from "../scenarios/fleet.ts";
import { runIn } from "./in-folder.ts";

const NAMES = ["billing", "orders", "returns"];
const VARIABLES = { TENANT_TOKEN: TOKEN };
const APPLY = ["apply", "--yes", "--concurrency", "1"];

/** A project of three webhooks whose tenant sends signals to the run as it takes the first registration. */
async function interruptible(t: TestContext, signals: readonly ("SIGINT" | "SIGTERM")[]) {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-signals-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  let listener: Parameters<Io["onSignal"]>[0] = () => {};
  let sent = false;
  const tenant = await FakeTenant.start(({ method }) => {
    if (method === "POST" && !sent) {
      sent = true;
      for (const signal of signals) listener(signal);
    }
    return false;
  });
  t.after(() => tenant.close());
  mkdirSync(join(directory, "webhooks.d"));
  for (const name of NAMES)
    writeFileSync(join(directory, "webhooks.d", `${name}.yaml`), manifestText(name, 1));
  writeFileSync(join(directory, "webhook-sync.yaml"), tenantConfigText("served", tenant.url, ["settle: 0s"]));
  const exits: number[] = [];
  const ended = await runIn(directory, APPLY, VARIABLES, {
    onSignal: (asked) => {
      listener = asked;
      return () => {};
    },
    exitNow: (code) => void exits.push(code),
  });
  return { directory, tenant, ended, exits };
}

for (const [signal, exit] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  test(`${signal}: what is under way is finished, the rest is skipped, the next apply goes on`, async (t) => {
    const { directory, tenant, ended, exits } = await interruptible(t, [signal]);
    assert.equal(ended.exit, exit, ended.stdout);
    assert.deepEqual(exits, []);
    assert.match(ended.stderr, /Stopping: what is under way is finished\. Once more stops at once\./);
    assert.match(ended.stdout, /skipped/);
    const active = () => [...tenant.store.values()].filter(({ status }) => status === "active").length;
    assert.ok(active() >= 1 && active() < NAMES.length, `${active()} are active`);
    const next = await runIn(directory, APPLY, VARIABLES);
    assert.deepEqual([next.exit, active(), tenant.store.size], [0, NAMES.length, NAMES.length], next.stdout);
  });
}

test("a second signal ends the process at once", async (t) => {
  const { exits } = await interruptible(t, ["SIGINT", "SIGINT"]);
  assert.deepEqual(exits, [130]);
});
