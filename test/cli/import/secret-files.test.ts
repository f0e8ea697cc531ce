import assert from "node:assert/strict";
import { lstatSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { FakeTenant, TOKEN } from "../../cognigy/fake-tenant.ts";
import { tenantConfigText } from "../../scenarios/fleet.ts";
import { Stage } from "../../scenarios/stage.ts";
import { foreign } from "../tenant/folder.ts";

const VALUE = "k3y-of-orders-8f21c0";

/** A tenant that shows the header values of one webhook and hides those of another. */
async function project(t: TestContext, others: readonly ReturnType<typeof foreign>[] = []): Promise<Stage> {
  const tenant = await FakeTenant.start();
  t.after(() => tenant.close());
  tenant.insert({ ...foreign("orders"), headers: { Authorization: `Bearer ${VALUE}` } });
  tenant.insert({ ...foreign("billing"), headers: { "X-Api-Key": "0ther-value-77ab3d" } });
  for (const other of others) tenant.insert(other);
  const stage = new Stage();
  t.after(() => rmSync(stage.directory, { recursive: true, force: true }));
  stage.write("webhook-sync.yaml", tenantConfigText("served", tenant.url, ["settle: 0s"]));
  stage.variables.TENANT_TOKEN = TOKEN;
  return stage;
}

const mode = (stage: Stage, path: string) => statSync(join(stage.directory, path)).mode & 0o777;

test("the values of a webhook that is named are written for nobody else to read, and told by name only", async (t) => {
  const stage = await project(t);
  const { all } = await stage.runSilently("import orders --secrets-dir own/secrets", 0);
  const [name = "", ...others] = readdirSync(join(stage.directory, "own/secrets"));
  assert.deepEqual(others, []);
  assert.equal(stage.read(`own/secrets/${name}`), VALUE);
  assert.deepEqual([mode(stage, "own/secrets"), mode(stage, `own/secrets/${name}`)], [0o700, 0o600]);
  assert.match(
    all,
    new RegExp(`Files of secrets in own/secrets, for you alone to read: 1\n  ${name}  written`),
  );
  assert.ok(!all.includes(VALUE) && !stage.read("webhooks.d/orders.yaml").includes(VALUE));
  const { stdout } = await stage.runSilently("secrets list --secrets-dir own/secrets", 0);
  assert.match(stdout, new RegExp(`^${name} +set in --secrets-dir$`, "m"));
});

test("not without a name, not by a variable alone, and not with --dry-run", async (t) => {
  const stage = await project(t);
  mkdirSync(join(stage.directory, "secrets"));
  await stage.runSilently("import orders --dry-run --secrets-dir secrets", 0);
  stage.variables.WEBHOOK_SYNC_SECRETS_DIR = "secrets";
  await stage.runSilently("import billing", 0);
  await stage.runSilently("import --secrets-dir secrets", 0);
  assert.deepEqual(readdirSync(join(stage.directory, "secrets")), []);
});

test("a folder that cannot be looked at is told with the reason", async (t) => {
  const stage = await project(t);
  const long = "x".repeat(300);
  const named = await stage.runSilently(`import orders --secrets-dir ${long}`, 64);
  assert.match(named.stderr, /secrets cannot be written to\s+x+:\s+its name is too long/);
  await stage.runSilently(`import --secrets-dir ${long}`, 64);
});

test("who names a folder and gets no values is told why, and what to type", async (t) => {
  const stage = await project(t);
  const nobody = await stage.runSilently("import --secrets-dir later", 64);
  assert.match(nobody.stderr, /later: there is no\s+such folder\n[\s\S]*import NAME --secrets-dir DIR/);
  mkdirSync(join(stage.directory, "secrets"));
  const unnamed = await stage.runSilently("import --secrets-dir secrets", 0);
  assert.match(unnamed.stdout, /^Note: no value of a secret was written: --secrets-dir alone only reads\./m);
  assert.match(unnamed.stdout, /^Next: webhook-sync plan --secrets-dir secrets, and commit the files$/m);
  const declared = await stage.runSilently("import orders --secrets-dir secrets", 0);
  assert.match(
    declared.stdout,
    /^Note: no value of a secret was written for what is declared already: orders@1\./m,
  );
  stage.remove("webhooks.d/orders.yaml");
  const named = await stage.runSilently("import orders --secrets-dir secrets", 0);
  assert.doesNotMatch(named.stdout, /Note:|set the secrets/);
});

test("what is there stays as it is without --overwrite; links are refused before anything is written", async (t) => {
  const stage = await project(t);
  await stage.runSilently("import orders --secrets-dir secrets", 0);
  const [name = ""] = readdirSync(join(stage.directory, "secrets"));
  stage.write(`secrets/${name}`, "mine");
  stage.remove("webhooks.d/orders.yaml");
  const kept = await stage.runSilently("import orders --secrets-dir secrets --format json", 0);
  assert.deepEqual(JSON.parse(kept.stdout).secretFiles, {
    directory: "secrets",
    files: [{ name, state: "kept" }],
  });
  assert.equal(stage.read(`secrets/${name}`), "mine");
  stage.remove("webhooks.d/orders.yaml");
  await stage.runSilently("import orders --secrets-dir secrets --overwrite", 0);
  assert.equal(stage.read(`secrets/${name}`), VALUE);
  assert.equal(mode(stage, `secrets/${name}`), 0o600);

  stage.remove("webhooks.d/orders.yaml");
  stage.write("elsewhere", "mine");
  stage.remove(`secrets/${name}`);
  symlinkSync("../elsewhere", join(stage.directory, "secrets", name));
  const linked = await stage.runSilently("import orders --secrets-dir secrets --overwrite", 64);
  assert.match(linked.stderr, /secret-file/);
  assert.equal(stage.read("elsewhere"), "mine");
  assert.equal(
    lstatSync(join(stage.directory, "webhooks.d/orders.yaml"), { throwIfNoEntry: false }),
    undefined,
  );
  symlinkSync("secrets", join(stage.directory, "link"));
  await stage.runSilently("import orders --secrets-dir link", 64);
});

test("the folder is there for the next command, also where no value was written to it", async (t) => {
  const stage = await project(t, [foreign("plain")]);
  await stage.runSilently("import plain --dry-run --secrets-dir secrets", 0);
  assert.ok(!readdirSync(stage.directory).includes("secrets"));
  const { stdout } = await stage.runSilently("import plain --secrets-dir secrets", 0);
  assert.match(stdout, /^Next: webhook-sync plan --secrets-dir secrets, and commit the files$/m);
  assert.doesNotMatch(stdout, /Files of secrets/);
  assert.equal(mode(stage, "secrets"), 0o700);
  await stage.runSilently("plan --secrets-dir secrets", 0);
});
