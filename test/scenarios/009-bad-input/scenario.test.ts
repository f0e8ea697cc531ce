import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

const unreachable = `environments:
  sandbox: { default: true, tenant: { profile: sandbox } }
  production:
    tenant:
      profile: integrations-v1
      baseUrl: http://127.0.0.1:1
      deadline: 1s
      auth: { kind: bearer, token: "\${env:TENANT_TOKEN}" }
    policy: { secrets: { ORDERS_KEY: ["*"] } }
`;

scenario(
  import.meta.dirname,
  "Bad input gets one clear message, an exit code, and nothing half-done",
  async (stage) => {
    stage.say("No config file.");
    await stage.run("plan", 3);

    stage.write("webhook-sync.yaml", configText());
    stage.say("No manifests folder.");
    await stage.run("validate", 3);

    stage.say("YAML that does not parse, keys that do not exist, values that are not allowed: all at once.");
    stage.write("webhooks.d/broken.yaml", "name: broken\nversion: 1\nurl: 'https://api.example.test\n");
    stage.write(
      "webhooks.d/orders.yaml",
      manifestText("orders", 1, [
        "ulr: https://api.example.test",
        "status: enabled",
        "dependsOn: [custmer-profile]",
      ]),
    );
    stage.write("webhooks.d/profile.yaml", manifestText("customer-profile", 1, ["dependsOn: [returns]"]));
    stage.write("webhooks.d/returns.yaml", manifestText("returns", 1, ["dependsOn: [customer-profile]"]));
    stage.write("webhooks.d/twice.yaml", `${manifestText("returns", 1)}---\nname: No_Capitals\nversion: 0\n`);
    await stage.run("validate", 3);
    for (const file of ["broken", "orders", "profile", "returns", "twice"])
      stage.remove(`webhooks.d/${file}.yaml`);

    stage.say("An unknown environment.");
    stage.write(
      "webhooks.d/orders.yaml",
      manifestText("orders", 1, ["headers: { X-Key: '${secret:ORDERS_KEY}' }"]),
    );
    await stage.run("plan --env sandbx", 3);
    await stage.run("environments --env sandbx", 3);

    stage.say("No approval where nobody can be asked.");
    await stage.run("apply", 64);

    stage.say("An option that does not exist, and a key that is none.");
    await stage.run("plan --tagret orders", 64);
    await stage.run("plan --allow-delete orders", 64);
    await stage.run("plan --target invoices", 64);

    stage.say("Credentials that are not set, then a tenant that cannot be reached.");
    stage.write("webhook-sync.yaml", unreachable);
    await stage.run("plan --env production", 3);
    stage.variables.TENANT_TOKEN = "some-token";
    await stage.run("plan --env production --secrets-dir nowhere", 64);
    stage.write("secrets/ORDERS_KEY", "x".repeat(70_000));
    await stage.run("plan --env production --secrets-dir secrets", 3);
    await stage.run("plan --env production", 9);
    await stage.run("apply --env production --yes", 9);

    stage.say("Plain http, which policy refuses.");
    stage.write("webhook-sync.yaml", configText());
    stage.edit("webhooks.d/orders.yaml", "https://", "http://");
    await stage.run("validate", 11);
    await stage.run("apply --yes", 11);
    assert.deepEqual(
      stage.log("requests").filter(({ write }) => write !== null),
      [],
    );
    assert.ok(!existsSync(join(stage.directory, ".webhook-sync", "production", "tenant")));
  },
);

scenario(
  join(import.meta.dirname, "missing-secret"),
  "A secret that an apply needs and nobody knows",
  async (stage, t) => {
    const { RecordingTenant } = await import("../007-reference-registrar/recording-tenant.ts");
    const tenant = new RecordingTenant();
    const baseUrl = await tenant.start();
    t.after(() => tenant.stop());
    stage.variables.TENANT_TOKEN = "some-token";
    stage.write("webhook-sync.yaml", unreachable.replace("http://127.0.0.1:1", baseUrl));
    stage.write(
      "webhooks.d/orders.yaml",
      manifestText("orders", 1, ["headers: { X-Key: '${secret:ORDERS_KEY}' }"]),
    );
    stage.say("Planning needs no secret.");
    await stage.run("plan --env production", 0);
    await stage.run("apply --env production --yes", 3);
    assert.deepEqual(
      tenant.requests.filter(({ line }) => !line.startsWith("GET")),
      [],
    );
  },
);
