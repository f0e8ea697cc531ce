import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { temporaryDirectory } from "../../base/temporary-directory.ts";
import { FakeTenant, TOKEN } from "../../cognigy/fake-tenant.ts";
import { runIn } from "../../crash/in-folder.ts";
import { manifestText, tenantConfigText } from "../../scenarios/fleet.ts";

const RECORD = ".webhook-sync";
const DECLARED = ["protect: true", "status: deprecated", "deprecation: { sunset: 2099-01-31 }"];

/** A protected webhook and one that is out of service until a day, made by an apply; then both lose their manifests. */
async function lost(t: TestContext, capabilities: string) {
  const folder = temporaryDirectory(t);
  const tenant = await FakeTenant.start();
  t.after(() => tenant.close());
  const settings = ["settle: 0s", `capabilities: { ${capabilities} }`];
  writeFileSync(join(folder, "webhook-sync.yaml"), tenantConfigText("production", tenant.url, settings));
  mkdirSync(join(folder, "webhooks.d"));
  const path = (name: string) => join(folder, "webhooks.d", `${name}.yaml`);
  const run = async (line: string, exit: number) => {
    const ended = await runIn(folder, line.split(" "), { TENANT_TOKEN: TOKEN });
    assert.equal(ended.exit, exit, `${line}\n${ended.stdout}${ended.stderr}`);
    return (ended.stdout + ended.stderr).replace(/\s+/g, " ");
  };
  const declare = (orders: readonly string[], legacy: readonly string[]) => {
    writeFileSync(path("orders"), manifestText("orders", 1, orders));
    writeFileSync(path("legacy"), manifestText("legacy", 1, legacy));
  };
  declare(DECLARED.slice(0, 1), []);
  await run("apply --yes", 0);
  declare(DECLARED.slice(0, 1), DECLARED.slice(1));
  await run("apply --yes --allow-deprecate legacy@1", 0);
  for (const name of ["orders", "legacy"]) rmSync(path(name));
  const imported = async () => {
    const printed = await run("import", 0);
    const [orders, legacy] = [readFileSync(path("orders"), "utf8"), readFileSync(path("legacy"), "utf8")];
    return { printed, orders, legacy };
  };
  return { folder, run, imported };
}

const UNRECORDED = /the audit log has no record of legacy@1 and orders@1: `protect: true` and .*; add them/;

test("what is imported keeps its protection and its sunset, by the record", async (t) => {
  const { run, imported } = await lost(t, "labels: false");
  const { printed, orders, legacy } = await imported();
  assert.match(orders, /^protect: true$/m);
  assert.match(legacy, /^status: deprecated\ndeprecation:\n {2}sunset: 2099-01-31$/m);
  assert.doesNotMatch(legacy, /protect/);
  assert.doesNotMatch(printed, /has no record of/);
  assert.doesNotMatch(await run("plan --detailed-exitcode", 0), /no longer protected|sunset moved/);
});

test("without the record labels tell; without labels a note says that nothing does", async (t) => {
  for (const labels of [true, false]) {
    const { folder, imported } = await lost(t, `labels: ${labels}`);
    rmSync(join(folder, RECORD), { recursive: true });
    const { printed, orders, legacy } = await imported();
    assert.equal(/^protect: true$/m.test(orders), labels);
    assert.equal(/sunset: 2099-01-31/.test(legacy), labels);
    assert.match(printed, UNRECORDED);
  }
});

test("where the record cannot be read, what the tenant shows is imported, with a note", async (t) => {
  const { folder, imported } = await lost(t, "labels: true");
  writeFileSync(join(folder, RECORD, "production", "journal.ndjson"), "not a record\n{}\n");
  const { printed, orders } = await imported();
  assert.match(orders, /^protect: true$/m);
  assert.match(
    printed,
    /the audit log cannot be read \(.+\), nor what it says of legacy@1 and orders@1: `protect: true`/,
  );
});
