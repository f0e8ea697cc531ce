import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { manifestText } from "../../scenarios/fleet.ts";
import { type TenantFolder, tenantFolder } from "./folder.ts";

const PING = "health: { payload: { event: ping }, expect: 202, maxLatency: 500ms }";
const PONG = "health: { payload: { event: pong }, expect: 204 }";
const RECORDED = { payload: '{"event":"ping"}', expect: "202", max_latency_ms: 500 };

async function apply({ directory, ws }: TenantFolder, ...lines: readonly string[]): Promise<void> {
  writeFileSync(join(directory, "webhooks.d", "orders.yaml"), manifestText("orders", 1, lines));
  const { exit, stdout, stderr } = await ws("apply", "--yes");
  assert.equal(exit, 0, `${stdout}${stderr}`);
}

async function recordsOf({ ws }: TenantFolder): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return JSON.parse((await ws("audit", "show", "--format", "json")).stdout);
}

/** Takes the last run back: what the plan shows where there are probes, in one line, and what the record says of them. */
async function rollBack(folder: TenantFolder): Promise<{ told: string; recorded: readonly unknown[] }> {
  const run = String((await recordsOf(folder)).at(-1)?.run);
  const config = join(folder.directory, "webhook-sync.yaml");
  const text = readFileSync(config, "utf8");
  const unreachable = "{ connectTo: { '*:443': '127.0.0.1:9' }, attempts: 1, timeout: 1s }";
  writeFileSync(config, text.replace("{ mode: none }", unreachable));
  const held = await folder.ws("rollback", run, "--yes");
  writeFileSync(config, text);
  const { exit, stdout, stderr } = await folder.ws("rollback", run, "--yes");
  assert.equal(exit, 0, `${stdout}${stderr}`);
  const all = await recordsOf(folder);
  const own = all.filter((one) => one.run === all.at(-1)?.run && one.phase === "intent");
  return { told: held.stdout.replace(/\s+/g, " "), recorded: own.map(({ health }) => health) };
}

test("a rollback probes what a run edited in place as was declared before that run, and again after another edit", async (t) => {
  const folder = await tenantFolder(t, { names: [] });
  await apply(folder, PING);
  for (const method of ["PUT", "PATCH"]) {
    await apply(folder, PONG, `method: ${method}`);
    const { told, recorded } = await rollBack(folder);
    assert.match(told, /health\.payload \{"event":"ping"\} health\.expect 202 .*health\.maxLatency 500 ?ms/);
    assert.doesNotMatch(told, /pong|neither a manifest nor the record/);
    assert.deepEqual(recorded, [RECORDED]);
  }
});

test("a rollback probes what a run switched off as was declared before that run", async (t) => {
  const folder = await tenantFolder(t, { names: [] });
  await apply(folder, PING);
  await apply(folder, PONG, "status: deprecated");
  const { told, recorded } = await rollBack(folder);
  assert.match(told, /health\.payload \{"event":"ping"\} health\.expect 202/);
  assert.deepEqual(recorded, [RECORDED]);
});
