import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type Interception, isCall } from "../../cognigy/fake-tenant.ts";
import { sendJson } from "../../cognigy/server.ts";
import { manifestText } from "../../scenarios/fleet.ts";
import { type TenantFolder, tenantFolder } from "./folder.ts";

/** A tenant that keeps its answers by the idempotency key for good, whatever has become of the integration. */
function storing(): Interception {
  const answers = new Map<string, Readonly<Record<string, unknown>>>();
  return (request, response, tenant) => {
    if (!isCall(request, "POST all")) return false;
    const key = String(request.headers["idempotency-key"]);
    const answer = answers.get(key) ?? tenant.insert(JSON.parse(request.body));
    answers.set(key, answer);
    sendJson(response, 201, answer);
    return true;
  };
}

const live = ({ tenant: { store } }: TenantFolder) =>
  [...store].map(([id, { name, status }]) => `${id} ${name} ${status}`);

test("what is deleted by hand again and again comes back each time, whatever answers the tenant stores", async (t) => {
  const folder = await tenantFolder(t, { names: ["orders"], intercept: storing() });
  for (const id of ["int-1", "int-2", "int-3"]) {
    folder.tenant.store.clear();
    const { exit, stdout } = await folder.ws("apply", "--yes");
    assert.equal(exit, 0, stdout);
    assert.deepEqual(live(folder), [`${id} orders active`]);
  }
});

test("what was deleted at its sunset and is declared again is registered, whatever answers the tenant stores", async (t) => {
  const folder = await tenantFolder(t, { names: ["orders", "other"], intercept: storing() });
  const manifest = join(folder.directory, "webhooks.d", "orders.yaml");
  const apply = async (...options: string[]) => {
    const { exit, stdout, stderr } = await folder.ws("apply", "--yes", ...options);
    assert.equal(exit, 0, stdout + stderr);
  };
  await apply();
  writeFileSync(
    manifest,
    manifestText("orders", 1, ["status: deprecated", "deprecation: { sunset: 2026-01-01 }"]),
  );
  await apply();
  rmSync(manifest);
  await apply("--allow-delete", "orders@1");
  assert.deepEqual(live(folder), ["int-2 other active"]);
  writeFileSync(manifest, manifestText("orders", 1));
  await apply();
  assert.deepEqual(live(folder), ["int-2 other active", "int-3 orders active"]);
});
