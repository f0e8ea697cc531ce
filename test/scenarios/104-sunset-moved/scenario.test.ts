import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

scenario(import.meta.dirname, "A sunset that was moved later outlives its manifest", async (stage) => {
  const deprecated = (sunset: string) =>
    manifestText("returns", 1, ["status: deprecated", `deprecation: { sunset: ${sunset} }`]);
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
  stage.write("webhooks.d/returns.yaml", manifestText("returns", 1));
  await stage.runSilently("apply --yes", 0);
  stage.write("webhooks.d/returns.yaml", deprecated("2030-01-01"));
  await stage.runSilently("apply --yes", 0);
  stage.say("Its users need another year: nothing is to be written, and the record keeps it.");
  stage.write("webhooks.d/returns.yaml", deprecated("2031-01-01"));
  await stage.run("plan --detailed-exitcode", 2);
  await stage.run("plan --env all --detailed-exitcode", 2);
  await stage.run("apply --yes", 0);
  await stage.runSilently("plan --detailed-exitcode", 0);
  stage.say("Its manifest goes; the new day is what counts.");
  stage.remove("webhooks.d/returns.yaml");
  await stage.run("plan --allow-delete returns@1", 11);
  stage.say("Another one is moved with a change that is held: it is kept all the same.");
  stage.edit("webhook-sync.yaml", "receivers: {  }", 'receivers: { "orders*": failing }');
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1, ["deprecation: { sunset: 2031-01-01 }"]));
  stage.edit("webhooks.d/orders.yaml", "/orders/v1", "/orders/moved");
  await stage.run("apply --yes", 5);
  stage.remove("webhooks.d/orders.yaml");
  stage.write("webhooks.d/billing.yaml", manifestText("billing", 1));
  await stage.run("plan", 0);
});
