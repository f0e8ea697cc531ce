import { rmSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { assertAsSchemaSays } from "../../fixtures/output-schemas.ts";
import { manifestText } from "../../scenarios/fleet.ts";
import { Stage } from "../../scenarios/stage.ts";

const CONFIG = `environments:
  staging: { default: true, tenant: { profile: sandbox } }
  production: { tenant: { profile: sandbox } }
`;

function project(t: TestContext): Stage {
  const stage = new Stage();
  t.after(() => rmSync(stage.directory, { recursive: true, force: true }));
  stage.write("webhook-sync.yaml", CONFIG);
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1, ["owner: team"]));
  return stage;
}

test("what validate prints is as its schema says, whatever it finds", async (t) => {
  const stage = project(t);
  const validated = async (line: string, exitCode: number) => {
    const { stdout } = await stage.runSilently(`validate --format json${line}`, exitCode);
    assertAsSchemaSays("validation", stdout);
  };
  await validated("", 0);
  await validated(" --env all", 0);
  await validated(" --env nowhere", 3);
  await validated(" --env staging,nowhere", 3);
  await validated(" --no-such-option", 64);
  stage.write("webhooks.d/wrong.yaml", "apiVersion: webhook-sync/v1\nname: [\n");
  await validated("", 3);
  await validated(" --env all", 3);
  stage.remove("webhook-sync.yaml");
  await validated("", 3);
});

test("what other commands print in place of their document is as the schema of a problem says", async (t) => {
  const stage = project(t);
  for (const line of [
    "plan",
    "apply --yes",
    "status",
    "environments",
    "health",
    "audit runs",
    "state status",
  ]) {
    const { stdout } = await stage.runSilently(`${line} --env nowhere --format json`, 3);
    assertAsSchemaSays("problem", stdout);
  }
});
