import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

scenario(import.meta.dirname, "A rename whose new name is held", async (stage) => {
  stage.write("webhook-sync.yaml", configText({ receivers: { "new-name": "failing" } }));
  stage.write("webhooks.d/orders.yaml", manifestText("old-name", 1));
  await stage.runSilently("apply --yes", 0);
  stage.say("Only the name changes. Its receiver fails for the new one, so the old one stays in service.");
  stage.edit("webhooks.d/orders.yaml", "name: old-name", "name: new-name");
  await stage.run("apply --yes", 5);
  const statuses = stage
    .log("requests")
    .flatMap(({ write }) => (write?.name === "old-name" ? [write.status] : []));
  assert.equal(statuses.at(-1), "active");
  stage.say("Mended, the new name takes over.");
  stage.write("webhook-sync.yaml", configText());
  await stage.run("apply --yes", 0);
  await stage.runSilently("plan --detailed-exitcode", 0);
});
