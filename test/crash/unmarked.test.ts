import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { bundle } from "./bundle.ts";
import { CrashEndpoints } from "./crash-endpoints.ts";
import { CRASH_KINDS } from "./kinds.ts";
import { Victim } from "./victim.ts";

const [, ENDPOINTS] = CRASH_KINDS;
const DROPPING = {
  ...ENDPOINTS,
  start: (intercept: Parameters<typeof ENDPOINTS.start>[0]) =>
    CrashEndpoints.start(intercept, { foreignId: "dropped" }),
};
const MANIFEST = [
  ...["name: orders", "version: 1", "url: https://api.example.com/orders/v1"],
  ...["cognigy: { flow: Main }", 'basicAuth: { user: bot, password: "${secret:CRASH_AUTH@1}" }', ""],
].join("\n");
const PLAN = { live: [], manifests: new Map([["orders.yaml", MANIFEST]]), writes: 2, wanted: [], lit: [] };

test("the very first creation on a tenant that drops the marker is never made twice, whenever its run is killed", async () => {
  const victim = new Victim(DROPPING, PLAN, (await bundle()).directory, {
    concurrency: 1,
    backend: "files",
  });
  await victim.start();
  try {
    // It was made, and the name that marks it was not yet written.
    await victim.killAt({ boundary: "sent", operation: 2 });
    assert.deepEqual(victim.statuses(), ["orders@0 inactive"]);
    const next = await victim.apply();
    assert.deepEqual([next.exit, next.writes], [11, 0], next.stdout);
    assert.match(next.stderr, /create orders@1 had been committed/);
    assert.match(
      next.stdout.replace(/\s+/g, " "),
      /without our key, although the audit log records it .*remedy: add `adopt: true` to the manifest of orders@1/,
    );

    const file = join(victim.directory, "webhooks.d", "orders.yaml");
    writeFileSync(file, `${readFileSync(file, "utf8")}adopt: true\n`);
    for (let apply = 0; apply < 2; apply += 1) {
      const mended = await victim.apply();
      assert.equal(mended.exit, 0, mended.stdout + mended.stderr);
    }
    assert.deepEqual(victim.statuses(), ["orders@1 active"]);
    assert.equal((await victim.apply()).writes, 0);
  } finally {
    await victim.close();
  }
});
