import assert from "node:assert/strict";
import { join } from "node:path";
import { startSandbox } from "../../../src/sandbox/serve/start.ts";
import { readLog } from "../../../src/sandbox/wire/logs.ts";
import { patientClock } from "../../fixtures/patient-clock.ts";
import { manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";
import { RecordingTenant } from "./recording-tenant.ts";

const EIGHT_FIELDS = [
  "headers",
  "idempotencyKey",
  "method",
  "name",
  "payloadFormat",
  "status",
  "url",
  "version",
];

scenario(import.meta.dirname, "The writes of the reference registrar, and no others", async (stage, t) => {
  const tenant = new RecordingTenant();
  const baseUrl = await tenant.start();
  t.after(() => tenant.stop());
  const receivers = join(stage.directory, "receivers");
  const started = await startSandbox({
    directory: receivers,
    receivers: [],
    clock: patientClock,
    random: Math.random,
  });
  assert.ok(started.ok);
  t.after(() => started.value.close());

  stage.variables.COGNIGY_CLIENT_SECRET = "client secret of the test";
  stage.variables.ORDERS_KEY = "secure_header_value";
  stage.write(
    "webhook-sync.yaml",
    `environments:
  production:
    tenant:
      profile: integrations-v1
      baseUrl: ${baseUrl}
      auth: { kind: client-credentials, clientId: our-client, clientSecret: "\${env:COGNIGY_CLIENT_SECRET}" }
    health: { attempts: 1, caFile: ${started.value.caFile}, connectTo: { "*:443": "${started.value.addressOf("healthy")}" } }
    policy: { secrets: { ORDERS_KEY: [api.example.test] } }
    monitoring: { url: ${baseUrl}/dashboard }
`,
  );
  stage.write(
    "webhooks.d/orders.yaml",
    manifestText("orders", 2, ["headers: { X-Api-Key: '${secret:ORDERS_KEY}', X-Environment: production }"]),
  );
  await stage.run("apply --yes", 0);

  const api = tenant.requests.filter(({ line }) => !line.includes("/dashboard"));
  assert.deepEqual(
    api.map(({ line }) => line.replace(/\?.*/, "")).toSorted(),
    [
      "POST /oauth/token",
      "GET /api/v1/integrations",
      "POST /api/v1/integrations",
      // Beside the activation, as soon as the registration has been answered: did another run register it too?
      "PUT /api/v1/integrations/int-1",
      "GET /api/v1/integrations",
    ].toSorted(),
  );
  const [token, list, create] = api;
  const activate = api.find(({ line }) => line.startsWith("PUT"));

  assert.equal(token?.headers["content-type"]?.toString().split(";")[0], "application/x-www-form-urlencoded");
  assert.deepEqual(Object.fromEntries(new URLSearchParams(token?.body)), {
    grant_type: "client_credentials",
    client_id: "our-client",
    client_secret: "client secret of the test",
    scope: "integrations:read integrations:write webhooks:manage",
  });
  for (const request of [list, create, activate]) {
    assert.equal(request?.headers.authorization, "Bearer recorded-token");
    assert.equal(request?.headers.accept, "application/json");
    assert.ok(request?.headers["x-request-id"]);
  }
  assert.equal(list?.body, "");
  const body = {
    name: "orders",
    url: "https://api.example.test/orders/v2",
    method: "POST",
    headers: { "X-Api-Key": "secure_header_value", "X-Environment": "production" },
    payloadFormat: "application/json",
    version: 2,
    idempotencyKey: "orders:2",
  };
  assert.deepEqual(JSON.parse(create?.body ?? ""), { ...body, status: "inactive" });
  assert.deepEqual(JSON.parse(activate?.body ?? ""), { ...body, status: "active" });
  assert.deepEqual(Object.keys(JSON.parse(create?.body ?? "")).toSorted(), EIGHT_FIELDS);
  assert.match(String(create?.headers["x-request-id"]), /^webhook-reg-orders-2-/);

  const deliveries = readLog(receivers, "deliveries");
  assert.equal(deliveries.length, 1);
  const synthetic = Object(deliveries[0]?.body);
  assert.deepEqual(Object.keys(synthetic).toSorted(), ["data", "event", "source", "timestamp", "trace_id"]);
  assert.deepEqual([synthetic.source, synthetic.event], ["cognigy-registrar", "health_check"]);
  assert.deepEqual(synthetic.data, { status: "ready", version: 2 });
  assert.ok(Number.isInteger(synthetic.timestamp));
  const sent = deliveries[0]?.headerNames.filter((name) => name.startsWith("x-"));
  assert.deepEqual(sent?.toSorted(), ["x-api-key", "x-environment"]);

  const [report] = tenant.requests
    .filter(({ line }) => line === "POST /dashboard")
    .map(({ body }) => JSON.parse(body));
  assert.deepEqual(Object.keys(report).toSorted(), [
    "exported_at",
    "health_status",
    "integration",
    "latency_ms",
    "version",
  ]);
  assert.deepEqual([report.integration, report.version, report.health_status], ["orders", 2, "pass"]);

  const audit = await stage.runSilently("audit show --format json", 0);
  const records: readonly Record<string, unknown>[] = JSON.parse(audit.stdout);
  const change = records.find(({ phase }) => phase === "change") ?? {};
  assert.deepEqual(
    [change.action, change.webhook_name, change.version, change.status],
    ["create", "orders", 2, "active"],
  );
  assert.deepEqual([typeof change.timestamp, typeof change.latency_ms], ["number", "number"]);
  assert.match(String(change.details), /^health_status=200, /);
});
