import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import type { Integration } from "../../src/sandbox/integrations-v1/integration.ts";
import { TenantStore } from "../../src/sandbox/integrations-v1/tenant-store.ts";
import { compiledText } from "../crash/bundle.ts";
import { idOf, objectOf } from "./exchange.ts";
import { scratch, started, webhook } from "./started.ts";

function integration(id: string, changes: Partial<Integration> = {}): Integration {
  const creation = { key: null, digest: "", at: 0 };
  const url = "https://api.example.test/";
  const fixed = { url, method: "POST", headers: {}, payloadFormat: "application/json" };
  const common = { ...fixed, version: 1, status: "active", idempotencyKey: null, extra: {} } as const;
  return { ...common, id, name: id, createdAt: 0, lastChanged: 0, creation, ...changes };
}

test("a store opened again holds what was committed, whatever the tail of its file was torn to", (t) => {
  const path = join(scratch(t), "tenant.ndjson");
  const write = fc.record({ id: fc.constantFrom("a", "b", "c"), version: fc.nat(9), gone: fc.boolean() });
  fc.assert(
    fc.property(fc.array(write, { maxLength: 8 }), fc.string(), fc.nat(200), (writes, torn, cut) => {
      writeFileSync(path, "");
      const store = new TenantStore(path);
      for (const { id, version, gone } of writes)
        gone ? store.delete(id, 0) : store.put(integration(id, { version }), 0);
      const expected = store.all();
      store.close();
      const fragment = JSON.stringify({
        kind: "put",
        at: 0,
        integration: integration("torn", { name: torn }),
      });
      appendFileSync(path, fragment.slice(0, Math.min(cut, fragment.length - 1)));
      const reopened = new TenantStore(path);
      assert.deepEqual(reopened.all(), expected);
      reopened.put(integration("later"), 0);
      reopened.close();
      const last = new TenantStore(path);
      assert.deepEqual(last.all(), [...expected, integration("later")]);
      last.close();
    }),
    { numRuns: 50 },
  );
});

test("sandboxes in one directory are one tenant, one after the other and at once", async (t) => {
  const first = await started(t);
  const id = idOf(await first.call("POST", "", webhook({ idempotencyKey: "orders:1" })));
  const second = await started(t, { directory: first.directory });
  assert.equal(objectOf(await second.call("GET", `/${id}`)).name, "orders");
  assert.equal((await second.call("POST", "", webhook({ idempotencyKey: "orders:1" }))).status, 200);
  await second.call("PUT", `/${id}`, webhook({ status: "active" }));
  assert.equal(objectOf(await first.call("GET", `/${id}`)).status, "active");
  const other = idOf(await first.call("POST", "", webhook({ version: 2 })));
  assert.notEqual(other, id);
  await second.call("DELETE", `/${other}`);
  assert.equal(objectOf(await first.call("GET", "")).total, 1);
});

test("what a killed process had answered is still there", async (t) => {
  const path = join(scratch(t), "tenant.ndjson");
  const script = `
    import { TenantStore } from ${JSON.stringify(join(import.meta.dirname, "../../src/sandbox/integrations-v1/tenant-store.ts"))};
    const store = new TenantStore(${JSON.stringify(path)});
    store.put(${JSON.stringify(integration("kept"))}, 0);
    process.kill(process.pid, "SIGKILL");`;
  const child = spawnSync(process.execPath, [await compiledText(script)]);
  assert.equal(child.signal, "SIGKILL", child.stderr.toString());
  const store = new TenantStore(path);
  assert.deepEqual(store.all(), [integration("kept")]);
  store.close();
});

test("only the tenant's own file holds header values, and only its owner reads it", async (t) => {
  const { call, directory, sandbox } = await started(t, { directory: join(scratch(t), "new", "sandbox") });
  const id = idOf(await call("POST", "", webhook()));
  await call("PUT", `/${id}`, webhook({ status: "active" }));
  assert.ok(readFileSync(join(directory, "tenant.ndjson"), "utf8").includes("canary-value"));
  for (const name of ["requests", "deliveries", "dashboard", "events"]) {
    const text = readFileSync(join(directory, `${name}.ndjson`), "utf8");
    assert.ok(!text.includes("canary-value") && !text.includes(sandbox.clientSecret.expose()), name);
  }
  const modes = ["tenant.ndjson", "requests.ndjson", "authority.json", "client-secret"].map((name) =>
    modeOf(join(directory, name)),
  );
  assert.deepEqual(modes, [0o600, 0o600, 0o600, 0o600]);
  assert.equal(modeOf(directory), 0o700);
});

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}
