import assert from "node:assert/strict";
import { cognigyConfig, endpointText, ServedCognigy } from "../cognigy.ts";
import { scenario } from "../stage.ts";

scenario(
  import.meta.dirname,
  "A restored Snapshot takes the flow away, and the next apply mends it",
  async (stage) => {
    stage.write("webhook-sync.yaml", cognigyConfig());
    await stage.serve("sandbox", async (announced) => {
      const tenant = new ServedCognigy(announced, stage);
      const flow = { cognigy: "cognigy: { flow: Main, locale: German }" };
      stage.write("webhooks.d/orders.yaml", endpointText("orders", 1, [flow.cognigy]));
      await stage.runSilently("apply --env served --yes", 0);
      const [before] = await tenant.endpoints();

      stage.say(
        "Restoring deletes flows and makes them anew; Endpoints of other locales are left with nothing to run.",
      );
      await tenant.happen({ kind: "restore-snapshot", project: "Webhooks", snapshot: "Release 1" });
      await stage.run("plan --env served --detailed-exitcode", 2);
      await stage.run("status --env served --fail-on drift", 2);
      await stage.run("apply --env served --yes", 0);
      const [after] = await tenant.endpoints();
      const { flow: main } = await tenant.ground();
      assert.equal(after?.flowId, main);
      assert.notEqual(after?.flowId, before?.flowId);
      await stage.run("plan --env served --detailed-exitcode", 0);

      stage.say("A flow that nobody restored is not guessed at.");
      stage.edit("webhooks.d/orders.yaml", "flow: Main", "flow: Mian");
      await stage.run("plan --env served", 11);
    });
  },
);
