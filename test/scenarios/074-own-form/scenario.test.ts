import assert from "node:assert/strict";
import { heldBy } from "../clicked.ts";
import { configText } from "../fleet.ts";
import { environmentOf } from "../served.ts";
import { scenario } from "../stage.ts";

const SWITCHES = `ownForm: [url-encoding, url-slash, method, charset, header-space]
addedHeaders: { X-Tenant-Id: t-1 }
`;

const manifest = (version: number, url: string) => `name: orders
version: ${version}
url: https://api.example.test${url}
`;

scenario(import.meta.dirname, "A tenant that keeps values in its own form", async (stage) => {
  stage.write("webhook-sync.yaml", configText());
  stage.write("switches.yaml", SWITCHES);
  await stage.serve("sandbox --switches switches.yaml", async (announced) => {
    stage.write("webhook-sync.yaml", `${configText()}${environmentOf(announced)}`);
    stage.variables.SANDBOX_CLIENT_SECRET = stage.read(".webhook-sync/sandbox/tenant/client-secret").trim();
    const held = () => heldBy(stage).map(({ version, status }) => `${version} ${status}`);

    stage.say("It adds a header. Nothing goes live until operators say that it is the tenant's own.");
    stage.write("webhooks.d/orders.yaml", manifest(1, "/%7Eorders/a%2fb"));
    await stage.run("apply --env served --yes", 6);
    assert.deepEqual(held(), ["1 inactive"]);
    await stage.run("plan --env served", 11);
    stage.edit("webhook-sync.yaml", "      auth:\n", "      addedHeaders: [X-Tenant-Id]\n      auth:\n");
    await stage.runSilently("apply --env served --yes", 0);
    assert.deepEqual(held(), ["1 active"]);
    stage.say("What means the same does not differ.");
    await stage.run("plan --env served --detailed-exitcode", 0);

    stage.say("It drops a slash, which is another url: the new version does not take over.");
    stage.write("webhooks.d/orders.yaml", manifest(2, "/orders/"));
    await stage.run("apply --env served --yes", 6);
    assert.deepEqual(held(), ["1 active", "2 inactive"]);
    await stage.run("plan --env served", 11);
    stage.say("Git says it as the tenant keeps it.");
    stage.write("webhooks.d/orders.yaml", manifest(2, "/orders"));
    await stage.runSilently("apply --env served --yes", 0);
    assert.deepEqual(held(), ["1 deprecated", "2 active"]);
    await stage.run("plan --env served --detailed-exitcode", 0);

    stage.say("What is active already is told as it is kept, once as a failure and then as a note.");
    stage.write("webhooks.d/orders.yaml", manifest(2, "/moved/"));
    await stage.run("apply --env served --yes", 6);
    await stage.run("plan --env served --detailed-exitcode", 0);
    const { stdout } = await stage.runSilently("status --env served --fail-on drift", 0);
    assert.match(stdout, /2 webhooks: 1 as declared, 1 kept otherwise, 0 pending/);
    await stage.run("plan --env all", 0);
  });
});
