import assert from "node:assert/strict";
import { cognigyConfig, endpointText, ServedCognigy } from "../cognigy.ts";
import { scenario } from "../stage.ts";

const AUTH = 'basicAuth: { user: bot, password: "${secret:ORDERS_AUTH@1}" }';
const POLICY = `    policy: { secrets: { ORDERS_AUTH: [api.example.test, new.example.test] } }\n`;

scenario(import.meta.dirname, "A version of an Endpoint takes over in place", async (stage) => {
  stage.write("webhook-sync.yaml", cognigyConfig());
  await stage.serve("sandbox", async (announced) => {
    const tenant = new ServedCognigy(announced, stage);
    stage.edit("webhook-sync.yaml", "  served:\n", `  served:\n${POLICY}`);
    stage.variables.ORDERS_AUTH = "pass-4711";
    stage.write("webhooks.d/orders.yaml", endpointText("orders", 1, [AUTH]));
    await stage.run("apply --env served --yes", 0);
    const [first] = await tenant.endpoints();
    assert.match(String(first?.foreignId), /^webhook-sync\/1 orders@1 auth=ORDERS_AUTH@1$/);

    stage.say(
      "Url, credentials and version change by one write to the same Endpoint, once the new receiver is fit.",
    );
    stage.write("webhooks.d/orders.yaml", endpointText("orders", 2, [AUTH]));
    await stage.run("plan --env served", 0);
    await stage.run("apply --env served --yes", 0);
    const [second, ...others] = await tenant.endpoints();
    assert.deepEqual(others, []);
    assert.deepEqual([second?._id, second?.URLToken], [first?._id, first?.URLToken]);
    assert.match(String(second?.foreignId), /^webhook-sync\/1 orders@2 auth=ORDERS_AUTH@1$/);
    assert.deepEqual(second?.settings, {
      webhookUrl: "https://api.example.test/orders/v2",
      basicAuthUser: "bot",
      basicAuthPassword: "pass-4711",
    });
    const writes = stage.log("requests").filter(({ committed }) => committed);
    assert.deepEqual(
      writes.map(({ call }) => call),
      ["create", "patch", "patch"],
    );
    const events = stage.log("events").map(({ body }) => body);
    assert.equal(events.length, 1);
    assert.match(
      JSON.stringify(events[0]),
      /"webhook_deprecated","name":"orders","old_version":1,"new_version":2,"sunset":null/,
    );

    stage.say("What the tenant has is what is declared; a run is taken back by the same write.");
    await stage.run("plan --env served --detailed-exitcode", 0);
    const run = /"run":"([0-9a-f]+)"/.exec(
      stage.read(".webhook-sync/served/journal.ndjson").trim().split("\n").at(-1) ?? "",
    )?.[1];
    await stage.run(`rollback --env served ${run} --yes`, 0);
    const [back] = await tenant.endpoints();
    assert.equal(Object(back?.settings).webhookUrl, "https://api.example.test/orders/v1");
    assert.match(String(back?.foreignId), /orders@1 /);

    stage.say("Credentials that nobody declares go nowhere else.");
    stage.write("webhooks.d/orders.yaml", endpointText("orders", 1).replace("api.example", "new.example"));
    await stage.run("plan --env served", 11);
    assert.doesNotMatch(stage.read(".webhook-sync/served/journal.ndjson"), /pass-4711/);
    assert.ok(!stage.read(".webhook-sync/served/journal.ndjson").includes(String(first?.URLToken)));
  });
});
