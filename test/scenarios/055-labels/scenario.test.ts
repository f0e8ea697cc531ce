import assert from "node:assert/strict";
import { configText, manifestText } from "../fleet.ts";
import { environmentOf } from "../served.ts";
import { scenario } from "../stage.ts";

const orders = (version: number) =>
  manifestText("orders", 1, [`headers: { X-Api-Key: '\${secret:ORDERS_KEY@${version}}' }`]);

scenario(import.meta.dirname, "Labels outlive the state directory", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("webhooks.d/legacy.yaml", manifestText("legacy", 1));
  stage.write("webhooks.d/orders.yaml", orders(1));
  stage.write("webhooks.d/payments.yaml", manifestText("payments", 1, ["protect: true"]));
  stage.write("switches.yaml", "labels: true\npartialUpdate: true\nmaskHeaders: masked\n");
  await stage.serve("sandbox --switches switches.yaml", async (announced) => {
    const environment = environmentOf(announced).replace(
      /( +)tenant:\n/,
      "$1policy: { secrets: { ORDERS_KEY: [api.example.test] } }\n" +
        "$1tenant:\n$1  capabilities: { labels: true, partialUpdate: true }\n",
    );
    stage.write("webhook-sync.yaml", `${configText()}${environment}`);
    stage.variables.SANDBOX_CLIENT_SECRET = stage.read(".webhook-sync/sandbox/tenant/client-secret").trim();
    stage.variables.ORDERS_KEY = "value-of-the-orders-key";
    stage.say("A tenant that carries labels and hides header values. legacy is applied, then taken out.");
    await stage.runSilently("apply --env served --yes", 0);
    stage.remove("webhooks.d/legacy.yaml");
    await stage.runSilently("apply --env served --yes", 0);

    stage.say(
      "The state directory is gone, and with it the record. The sunset is still known, and it converges.",
    );
    stage.remove(".webhook-sync/served");
    const planned = await stage.run("plan --env served --detailed-exitcode", 0);
    assert.match(planned.stdout, /deprecated; sunset \d{4}-/);
    const { stdout } = await stage.runSilently("status --env served --format json", 0);
    const legacy = [...JSON.parse(stdout).webhooks].find(({ name }) => name === "legacy");
    assert.match(JSON.stringify(legacy.sunset), /\d{4}-\d{2}-\d{2}/);

    stage.say(
      "A new version of a secret whose value nobody can read, and a protected webhook without a manifest.",
    );
    stage.write("webhooks.d/orders.yaml", orders(2));
    stage.remove("webhooks.d/payments.yaml");
    await stage.run("plan --env served", 11);
  });
});
