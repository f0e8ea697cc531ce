import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

scenario(import.meta.dirname, "Protection that was added later outlives its manifest", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
  stage.write("webhooks.d/returns.yaml", manifestText("returns", 1));
  await stage.runSilently("apply --yes", 0);
  stage.say("It is protected when it is live already: nothing is to be written, and the record keeps it.");
  stage.write("webhooks.d/returns.yaml", manifestText("returns", 1, ["protect: true"]));
  await stage.run("plan --detailed-exitcode", 2);
  await stage.run("plan --env all --detailed-exitcode", 2);
  await stage.run("apply --yes", 0);
  await stage.run("plan --detailed-exitcode", 0);
  stage.say("Its manifest goes; the policy has never named it.");
  stage.remove("webhooks.d/returns.yaml");
  await stage.run("plan", 11);
  await stage.run("apply --yes", 11);
  stage.say("To take it out of service takes two reviewed changes, or its name on the command line.");
  stage.write("webhooks.d/returns.yaml", manifestText("returns", 1));
  await stage.run("apply --yes", 0);
  stage.remove("webhooks.d/returns.yaml");
  await stage.run("plan --detailed-exitcode", 2);
});
