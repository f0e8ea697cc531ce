import assert from "node:assert/strict";
import { watchClientSockets } from "../../health/client-sockets.ts";
import { serveTcp } from "../../health/receivers.ts";
import { RecordingTenant } from "../007-reference-registrar/recording-tenant.ts";
import { scenario } from "../stage.ts";

scenario(import.meta.dirname, "A pull request that moves a url beside a secret header", async (stage, t) => {
  const tenant = new RecordingTenant();
  const baseUrl = await tenant.start();
  t.after(() => tenant.stop());
  let connections = 0;
  const port = await serveTcp(t, () => {
    connections += 1;
  });
  stage.variables.TENANT_TOKEN = "some-token";
  stage.variables.ORDERS_KEY = "canary-of-orders";
  stage.write(
    "webhook-sync.yaml",
    `environments:
  production:
    default: true
    tenant:
      profile: integrations-v1
      baseUrl: ${baseUrl}
      auth: { kind: bearer, token: "\${env:TENANT_TOKEN}" }
    health: { attempts: 1, connectTo: { "*:*": "127.0.0.1:${port}" } }
    policy: { secrets: { ORDERS_KEY: [api.yourcompany.com] } }
`,
  );
  stage.write(
    "webhooks.d/orders.yaml",
    `name: orders
version: 1
url: https://api.yourcompany.com/orders
headers:
  X-Api-Key: \${secret:ORDERS_KEY@3}
`,
  );
  const sockets = watchClientSockets(t);
  stage.say("As it was:");
  await stage.run("validate", 0);
  stage.say("As it is proposed. No command contacts the new host, with or without the key.");
  stage.edit("webhooks.d/orders.yaml", "api.yourcompany.com", "yourcompany.attacker.example");
  await stage.run("validate", 11);
  assert.equal(sockets.length, 0, "before any network use");
  await stage.runSilently("plan --probe", 11);
  await stage.runSilently("apply --yes", 11);
  await stage.run("health --active", 0);
  assert.equal(connections, 0);
  assert.deepEqual(
    tenant.requests.filter(({ line }) => !line.startsWith("GET ")),
    [],
  );
});
