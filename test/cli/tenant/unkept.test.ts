import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type FakeTenant, type Interception, isCall } from "../../cognigy/fake-tenant.ts";
import { sendJson } from "../../cognigy/server.ts";
import { manifestText } from "../../scenarios/fleet.ts";
import { type TenantFolder, tenantFolder } from "./folder.ts";

/** A tenant that takes a registration and leaves a member of it out, without a word. */
const dropping =
  (member: string, inAnswerOnly = false): Interception =>
  (request, response, tenant) => {
    if (!isCall(request, "POST all")) return false;
    const sent: Readonly<Record<string, unknown>> = JSON.parse(request.body);
    const { [member]: _, ...kept } = sent;
    const { id } = tenant.insert(inAnswerOnly ? sent : kept);
    sendJson(response, 201, { ...kept, id });
    return true;
  };

function statuses(tenant: FakeTenant): readonly unknown[] {
  return [...tenant.store.values()].map(({ name, version, status }) => `${name}@${version} ${status}`);
}

function bump({ directory }: TenantFolder): void {
  writeFileSync(join(directory, "webhooks.d", "orders.yaml"), manifestText("orders", 2));
}

test("an apply whose registration comes without our key fails and says so", async (t) => {
  const folder = await tenantFolder(t, { names: ["orders"], intercept: dropping("idempotencyKey") });
  const applied = await folder.ws("apply", "--yes");
  assert.equal(applied.exit, 6, applied.stdout + applied.stderr);
  const told = applied.stdout.replace(/\s+/g, " ");
  assert.match(told, /the tenant does not show our idempotency key/);
  assert.match(told, /set `ownership: scope`/);
  assert.deepEqual(statuses(folder.tenant), ["orders@1 inactive"]);
  const record = await folder.ws("audit", "show", "--format", "csv");
  assert.match(record.stdout, /does not show our idempotency key/);
  assert.equal((await folder.ws("plan")).exit, 11);
});

test("a later version does not go live beside one that has lost our key", async (t) => {
  const folder = await tenantFolder(t, { names: ["orders"] });
  assert.equal((await folder.ws("apply", "--yes")).exit, 0);
  for (const { idempotencyKey: _, ...live } of folder.tenant.store.values())
    folder.tenant.store.set(live.id, live);
  bump(folder);
  const applied = await folder.ws("apply", "--yes");
  assert.equal(applied.exit, 11, applied.stdout);
  assert.deepEqual(statuses(folder.tenant), ["orders@1 active"]);
});

test("a key that only the answer leaves out is read back", async (t) => {
  const intercept = dropping("idempotencyKey", true);
  const folder = await tenantFolder(t, { names: ["orders"], intercept });
  const applied = await folder.ws("apply", "--yes");
  assert.equal(applied.exit, 0, applied.stdout + applied.stderr);
  assert.deepEqual(statuses(folder.tenant), ["orders@1 active"]);
});

test("where operators say that the tenant keeps no keys, nothing is read back and nothing fails", async (t) => {
  const folder = await tenantFolder(t, {
    names: ["orders"],
    settings: ["settle: 0s", "ownership: scope"],
    intercept: dropping("idempotencyKey"),
  });
  const applied = await folder.ws("apply", "--yes");
  assert.equal(applied.exit, 0, applied.stdout + applied.stderr);
  assert.equal(folder.tenant.log.filter((line) => line.startsWith("GET /")).length <= 1, true);
});

test("labels that the tenant does not keep are told once", async (t) => {
  const names = ["orders", "billing", "returns"];
  const stage = async (intercept: Interception) => {
    const folder = await tenantFolder(t, {
      names,
      settings: ["settle: 0s", "capabilities: { labels: true }"],
      intercept,
    });
    for (const name of names)
      writeFileSync(
        join(folder.directory, "webhooks.d", `${name}.yaml`),
        manifestText(name, 1, ["protect: true"]),
      );
    return await folder.ws("apply", "--yes");
  };
  const dropped = await stage(dropping("labels"));
  assert.equal(dropped.exit, 0, dropped.stdout + dropped.stderr);
  const told = dropped.stdout
    .replace(/\s+/g, " ")
    .match(/shows none of the labels that were sent for \S+ and 2 more/g);
  assert.equal(told?.length, 1, dropped.stdout);
  const kept = await stage(() => false);
  assert.doesNotMatch(kept.stdout + kept.stderr, /labels/);
});

/** A tenant that keeps labels of what is made, and drops those of what is changed. */
const droppingLater: Interception = (request, response, tenant) => {
  if (!isCall(request, "PUT one")) return false;
  const { labels: _, ...kept }: Readonly<Record<string, unknown>> = JSON.parse(request.body);
  const id = request.url.pathname.split("/").at(-1) ?? "";
  tenant.store.set(id, { ...kept, id });
  sendJson(response, 200, { ...kept, id });
  return true;
};

test("labels that the tenant drops at a change alone are told once, at the cost of one request", async (t) => {
  const names = ["orders", "billing", "returns"];
  const stage = async (intercept: Interception) => {
    const settings = ["settle: 0s", "capabilities: { labels: true }"];
    const folder = await tenantFolder(t, { names, settings, intercept });
    assert.equal((await folder.ws("apply", "--yes")).exit, 0);
    for (const name of names)
      writeFileSync(
        join(folder.directory, "webhooks.d", `${name}.yaml`),
        manifestText(name, 1, ["protect: true", "headers: { X-Environment: test }"]),
      );
    const before = folder.tenant.log.length;
    const applied = await folder.ws("apply", "--yes");
    assert.equal(applied.exit, 0, applied.stdout + applied.stderr);
    const requests = folder.tenant.log.slice(before).filter((line) => line.startsWith("GET"));
    return { told: applied.stdout.replace(/\s+/g, " "), requests };
  };
  const dropped = await stage(droppingLater);
  const warnings = dropped.told.match(/shows none of the labels that were sent for \S+ and 2 more/g);
  assert.equal(warnings?.length, 1, dropped.told);
  const kept = await stage(() => false);
  assert.doesNotMatch(kept.told, /labels/);
  assert.equal(dropped.requests.length, kept.requests.length);
});
