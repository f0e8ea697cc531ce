import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

scenario(import.meta.dirname, "Plan, apply, and plan again with nothing to do", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/customer-profile.yaml", manifestText("customer-profile", 1));
  stage.write(
    "webhooks.d/orders.yaml",
    manifestText("orders", 1, [
      "headers: { X-Api-Key: '${secret:ORDERS_KEY@1}' }",
      "dependsOn: [customer-profile]",
    ]),
  );
  stage.write("webhooks.d/returns.yaml", manifestText("returns", 1, ["status: inactive"]));
  await stage.run("validate", 0);
  await stage.run("plan --detailed-exitcode", 2);
  await stage.run("apply --yes --concurrency 1", 0);
  const again = await stage.run("plan --detailed-exitcode", 0);
  assert.match(again.stdout, /No changes/);
  stage.say("Deleting the state directory starts over.");
  stage.remove(".webhook-sync");
  await stage.run("plan --detailed-exitcode", 2);
});
