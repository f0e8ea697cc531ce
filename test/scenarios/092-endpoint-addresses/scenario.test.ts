import assert from "node:assert/strict";
import { scenario } from "../stage.ts";

const CONFIG = `environments:
  sandbox:
    default: true
    tenant: { profile: sandbox, speaks: cognigy-v2, project: Shop }
  other:
    tenant: { profile: sandbox }
`;

function manifest(name: string): string {
  return `name: ${name}
version: 1
url: https://api.acme.test/${name}
cognigy: { name: "${name} (shop)", flow: Orders }
basicAuth: { user: acme, password: "\${secret:${name.toUpperCase()}_AUTH}" }
`;
}

scenario(import.meta.dirname, "Where Endpoints are called", async (stage) => {
  stage.write("webhook-sync.yaml", CONFIG);
  stage.write("webhooks.d/orders.yaml", manifest("orders"));
  stage.write("webhooks.d/billing.yaml", manifest("billing"));

  stage.say("What the tenant is, before anything is there.");
  await stage.run("doctor", 0);
  stage.say("What only writes show, in a scratch project; nobody is asked, because --yes says so.");
  await stage.run("doctor --write-check Shop --yes", 0);
  await stage.run("doctor --write-check Elsewhere --yes", 64);
  await stage.run("doctor --env other --write-check Shop --yes", 64);

  stage.say("The addresses are for those who ask for them, and nowhere else.");
  await stage.runSilently("apply --yes --quiet", 0);
  const json = (await stage.runSilently("endpoints --format json", 0)).stdout;
  const { endpoints } = JSON.parse(json);
  assert.deepEqual(
    endpoints.map(({ key }: Record<string, string>) => key),
    ["billing@1", "orders@1"],
  );
  const [billing] = endpoints;
  assert.match(billing.address, /^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{64}$/);
  const token: string = billing.address.slice(-64);
  await stage.run("endpoints shipping", 64);
  stage.write("other.d/orders.yaml", "name: orders\nversion: 1\nurl: https://api.acme.test/orders\n");
  await stage.run("endpoints --env other --manifests other.d", 64);

  const status = (await stage.runSilently("status --format json", 0)).stdout;
  const [shown] = JSON.parse(status).webhooks;
  assert.deepEqual(shown.endpoint, {
    id: billing.id,
    displayName: "billing (shop)",
    address: `${token.slice(0, 6)}…`,
  });
  const audit = (await stage.runSilently("audit show --format json", 0)).stdout;
  const plan = (await stage.runSilently("plan --format json", 0)).stdout;
  const doctor = (await stage.runSilently("doctor --format json", 0)).stdout;
  for (const output of [status, audit, plan, doctor]) assert.ok(!output.includes(token.slice(0, 12)));
  for (const output of [json, status, audit, plan, doctor]) assert.ok(!output.includes("canary"));
});
