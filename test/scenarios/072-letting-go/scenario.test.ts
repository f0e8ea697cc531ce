import assert from "node:assert/strict";
import { clickTogether, heldBy } from "../clicked.ts";
import { configText } from "../fleet.ts";
import { environmentOf } from "../served.ts";
import { scenario } from "../stage.ts";

const CLICKED = [
  { name: "orders", headers: { "X-Api-Key": "nobody-knows" }, folder: "/bots" },
  { name: "returns", headers: { "X-Api-Key": "nobody-knows" } },
] as const;

scenario(import.meta.dirname, "Taken over without its secret, and let go of again", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("switches.yaml", "maskHeaders: masked\npartialUpdate: true\n");
  await stage.serve("sandbox --switches switches.yaml", async (announced) => {
    const config = `${configText()}${environmentOf(announced)}`
      .replace(
        "    tenant:\n      profile: integrations-v1",
        "    tenant:\n      profile: integrations-v1\n      capabilities: { partialUpdate: true }",
      )
      .replace(
        "    health:\n      attempts: 1\n      caFile",
        "    policy: { rules: { secret-hosts: off } }\n    health:\n      attempts: 1\n      caFile",
      );
    stage.write("webhook-sync.yaml", config);
    stage.variables.SANDBOX_CLIENT_SECRET = stage.read(".webhook-sync/sandbox/tenant/client-secret").trim();
    await clickTogether(announced, stage, CLICKED);
    const before = heldBy(stage);
    stage.say("A tenant that hides values and has PATCH: our key is all that is sent, and no secret is set.");
    await stage.runSilently("import --env served", 0);
    await stage.run("apply --env served --yes --concurrency 1", 0);
    await stage.runSilently("import --env served --overwrite", 0);
    await stage.run("plan --env served --detailed-exitcode", 0);
    assert.deepEqual(
      heldBy(stage).map(({ idempotencyKey }) => idempotencyKey),
      ["orders:1", "returns:1"],
    );

    stage.say("A line in the manifest lets go.");
    stage.write("webhooks.d/orders.yaml", `${stage.read("webhooks.d/orders.yaml")}unadopt: true\n`);
    await stage.run("plan --env served", 0);
    await stage.run("apply --env served --yes", 0);
    await stage.run("plan --env served --detailed-exitcode", 0);
    stage.say("The manifest is removed, and nothing is deprecated.");
    stage.remove("webhooks.d/orders.yaml");
    await stage.run("plan --env served --detailed-exitcode", 0);
    const [orders, returns] = heldBy(stage);
    assert.deepEqual({ ...orders, lastChanged: 0 }, { ...before[0], lastChanged: 0 });
    assert.equal(returns?.idempotencyKey, "returns:1");

    stage.say("Where every name in scope is ours, the manifest has to stay.");
    stage.edit(
      "webhook-sync.yaml",
      "      profile: integrations-v1\n",
      "      profile: integrations-v1\n      ownership: scope\n",
    );
    const manifest = "name: orders\nversion: 1\nurl: https://api.example.test/orders\nunadopt: true\n";
    stage.write("webhooks.d/orders.yaml", manifest);
    await stage.run("plan --env served --detailed-exitcode", 0);
  });
});
