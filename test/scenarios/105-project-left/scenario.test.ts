import { rmSync } from "node:fs";
import { join } from "node:path";
import { cognigyConfig, endpointText } from "../cognigy.ts";
import { scenario } from "../stage.ts";

scenario(
  import.meta.dirname,
  "A project that no manifest names any more stays in sight as long as the records have something there",
  async (stage) => {
    const billing = endpointText("billing", 1, ["cognigy: { project: Finance, flow: Main }"]);
    const remove = () => rmSync(join(stage.directory, "webhooks.d/billing.yaml"));
    stage.write("webhook-sync.yaml", cognigyConfig("    deprecation: { grace: 30d }\n"));
    stage.write("webhooks.d/orders.yaml", endpointText("orders", 1));
    await stage.runSilently("apply --yes", 0);
    stage.write("webhooks.d/billing.yaml", billing);
    const { stdout } = await stage.runSilently("apply --yes", 0);
    const run = /Run: (\w+)/.exec(stdout)?.[1] ?? "";

    stage.say("Without its manifest the Endpoint in the other project is taken out of service.");
    remove();
    await stage.run("plan --detailed-exitcode", 2);
    await stage.run("status", 0);

    stage.say("With the next version in the project of all others, a new Endpoint takes over in parallel.");
    stage.write("webhooks.d/billing.yaml", endpointText("billing", 2));
    await stage.run("plan --detailed-exitcode", 2);

    stage.say("The run that made it can be reverted without its manifest.");
    remove();
    await stage.run(`rollback ${run} --yes`, 0);
    await stage.run("plan --detailed-exitcode", 0);
  },
);
