import assert from "node:assert/strict";
import { clickTogether, heldBy } from "../clicked.ts";
import { configText } from "../fleet.ts";
import { environmentOf } from "../served.ts";
import { scenario } from "../stage.ts";

const CLICKED = [
  {
    name: "orders",
    version: 1,
    url: "https://api.example.test/orders/v1",
    headers: { Accept: "application/json", "X-Api-Key": "k-orders-4711" },
    status: "inactive",
    owner: "jane@example.test",
  },
  {
    name: "orders",
    version: 2,
    url: "https://api.example.test/orders/v2",
    headers: { Accept: "application/json", "X-Api-Key": "k-orders-4711" },
    description: "Sends confirmed orders to fulfilment",
    owner: "jane@example.test",
  },
  {
    name: "customer-lookup",
    url: "https://crm.example.test/lookup?source=${bot}",
    method: "PUT",
    headers: { Authorization: "Bearer crm-0815" },
    retries: 7,
  },
  { name: "Old CRM (do not touch)", headers: { "X-Api-Key": "old-4711" } },
] as const;

scenario(import.meta.dirname, "From a tenant that was clicked together to No changes", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  await stage.serve("sandbox", async (announced) => {
    stage.write("webhook-sync.yaml", `${configText()}${environmentOf(announced)}`);
    stage.variables.SANDBOX_CLIENT_SECRET = stage.read(".webhook-sync/sandbox/tenant/client-secret").trim();
    await clickTogether(announced, stage, CLICKED);
    const before = heldBy(stage);

    stage.say("What would be written.");
    await stage.run("import --env served --dry-run", 0);
    stage.say("The manifests are written; the tenant is only read.");
    await stage.run("import --env served --owner team-crm", 0);
    await stage.run("import --env served", 0);

    stage.say("The secrets are set, and operators say where each may be sent.");
    stage.variables.WEBHOOK_ORDERS_API_KEY = "k-orders-4711";
    stage.variables.WEBHOOK_CUSTOMER_LOOKUP_AUTHORIZATION = "crm-0815";
    await stage.run("validate --env served", 11);
    stage.edit(
      "webhook-sync.yaml",
      "    tenant:\n      profile: integrations-v1",
      `    policy:
      secrets:
        WEBHOOK_ORDERS_API_KEY: [api.example.test]
        WEBHOOK_CUSTOMER_LOOKUP_AUTHORIZATION: [crm.example.test]
    tenant:
      profile: integrations-v1`,
    );
    await stage.run("validate --env served", 0);

    stage.say("The plan takes over and changes nothing.");
    await stage.run("plan --env served", 0);
    await stage.run("apply --env served --yes --concurrency 1", 0);
    await stage.run("plan --env served --detailed-exitcode", 0);
    stage.say("The lines that have done their work are taken out.");
    await stage.run("import --env served --overwrite", 0);
    await stage.run("plan --env served --detailed-exitcode", 0);

    const keys = { orders: "orders", "customer-lookup": "customer-lookup" } as Record<string, string>;
    const wanted = before.map((one) => ({
      ...one,
      idempotencyKey: one.name in keys ? `${one.name}:${one.version}` : null,
      lastChanged: 0,
    }));
    assert.deepEqual(
      heldBy(stage).map((one) => ({ ...one, lastChanged: 0 })),
      wanted,
    );
  });
});
