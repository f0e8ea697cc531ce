import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";
import { activeVersions } from "../timeline.ts";

scenario(import.meta.dirname, "A bump whose new receiver fails, and its way back", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
  await stage.run("apply --yes", 0);
  stage.write("webhook-sync.yaml", configText({ receivers: { orders: "failing" } }));
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 2));
  stage.say("The new receiver fails, twice in a row: the old version stays active both times.");
  await stage.run("apply --yes", 5);
  await stage.run("apply --yes", 5);
  stage.say(
    "Reverting the bump in Git finds the higher version that never went live, and takes it out of service.",
  );
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
  await stage.run("apply --yes", 0);
  await stage.run("plan --detailed-exitcode", 0);

  const versions = activeVersions(stage.log("requests"), "orders");
  assert.ok(
    versions.slice(1).every((active) => active.includes(1)),
    JSON.stringify(versions),
  );
});
