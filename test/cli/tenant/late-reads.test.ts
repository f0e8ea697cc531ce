import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type FakeTenant, type Interception, isCall, type Stored } from "../../cognigy/fake-tenant.ts";
import { sendJson } from "../../cognigy/server.ts";
import { manifestText } from "../../scenarios/fleet.ts";
import { type TenantFolder, tenantFolder } from "./folder.ts";

/** A tenant whose reads of the second version show what it was before its last change, as often as is said. */
function lateReads(times: number, answer: "as before" | "not found" = "as before"): Interception {
  const before = new Map<string, { readonly stored: Stored; left: number }>();
  return (request, response, { store }) => {
    const id = request.url.pathname.split("/").at(-1) ?? "";
    const stored = store.get(id);
    if (isCall(request, "PUT one") && stored?.version === 2) before.set(id, { stored, left: times });
    const late = before.get(id);
    if (!isCall(request, "GET one") || late === undefined || late.left === 0) return false;
    late.left -= 1;
    if (answer === "as before") sendJson(response, 200, late.stored);
    else {
      store.delete(id);
      sendJson(response, 404, { message: "not there yet" });
      // The list is as late.
      if (stored !== undefined) setTimeout(() => store.set(id, stored), 50);
    }
    return true;
  };
}

function statuses(tenant: FakeTenant): readonly string[] {
  return [...tenant.store.values()].map(({ name, version, status }) => `${name}@${version} ${status}`);
}

async function bumped(folder: TenantFolder) {
  assert.equal((await folder.ws("apply", "--yes")).exit, 0);
  writeFileSync(join(folder.directory, "webhooks.d", "orders.yaml"), manifestText("orders", 2));
  return await folder.ws("apply", "--yes");
}

for (const answer of ["as before", "not found"] as const)
  test(`an activation whose read-back comes late (${answer}) is read again within settle`, async (t) => {
    const intercept = lateReads(1, answer);
    const folder = await tenantFolder(t, { names: ["orders"], settings: ["settle: 400ms"], intercept });
    const applied = await bumped(folder);
    assert.equal(applied.exit, 0, applied.stdout + applied.stderr);
    assert.deepEqual(statuses(folder.tenant).toSorted(), ["orders@1 deprecated", "orders@2 active"]);
  });

test("an activation that is accepted and never shows ends as unknown, and the old version stays", async (t) => {
  const intercept = lateReads(Number.POSITIVE_INFINITY);
  const folder = await tenantFolder(t, { names: ["orders"], settings: ["settle: 100ms"], intercept });
  const applied = await bumped(folder);
  assert.equal(applied.exit, 9, applied.stdout + applied.stderr);
  const told = applied.stdout.replace(/\s+/g, " ");
  assert.match(told, /orders@2 was activated and reads back as inactive/);
  assert.doesNotMatch(told, /it is inactive/);
  assert.deepEqual(statuses(folder.tenant), ["orders@1 active", "orders@2 active"]);
});
