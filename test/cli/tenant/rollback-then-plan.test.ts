import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { manifestText } from "../../scenarios/fleet.ts";
import { tenantFolder } from "./folder.ts";

test("what a rollback reverted and Git still declares is not told as changed in Git, until Git changes it", async (t) => {
  const { directory, ws } = await tenantFolder(t, { names: [] });
  const declare = (name: string, ...lines: readonly string[]) =>
    writeFileSync(join(directory, "webhooks.d", `${name}.yaml`), manifestText(name, 1, lines));
  const done = async (...args: readonly string[]) => {
    const { exit, stdout, stderr } = await ws(...args);
    assert.equal(exit, 0, `${stdout}${stderr}`);
    return stdout;
  };
  const planned = async () => {
    const { changes } = JSON.parse((await ws("plan", "--format", "json")).stdout);
    return changes.map((change: Record<string, unknown>) => [change.key, change.reason]);
  };
  const differs = (...causes: readonly string[]) => ({ kind: "differs", causes });
  declare("billing");
  declare("orders", "status: inactive");
  await done("apply", "--yes");
  declare("billing", "method: PUT", "headers: { X-Region: eu }");
  declare("orders");
  await done("apply", "--yes");
  const csv = await done("audit", "show", "--format", "csv");
  const run = csv.match(/\b[0-9a-f]{8}\b(?=,)/g)?.at(-1) ?? "";
  await done("rollback", run, "--yes");
  assert.deepEqual(await planned(), [
    ["billing@1", differs("reverted")],
    ["orders@1", differs("reverted")],
  ]);
  assert.match((await ws("plan")).stdout, /orders@1 .* reverted by a rollback, still declared in Git/s);
  declare("billing", "method: PATCH", "headers: { X-Region: eu }");
  assert.deepEqual(await planned(), [
    ["billing@1", differs("declared", "reverted")],
    ["orders@1", differs("reverted")],
  ]);
  await done("apply", "--yes");
  declare("orders", "status: inactive");
  assert.deepEqual(await planned(), [["orders@1", differs("declared")]]);
});

test("a rollback goes by the sunset and the dependencies of the state that comes back, not by those of the run", async (t) => {
  const { directory, ws } = await tenantFolder(t, { names: ["base", "other"] });
  const file = (name: string) => join(directory, "webhooks.d", `${name}.yaml`);
  const apply = async (...lines: readonly string[]) => {
    writeFileSync(file("top"), manifestText("top", 1, lines));
    assert.equal((await ws("apply", "--yes")).exit, 0);
    return (await ws("audit", "show", "--format", "csv")).stdout.match(/\b[0-9a-f]{8}\b(?=,)/g)?.at(-1) ?? "";
  };
  await apply("dependsOn: [base]");
  const deprecating = await apply("status: deprecated", "deprecation: { sunset: 2099-12-31 }");
  const activating = await apply();
  const out = await ws("rollback", activating, "--yes");
  assert.match(out.stdout, /top@1 may be deleted from 2099-12-31/);
  for (const name of ["top", "base"]) rmSync(file(name));
  assert.equal((await ws("apply", "--yes")).exit, 0);
  const back = await ws("rollback", deprecating, "--yes");
  assert.equal(back.exit, 11, back.stdout);
  assert.match(back.stdout.replace(/\s+/g, " "), /it depends on base, which is deprecated/);
});
