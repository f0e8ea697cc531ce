import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { manifestText } from "../../scenarios/fleet.ts";
import { foreign, type TenantFolder, tenantFolder } from "./folder.ts";

async function runs({ ws }: TenantFolder): Promise<readonly string[]> {
  const { stdout } = await ws("audit", "show", "--format", "csv");
  return [...new Set(stdout.match(/\b[0-9a-f]{8}\b(?=,)/g) ?? [])];
}

test("what somebody gave another name is not registered a second time by a rollback", async (t) => {
  const takings: readonly (readonly [what: string, take: (manifest: string) => void])[] = [
    ["a bump", (manifest) => writeFileSync(manifest, manifestText("orders", 2))],
    ["a removal", (manifest) => rmSync(manifest)],
  ];
  for (const [what, take] of takings) {
    const folder = await tenantFolder(t, { names: ["billing", "orders"] });
    const { tenant, directory, ws } = folder;
    assert.equal((await ws("apply", "--yes")).exit, 0);
    take(join(directory, "webhooks.d", "orders.yaml"));
    assert.equal((await ws("apply", "--yes")).exit, 0);
    const [old] = [...tenant.store.values()].filter(
      ({ name, version }) => name === "orders" && version === 1,
    );
    const { id = "" } = old ?? {};
    tenant.store.set(id, { ...old, id, name: "by-hand" });
    const before = tenant.log.length;
    const run = (await runs(folder)).at(-1) ?? "";
    for (const options of [["--yes"], ["--yes", "--skip-blocked"]]) {
      const { exit, stdout, stderr } = await ws("rollback", run, ...options);
      assert.equal(exit, 11, `${what}: ${stdout}${stderr}`);
      assert.match(stdout.replace(/\s+/g, " "), /orders@1 .* blocked renamed .*by-hand@1/);
    }
    const writes = tenant.log.slice(before).filter((line) => !line.startsWith("GET"));
    assert.deepEqual(writes, [], what);
  }
});

test("a rollback that leaves an adoption as it is says so", async (t) => {
  const folder = await tenantFolder(t, { names: [] });
  const { tenant, directory, ws } = folder;
  tenant.insert(foreign("orders"));
  writeFileSync(join(directory, "webhooks.d", "orders.yaml"), `${manifestText("orders", 1)}adopt: true\n`);
  assert.equal((await ws("apply", "--yes")).exit, 0);
  const { exit, stdout } = await ws("rollback", (await runs(folder)).at(-1) ?? "", "--yes");
  assert.equal(exit, 0);
  assert.match(
    stdout.replace(/\s+/g, " "),
    /the ownership of orders@1 stays as that run left it: `adopt: true` or/,
  );
});

test("a rollback of what is gone from the list advises nothing that a rollback cannot do", async (t) => {
  const folder = await tenantFolder(t, { names: ["billing", "orders"] });
  const { tenant, directory, ws } = folder;
  assert.equal((await ws("apply", "--yes")).exit, 0);
  for (const name of ["billing", "orders"])
    writeFileSync(join(directory, "webhooks.d", `${name}.yaml`), manifestText(name, 1, ["method: PUT"]));
  assert.equal((await ws("apply", "--yes")).exit, 0);
  tenant.store.clear();
  const { exit, stdout } = await ws("rollback", (await runs(folder)).at(-1) ?? "", "--yes");
  assert.equal(exit, 11);
  const told = stdout.replace(/\s+/g, " ");
  assert.match(
    told,
    /remedy: look at the tenant: .* revert the commit and register them a few at a time with apply --target/,
  );
  assert.doesNotMatch(told, /with --target/);
  assert.match(told, /Blocked: 2\. Resolve this first\. Digest/);
});

test("a rollback leaves what a later run let go of as it is, and says why", async (t) => {
  const folder = await tenantFolder(t, { names: [] });
  const { tenant, directory, ws } = folder;
  tenant.insert(foreign("orders"));
  const manifest = join(directory, "webhooks.d", "orders.yaml");
  for (const line of ["adopt: true", "unadopt: true"]) {
    writeFileSync(manifest, `${manifestText("orders", 1)}${line}\n`);
    assert.equal((await ws("apply", "--yes")).exit, 0);
  }
  const before = tenant.log.length;
  const { exit, stdout } = await ws("rollback", (await runs(folder))[0] ?? "", "--yes");
  assert.equal(exit, 0);
  assert.deepEqual(
    tenant.log.slice(before).filter((line) => !line.startsWith("GET")),
    [],
  );
  const told = stdout.replace(/\s+/g, " ");
  assert.match(
    told,
    /orders@1 stays as it is: it was released since, and a rollback writes only to what is ours/,
  );
  assert.doesNotMatch(told, /reverted as well|stays as that run left it/);
});

/** The last run, taken back: as it ends, its text in one line, and what the tenant has active after it. */
async function rolledBack(folder: TenantFolder, run?: string, ...options: string[]) {
  const { tenant, ws } = folder;
  const ended = await ws("rollback", run ?? (await runs(folder)).at(-1) ?? "", "--yes", ...options);
  const active = [...tenant.store.values()].filter(({ status }) => status === "active");
  const told = `${ended.stdout}${ended.stderr}`.replace(/\s+/g, " ");
  return {
    exit: ended.exit,
    told,
    active: active.map(({ name, version }) => `${name}@${version}`).toSorted(),
  };
}

/** Manifests by name: lines to add to each, or null to remove it. */
function declare({ directory }: TenantFolder, manifests: Readonly<Record<string, readonly string[] | null>>) {
  for (const [name, lines] of Object.entries(manifests)) {
    const file = join(directory, "webhooks.d", `${name}.yaml`);
    if (lines === null) rmSync(file);
    else writeFileSync(file, manifestText(name, 1, lines));
  }
}

test("a rollback puts nothing in service while what it depends on is out of service", async (t) => {
  const folder = await tenantFolder(t, { names: ["base", "other"] });
  const { ws } = folder;
  declare(folder, { top: ["dependsOn: [base]"] });
  assert.equal((await ws("apply", "--yes")).exit, 0);
  declare(folder, { top: null });
  assert.equal((await ws("apply", "--yes")).exit, 0);
  const run = (await runs(folder)).at(-1);
  declare(folder, { base: ["status: deprecated"] });
  assert.equal((await ws("apply", "--yes")).exit, 0);
  declare(folder, { top: ["dependsOn: [base]"] });
  const { exit, told, active } = await rolledBack(folder, run);
  assert.equal(exit, 11);
  assert.match(told, /it depends on base, which is deprecated and not made active by this rollback/);
  assert.deepEqual(active, ["other@1"]);
});
