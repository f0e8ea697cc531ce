import assert from "node:assert/strict";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startSandbox } from "../../../src/sandbox/serve/start.ts";
import { patientClock } from "../../fixtures/patient-clock.ts";
import { scenario } from "../stage.ts";

const root = join(import.meta.dirname, "..", "..", "..");

/** Values that would be recognised anywhere, one of each difficult kind. */
const CANARIES: Readonly<Record<string, string>> = {
  BILLING_API_KEY: "canary-billing-8f3b0d6c27",
  CRM_TOKEN: "canary.crm+token/with=base64==",
  ORDERS_API_KEY: 'canary "quoted" orders\\key',
  ORDERS_LEGACY_API_KEY: "canary-legacy-0451",
  SERVICE_TOKEN: "canary%20service%26token",
  SHIPPING_API_KEY: "k4n4ry-shipping-key",
  MONITORING_TOKEN: "canary-monitoring-token",
};

/** How a value could look somewhere else than in plain text. */
function disguises(value: string): string[] {
  const bytes = Buffer.from(value);
  const escaped = JSON.stringify(value).slice(1, -1);
  return [
    value,
    bytes.toString("base64"),
    bytes.toString("hex"),
    encodeURIComponent(value),
    escaped,
    value.slice(0, 8),
  ];
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

scenario(
  import.meta.dirname,
  "No secret of the fleet shows up anywhere but on the tenant",
  async (stage, t) => {
    const tenantState = join(stage.directory, "served");
    const started = await startSandbox({
      directory: tenantState,
      receivers: [],
      clock: patientClock,
      random: Math.random,
    });
    assert.ok(started.ok);
    const sandbox = started.value;
    t.after(() => sandbox.close());
    const clientSecret = sandbox.clientSecret.expose();
    Object.assign(stage.variables, CANARIES, { COGNIGY_CLIENT_SECRET: clientSecret });

    cpSync(join(root, "webhooks.d"), join(stage.directory, "webhooks.d"), { recursive: true });
    const secrets = Object.keys(CANARIES).map((name) => `${name}: [api.yourcompany.com]`);
    stage.write(
      "webhook-sync.yaml",
      `environments:
  production:
    tenant:
      profile: integrations-v1
      baseUrl: ${sandbox.baseUrl.origin}
      auth: { kind: client-credentials, clientId: ${sandbox.clientId}, clientSecret: "\${env:COGNIGY_CLIENT_SECRET}" }
    vars: { receiver: api.yourcompany.com }
    health:
      attempts: 1
      caFile: ${sandbox.caFile}
      connectTo: { "api.yourcompany.com:443": "${sandbox.addressOf("healthy")}" }
    policy: { secrets: { ${secrets.join(", ")} } }
    monitoring: { url: ${sandbox.monitoringUrl.href}, headers: { Authorization: "Bearer \${env:MONITORING_TOKEN}" } }
    deprecation: { hook: { url: ${sandbox.hookUrl.href}, headers: { Authorization: "Bearer \${env:MONITORING_TOKEN}" } } }
  staging:
    tenant: { profile: sandbox }
`,
    );
    const results = [
      await stage.run("validate --env production", 0),
      await stage.runSilently("plan --env production --format json", 0),
      await stage.run("apply --env production --yes --verbose --concurrency 1 --quiet", 0),
      await stage.run("plan --env production", 0),
    ];
    stage.say("A receiver that fails, a secret that becomes plain text, and a manifest that goes.");
    stage.edit("webhook-sync.yaml", sandbox.addressOf("healthy"), sandbox.addressOf("failing"));
    stage.edit(
      "webhooks.d/crm.yaml",
      "Authorization: Bearer ${secret:CRM_TOKEN@2}",
      "X-Plain: nothing-secret",
    );
    stage.edit("webhooks.d/orders.yaml", "/webhooks/orders/status", "/webhooks/orders/status/v2");
    stage.remove("webhooks.d/service.yaml");
    results.push(
      await stage.run("plan --env production", 0),
      await stage.runSilently("apply --env production --yes --format json --concurrency 1", 5),
      await stage.runSilently("audit show --env production --format json", 0),
    );
    stage.variables.COGNIGY_CLIENT_SECRET = "canary-wrong-client-secret";
    results.push(await stage.run("plan --env production", 4));

    const outputs = results.flatMap(({ stdout, stderr }) => [stdout, stderr]);
    const written = filesBelow(stage.directory).filter((file) => !file.startsWith(tenantState));
    assert.ok(
      written.some((file) => file.endsWith("journal.ndjson")),
      written.join("\n"),
    );
    const texts = [...outputs, ...written.map((file) => readFileSync(file, "utf8"))];
    for (const value of [...Object.values(CANARIES), clientSecret, "canary-wrong-client-secret"]) {
      for (const disguise of disguises(value)) {
        for (const text of texts)
          assert.ok(!text.includes(disguise), `${value} as ${disguise} in:\n${text.slice(0, 2_000)}`);
      }
    }
    const kept = readFileSync(join(tenantState, "tenant.ndjson"), "utf8");
    assert.ok(kept.includes("canary-billing"), "the tenant itself did get the secrets");
  },
);
