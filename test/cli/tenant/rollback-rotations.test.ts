import assert from "node:assert/strict";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { type Interception, isCall } from "../../cognigy/fake-tenant.ts";
import { sendJson } from "../../cognigy/server.ts";
import { manifestText } from "../../scenarios/fleet.ts";
import { type TenantFolder, tenantFolder } from "./folder.ts";

const ALLOWED = "{ K: [api.example.test], J: [api.example.test] }";

/** A folder in which runs apply these headers, one after the other; K gets another value before the second. */
async function rotated(t: TestContext, ...runs: readonly (readonly string[])[]) {
  return await rotatedIn(await tenantFolder(t, { names: [] }), runs);
}

async function rotatedIn(folder: TenantFolder, runs: readonly (readonly string[])[]) {
  const { directory, variables, ws, tenant } = folder;
  appendFileSync(join(directory, "webhook-sync.yaml"), `    policy:\n      secrets: ${ALLOWED}\n`);
  Object.assign(variables, { K: "former-k-value", J: "value-of-j" });
  const live = () => [...tenant.store.values()].map(({ headers }) => headers);
  const states = [];
  const ids: string[] = [];
  for (const headers of runs) {
    const text = manifestText("orders", 1, ["headers:", ...headers.map((line) => `  ${line}`)]);
    writeFileSync(join(directory, "webhooks.d", "orders.yaml"), text);
    const { exit, stdout, stderr } = await ws("apply", "--yes");
    assert.equal(exit, 0, stdout + stderr);
    ids.push(/Run: ([0-9a-f]{8})/.exec(stdout)?.[1] ?? "");
    states.push(live());
    variables.K = "new-k-value";
  }
  return { folder, before: states[0], second: ids[1] ?? "", live };
}

/** A tenant that hides the values of headers. */
const masking: Interception = (request, response, tenant) => {
  if (!isCall(request, "GET all") && !isCall(request, "GET one")) return false;
  const hidden = [...tenant.store.values()].map(({ headers, ...one }) => ({
    ...one,
    headers: Object.fromEntries(Object.keys(headers ?? {}).map((name) => [name, "****"])),
  }));
  sendJson(response, 200, isCall(request, "GET all") ? hidden : hidden[0]);
  return true;
};

async function rollBack({ ws }: TenantFolder, run: string) {
  const { exit, stdout, stderr } = await ws("rollback", run, "--yes");
  return { exit, told: `${stdout}${stderr}`.replace(/\s+/g, " ") };
}

/** It is blocked as long as K has its new value, and then gives back what was there. */
async function isBlockedUntilReset(t: TestContext, ...runs: readonly (readonly string[])[]) {
  const { folder, before, second, live } = await rotated(t, ...runs);
  const lost = await rollBack(folder, second);
  assert.equal(lost.exit, 11, lost.told);
  assert.match(lost.told, /blocked masked the value that X-Key had before is in no record, and K leads to/);
  folder.variables.K = "former-k-value";
  const back = await rollBack(folder, second);
  assert.equal(back.exit, 0, back.told);
  assert.deepEqual(live(), before);
}

test("a rotated secret that moved is looked for where it is: other secrets, left as they are, do not block the rollback for ever", async (t) => {
  await isBlockedUntilReset(
    t,
    ["X-Key: ${secret:K@1}", "X-Third: ${secret:J@1}"],
    ["X-New: ${secret:K@2}", "X-Third: ${secret:J@1}"],
  );
  // J leads to what is live in X-Third, and was not rotated.
  await isBlockedUntilReset(
    t,
    ["X-Key: ${secret:K@1}:${secret:J@1}", "X-Third: ${secret:J@1}"],
    ["X-New: ${secret:K@2}:${secret:J@1}", "X-Third: ${secret:J@1}"],
  );
});

test("another secret that a later run put in the place of a rotated one does not block the rollback", async (t) => {
  const { folder, before, second, live } = await rotated(
    t,
    ["X-Key: ${secret:K}"],
    ["X-Key: ${secret:K}"],
    ["X-Key: ${secret:J}"],
  );
  folder.variables.K = "former-k-value";
  const back = await rollBack(folder, second);
  assert.equal(back.exit, 0, back.told);
  assert.deepEqual(live(), before);
});

test("a rotated secret that moved is looked for elsewhere too where its place was taken", async (t) => {
  await isBlockedUntilReset(t, ["X-Key: ${secret:K@1}"], ["X-Key: ${secret:J@1}", "X-Other: ${secret:K@2}"]);
  await isBlockedUntilReset(t, ["X-Key: ${secret:K@1}"], ["X-Key: plain", "X-Other: ${secret:K@2}"]);
});

test("of two secrets in a value the one that moved alone is looked for where it is", async (t) => {
  const [both, alone] = ["X-Key: ${secret:K@1}:${secret:J}", "X-Key: ${secret:J}"];
  await isBlockedUntilReset(t, [both], [alone, "X-Other: ${secret:K@2}"]);
  // J has kept its value: it does not block for ever.
  const unversioned = [["X-Key: ${secret:K}:${secret:J}"], [alone, "X-Other: ${secret:K}"]];
  const { folder, before, second, live } = await rotated(t, ...unversioned);
  const lost = await rollBack(folder, second);
  assert.equal(lost.exit, 11, lost.told);
  folder.variables.K = "former-k-value";
  const back = await rollBack(folder, second);
  assert.equal(back.exit, 0, back.told);
  assert.deepEqual(live(), before);
});

test("where the tenant hides it, the note names what moved while its place was taken", async (t) => {
  const folder = await tenantFolder(t, { names: [], intercept: masking });
  const { before, second, live } = await rotatedIn(folder, [
    ["X-Key: ${secret:K@1}"],
    ["X-Key: ${secret:J@1}", "X-Other: ${secret:K@2}"],
  ]);
  folder.variables.K = "former-k-value";
  const back = await rollBack(folder, second);
  assert.equal(back.exit, 0, back.told);
  assert.match(back.told, /Note: X-Key of orders@1 is written with the value that K has now/);
  assert.deepEqual(live(), before);
});

test("a secret without a version that got another value in other text, or in another header, is told from its former one", async (t) => {
  await isBlockedUntilReset(t, ["X-Key: ${secret:K}"], ["X-Key: Bearer ${secret:K}"]);
  await isBlockedUntilReset(t, ["X-Key: ${secret:K}"], ["X-Other: ${secret:K}"]);
  await isBlockedUntilReset(t, ["X-Key: ${secret:K}"], ["X-Key: ${secret:J}", "X-Other: a ${secret:K}"]);
});

test("a secret that keeps its value in other text, or in another header, does not block the rollback", async (t) => {
  for (const now of ["X-Key: Bearer ${secret:J}", "X-Other: ${secret:J}"]) {
    const { folder, before, second, live } = await rotated(t, ["X-Key: ${secret:J}"], [now]);
    const back = await rollBack(folder, second);
    assert.equal(back.exit, 0, back.told);
    assert.deepEqual(live(), before);
  }
});
