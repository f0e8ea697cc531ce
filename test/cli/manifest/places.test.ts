import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { configText, manifestText } from "../../scenarios/fleet.ts";
import { Stage } from "../../scenarios/stage.ts";

/** A repository whose config file stands in a folder of it. */
function repository(t: TestContext, isCheckedOut = true): Stage {
  const stage = new Stage();
  t.after(() => rmSync(stage.directory, { recursive: true, force: true }));
  stage.write("ops/webhook-sync.yaml", configText());
  const refused = manifestText("orders", 1).replace("https://", "http://");
  stage.write("ops/webhooks.d/orders.yaml", refused);
  delete stage.variables.CI_PROJECT_DIR;
  if (isCheckedOut) mkdirSync(join(stage.directory, ".git"));
  return stage;
}

const FILE = "ops/webhooks.d/orders.yaml";

test("annotations and reports name files from the root of the repository, wherever the command works", async (t) => {
  const stage = repository(t);
  const github = await stage.runSilently("validate -C ops --format github", 11);
  assert.match(github.stdout, new RegExp(`^::error file=${FILE},`, "m"));
  const [quality] = JSON.parse((await stage.runSilently("validate -C ops --format gitlab", 11)).stdout);
  assert.equal(quality.location.path, FILE);
  const uriIn = (sarif: string) =>
    JSON.parse(sarif).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri;
  assert.equal(uriIn((await stage.runSilently("validate -C ops --format sarif", 11)).stdout), FILE);
  const plan = await stage.runSilently("plan -C ops --format github", 11);
  assert.match(plan.stdout, new RegExp(`^::error file=${FILE},`, "m"));
  // People read what they can open from where they are.
  assert.match(github.stderr, /^webhooks\.d\/orders\.yaml:/m);

  stage.write(FILE, "name: orders\n");
  for (const format of ["github", "sarif", "gitlab"]) {
    const { stdout } = await stage.runSilently(`validate -C ops --format ${format}`, 3);
    assert.ok(stdout.includes(FILE), stdout);
  }
  stage.write("ops/webhook-sync.yaml", "environments: 1\n");
  assert.match(
    (await stage.runSilently("validate -C ops --format github", 3)).stdout,
    /file=ops\/webhook-sync.yaml,/,
  );
  const nowhere = await stage.runSilently("validate -C ops --env all,none --format gitlab", 3);
  assert.equal(JSON.parse(nowhere.stdout)[0].location.path, "ops/webhook-sync.yaml");
});

test("outside of a repository they are named from where the command works", async (t) => {
  const { stdout } = await repository(t, false).runSilently("validate -C ops --format github", 11);
  assert.match(stdout, /^::error file=webhooks\.d\/orders\.yaml,/m);
});

test("from outside of the repository they are named from where the command works, too", async (t) => {
  const stage = repository(t, false);
  mkdirSync(join(stage.directory, "ops/.git"));
  const { stdout } = await stage.runSilently("validate --config ops/webhook-sync.yaml --format github", 11);
  assert.match(stdout, new RegExp(`^::error file=${FILE},`, "m"));
});
