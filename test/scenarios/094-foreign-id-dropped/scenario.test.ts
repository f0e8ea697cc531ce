import assert from "node:assert/strict";
import { cognigyConfig, endpointText, ServedCognigy } from "../cognigy.ts";
import { scenario } from "../stage.ts";

scenario(import.meta.dirname, "A tenant that drops the foreignId", async (stage) => {
  stage.write("webhook-sync.yaml", cognigyConfig());
  stage.write("switches.yaml", "cognigy: { foreignId: dropped }\n");
  await stage.serve("sandbox --switches switches.yaml", async (announced) => {
    const tenant = new ServedCognigy(announced, stage);
    stage.write("webhooks.d/orders.yaml", endpointText("orders", 1));
    stage.say(
      "The first creation reads its marker back. Where it is gone, the display name carries name and version.",
    );
    await stage.run("apply --env served --yes", 0);
    const [made, ...others] = await tenant.endpoints();
    assert.deepEqual(others, []);
    assert.equal(made?.name, "orders@1");
    await stage.run("plan --env served --detailed-exitcode", 0);

    stage.say("A new version takes over in place all the same, and a version that goes is switched off.");
    stage.write("webhooks.d/orders.yaml", endpointText("orders", 2));
    await stage.run("apply --env served --yes", 0);
    const [bumped] = await tenant.endpoints();
    assert.deepEqual([bumped?._id, bumped?.name], [made?._id, "orders@2"]);
    await stage.run("plan --env served --detailed-exitcode", 0);
    stage.write("webhooks.d/orders.yaml", endpointText("orders", 2, ["status: deprecated"]));
    await stage.run("apply --env served --yes", 0);
    const [retired] = await tenant.endpoints();
    assert.equal(retired?.active, false);
    await stage.run("plan --env served --detailed-exitcode", 0);

    stage.say(
      "One that people clicked is adopted by that name alone, without the secret that its manifest names.",
    );
    const { projectId, flow, locale } = await tenant.ground();
    const url = "https://api.example.test/clicked";
    const at = {
      projectId,
      flowId: flow,
      localeId: locale,
      name: "returns",
      channel: "webhook",
      active: true,
    };
    await tenant.happen({ kind: "click", fields: { ...at, settings: { webhookUrl: url } } });
    const policy = "    policy: { secrets: { RETURNS_AUTH: [api.example.test] } }";
    stage.edit("webhook-sync.yaml", "    health:\n", `${policy}\n    health:\n`);
    stage.write(
      "webhooks.d/returns.yaml",
      endpointText("returns", 1, [
        "adopt: true",
        'basicAuth: { user: bot, password: "${secret:RETURNS_AUTH}" }',
      ]),
    );
    await stage.run("apply --env served --yes", 0);
    const adopted = (await tenant.endpoints()).find(({ name }) => name === "returns@1");
    assert.deepEqual(adopted?.settings, { webhookUrl: url });
    stage.say("What differs besides is for the next plan, which needs the secret and asks the receiver.");
    await stage.run("plan --env served", 0);
  });
});
