import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

scenario(import.meta.dirname, "A failing receiver holds its webhook until it is fixed", async (stage) => {
  stage.write("webhook-sync.yaml", configText({ receivers: { "orders*": "failing" } }));
  stage.write("webhooks.d/customer-profile.yaml", manifestText("customer-profile", 1));
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
  stage.write("webhooks.d/shipping.yaml", manifestText("shipping", 1, ["dependsOn: [orders]"]));
  stage.write("webhooks.d/tracking.yaml", manifestText("tracking", 1, ["dependsOn: [shipping]"]));
  const held = await stage.run("apply --yes --concurrency 1", 5);
  assert.match(held.stdout, /shipping@1.*orders@1/s);
  stage.say("The webhook is on the tenant, inactive; what depends on it is not.");
  await stage.run("plan", 0);
  stage.say("Once the receiver is mended, the same command activates all.");
  stage.edit("webhook-sync.yaml", "failing", "healthy");
  await stage.run("apply --yes --concurrency 1", 0);
  await stage.run("plan --detailed-exitcode", 0);
});
