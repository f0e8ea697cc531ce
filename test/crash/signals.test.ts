import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { StopSignal } from "../../src/model/run/exit-code.ts";
import type { Io } from "../../src/model/run/surroundings.ts";
import { FakeTenant, TOKEN } from "../cognigy/fake-tenant.ts";
import { manifestText, tenantConfigText } from "../scenarios/fleet.ts";
import { runIn } from "./in-folder.ts";

const NAMES = ["billing", "crm", "loyalty", "orders", "returns"];
const VARIABLES = { TENANT_TOKEN: TOKEN };
const APPLY = ["apply", "--yes", "--concurrency", "1"];

/** A project of three webhooks whose tenant sends signals to the run as the first request of a kind reaches it. */
async function interruptible(
  t: TestContext,
  signals: readonly StopSignal[],
  isDue: (method: string) => boolean = (method) => method === "POST",
  args: readonly string[] = APPLY,
) {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-signals-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  let listener: Parameters<Io["onSignal"]>[0] = () => {};
  let sent = false;
  const tenant = await FakeTenant.start(({ method }) => {
    if (isDue(method) && !sent) {
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
  const lock = join(directory, ".webhook-sync", "served", "journal.lock");
  const leftLocks: boolean[] = [];
  const ended = await runIn(directory, args, VARIABLES, {
    onSignal: (asked) => {
      listener = asked;
      return () => {};
    },
    exitNow: (code) => {
      exits.push(code);
      leftLocks.push(existsSync(lock));
    },
  });
  return { directory, tenant, ended, exits, leftLocks };
}

const SIGNALS = [
  ["SIGHUP", 129],
  ["SIGINT", 130],
  ["SIGQUIT", 131],
  ["SIGTERM", 143],
] as const;

for (const [signal, exit] of SIGNALS) {
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

test("a second signal ends the process at once, and lets the next run in", async (t) => {
  const { exits, leftLocks } = await interruptible(t, ["SIGINT", "SIGINT"]);
  assert.deepEqual([exits, leftLocks], [[130], [false]]);
});

for (const [signal, exit] of SIGNALS) {
  test(`${signal} before the first write ends the process at once, and lets the next run in`, async (t) => {
    const { exits, leftLocks, ended, tenant } = await interruptible(
      t,
      [signal],
      (method) => method === "GET",
    );
    assert.deepEqual([exits, leftLocks], [[exit], [false]]);
    assert.match(ended.stderr, new RegExp(`^error interrupted: stopped by ${signal}$`, "m"));
    assert.match(ended.stderr, /hint: nothing was changed; run the same command again/);
    assert.equal(tenant.store.size, 0, "nothing was sent");
  });
}

test("what is stopped before the first write tells scripts so", async (t) => {
  const isList = (method: string) => method === "GET";
  const { ended } = await interruptible(t, ["SIGTERM"], isList, [...APPLY, "--format", "json"]);
  const [first = ""] = ended.stdout.split("\n");
  const { kind, exitCode, diagnostics } = JSON.parse(first);
  assert.deepEqual([kind, exitCode, diagnostics[0].code], ["problem", 143, "interrupted"]);
});
