import assert from "node:assert/strict";
import { cognigyConfig, endpointText, ServedCognigy } from "../cognigy.ts";
import { scenario } from "../stage.ts";

scenario(
  import.meta.dirname,
  "What a person switches on the platform is never overwritten as a change in Git",
  async (stage) => {
    stage.write("webhook-sync.yaml", cognigyConfig());
    await stage.serve("sandbox", async (announced) => {
      const tenant = new ServedCognigy(announced, stage);
      const { projectId, flow, locale } = await tenant.ground();
      const settings = { webhookUrl: "https://api.example.test/crm/v1" };
      const placed = { projectId, flowId: flow, localeId: locale, channel: "webhook" };
      await tenant.happen({ kind: "click", fields: { ...placed, name: "crm", settings, active: false } });
      stage.write("webhooks.d/crm.yaml", endpointText("crm", 1, ["adopt: true"]));
      stage.write("webhooks.d/orders.yaml", endpointText("orders", 1));
      await stage.runSilently("apply --env served --yes", 0);

      stage.say(
        "The Endpoint that was adopted had been switched off. To switch it on is a risk; nobody changed it since, so it is no drift.",
      );
      await stage.run("plan --env served", 0);
      const adopted = await stage.runSilently("status --env served --fail-on drift", 0);
      assert.match(adopted.stdout, /~ crm@1 +active +inactive .* update\n/);
      assert.match(adopted.stdout, /1 pending, 0 blocked; 0 drifted/);
      await stage.runSilently("apply --env served --yes", 0);
      await stage.runSilently("status --env served --fail-on drift", 0);

      stage.say("What was deprecated and switched off is switched on again on the platform.");
      stage.remove("webhooks.d/orders.yaml");
      await stage.runSilently("apply --env served --yes", 0);
      await tenant.happen({ kind: "edit", name: "orders", change: { active: true } });
      const { stdout } = await stage.runSilently("status --env served --fail-on drift", 2);
      assert.match(stdout, /orders@1 .* deprecate\n[^!]*drift: status changed on the tenant by hand/);
      const plan = await stage.runSilently("plan --env served", 0);
      assert.match(plan.stdout, /orders@1 {2}deprecate {2}medium .*removed from Git/);
      assert.match(plan.stdout, /overwrites what somebody changed/);
      await stage.runSilently("apply --env served --yes", 0);
      await stage.run("plan --env served --detailed-exitcode", 0);

      stage.say("A copy takes the place of what was deleted: it is drift until the record has it.");
      await tenant.happen({ kind: "import-package", name: "crm", project: "Webhooks" });
      await tenant.happen({ kind: "remove", name: "crm" });
      const taken = await stage.runSilently("status --env served --fail-on drift", 2);
      assert.match(taken.stdout, /crm@1 .* active [^!]*drift: deleted on the tenant by hand, and another/);
      assert.match(taken.stdout, /Note: crm@1 is another Endpoint/);
      stage.edit("webhooks.d/crm.yaml", "adopt: true", "unadopt: true");
      await stage.runSilently("apply --env served --yes", 0);
      stage.edit("webhooks.d/crm.yaml", "unadopt: true", "adopt: true");
      await stage.runSilently("apply --env served --yes", 0);
      await stage.runSilently("status --env served --fail-on drift", 0);
    });
  },
);
