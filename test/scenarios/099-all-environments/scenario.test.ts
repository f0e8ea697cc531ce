import assert from "node:assert/strict";
import { assertAsSchemaSays } from "../../fixtures/output-schemas.ts";
import { manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

const CONFIG = `policy: { protected: [crm] }
environments:
  staging:
    default: true
    tenant: { profile: sandbox }
    health: { attempts: 1, timeout: 2s }
  production:
    tenant: { profile: sandbox }
    health: { attempts: 1, timeout: 2s }
`;

scenario(import.meta.dirname, "All environments at once", async (stage) => {
  stage.write("webhook-sync.yaml", CONFIG);
  for (const name of ["crm", "ledger", "orders"])
    stage.write(`webhooks.d/${name}.yaml`, manifestText(name, 1, ["owner: team"]));
  stage.say("Both are checked with one command.");
  await stage.run("validate --env all", 0);
  await stage.runSilently("apply --yes --quiet", 0);
  await stage.runSilently("apply --yes --quiet --env production --target crm", 0);

  stage.say("A webhook is as declared here and new there; one that is removed is blocked where it is live.");
  stage.remove("webhooks.d/crm.yaml");
  stage.edit("webhooks.d/orders.yaml", "/orders/v1", "/orders/v1/new");
  await stage.run("plan --env all", 11);
  await stage.run("plan --env production,staging", 11);
  await stage.run("plan --env staging,staging --target ledger --detailed-exitcode", 0);
  const { stdout } = await stage.runSilently("plan --env all --format json", 11);
  assertAsSchemaSays("matrix", stdout);
  const { exitCode, webhooks, environments } = JSON.parse(stdout);
  assert.equal(exitCode, 11);
  assert.deepEqual(webhooks, [
    { key: "crm@1", environments: { staging: "blocked", production: "blocked" } },
    { key: "ledger@1", environments: { staging: "as declared", production: "create" } },
    { key: "orders@1", environments: { staging: "update", production: "create" } },
  ]);
  assert.equal(environments[0].plan.environment, "staging");

  stage.say("The worst of them is the exit code, and what one finds is told with its name.");
  stage.write(
    "webhooks.d/crm.yaml",
    manifestText("crm", 1, ["environments: { production: { url: 'http://x.test/' } }"]),
  );
  await stage.run("validate --env all", 11);
  const validated = await stage.runSilently("validate --env all --format json", 11);
  assertAsSchemaSays("validation", validated.stdout);
  const alone = await stage.runSilently("validate --env staging --format json", 0);
  assertAsSchemaSays("validation", alone.stdout);
  assert.deepEqual(
    JSON.parse(validated.stdout).environments.map((one: { exitCode: number }) => one.exitCode),
    [0, 11],
  );
  await stage.run("plan --env all --detailed-exitcode", 11);
  const unplanned = await stage.runSilently("plan --env all --format json", 11);
  assertAsSchemaSays("matrix", unplanned.stdout);

  stage.say("What is of one plan only is refused, and so is an environment that there is not.");
  await stage.run("plan --env all --out plan.json", 64);
  await stage.run("plan --env all --page plan.html", 64);
  await stage.run("plan --env all --summary", 64);
  await stage.run("plan --env all --format markdown", 64);
  await stage.run("plan --env staging,prodution", 3);
});
