import assert from "node:assert/strict";
import { cognigyConfig, endpointText } from "../cognigy.ts";
import { configText, manifestText } from "../fleet.ts";
import { type Stage, scenario } from "../stage.ts";

const JOURNAL = ".webhook-sync/sandbox/journal.ndjson";
const committed = (stage: Stage) => stage.log("requests").filter((one) => one.committed).length;

/** A protected webhook and another one are live, the record is gone, and their manifests are removed. */
async function lose(stage: Stage, text: typeof manifestText): Promise<void> {
  stage.write("webhooks.d/orders.yaml", text("orders", 1, ["protect: true"]));
  stage.write("webhooks.d/crm.yaml", text("crm", 1));
  await stage.runSilently("apply --yes", 0);
  stage.remove(JOURNAL);
  stage.say("The record is gone.");
  await stage.run("plan", 0);
  stage.remove("webhooks.d/orders.yaml");
  const before = committed(stage);
  stage.say("A manifest is removed: nothing is taken out of service.");
  await stage.run("apply --yes", 11);
  assert.equal(committed(stage), before);
}

scenario(import.meta.dirname, "A lost record removes nothing", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.say("What only the audit log knew is unknown then, and each plan says so.");
  await lose(stage, manifestText);
  stage.say("Allowed by name, it is.");
  await stage.runSilently("apply --yes --allow-deprecate orders@1", 0);

  stage.remove(".webhook-sync");
  stage.say("A tenant of Cognigy.AI keeps the protection with the Endpoint: it is known without the record.");
  stage.write("webhook-sync.yaml", cognigyConfig());
  await lose(stage, endpointText);
});
