import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { test } from "node:test";
import { watchClientSockets } from "../../health/client-sockets.ts";
import { RecordingTenant } from "../007-reference-registrar/recording-tenant.ts";
import { configText, manifestText } from "../fleet.ts";
import { Stage, scenario } from "../stage.ts";
import { watchedReceiver } from "./watched-receiver.ts";

scenario(import.meta.dirname, "What is sent to receivers, by which command", async (stage) => {
  stage.write("webhook-sync.yaml", configText({ receivers: { "orders*": "wrong-certificate" } }));
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
  stage.write("webhooks.d/refunds.yaml", manifestText("refunds", 1));
  stage.write("webhooks.d/survey.yaml", manifestText("survey", 1, ["status: inactive"]));
  stage.say(
    "A plan contacts nobody; with --probe it finds what the health gate would, and delivers nothing.",
  );
  const { stdout: plan } = await stage.runSilently("plan --format json", 0);
  await stage.run("plan --probe", 0);
  const { stdout: probed } = await stage.runSilently("plan --probe --format json", 0);
  assert.deepEqual(stage.log("deliveries"), []);
  const risks = JSON.parse(probed).changes.map(({ key, risk }: { key: string; risk: object }) => [key, risk]);
  const [, risk] = risks.find(([key]: [string]) => key === "orders@1");
  assert.equal(risk.level, "high");
  assert.match(risk.why.at(-1), /^apply would hold it now: certificate is for another-host\.test/);
  assert.equal(
    JSON.parse(probed).changesDigest,
    JSON.parse(plan).changesDigest,
    "what is approved does not depend on how receivers are today",
  );

  stage.say("The health gate agrees.");
  await stage.run("apply --yes --concurrency 1 --quiet", 5);
  assert.deepEqual(
    stage.log("deliveries").map(({ path }) => path),
    ["/refunds/v1"],
  );
});

test("the same at a receiver of somebody's own, reached through DNS", async (t) => {
  const stage = new Stage();
  t.after(() => rmSync(stage.directory, { recursive: true, force: true }));
  const tenant = new RecordingTenant();
  const baseUrl = await tenant.start();
  t.after(() => tenant.stop());
  const receiver = await watchedReceiver(t);
  stage.variables.TENANT_TOKEN = "some-token";
  stage.write("ca.pem", receiver.ca);
  stage.write(
    "webhook-sync.yaml",
    `environments:
  production:
    default: true
    tenant: { profile: integrations-v1, baseUrl: "${baseUrl}", auth: { kind: bearer, token: "\${env:TENANT_TOKEN}" } }
    health: { attempts: 1, caFile: ca.pem }
    policy: { ports: [${receiver.port}], rules: { public-address: warn } }
`,
  );
  stage.write(
    "webhooks.d/orders.yaml",
    `name: orders\nversion: 1\nurl: https://localhost:${receiver.port}/orders\n`,
  );
  const sockets = watchClientSockets(t);
  await stage.runSilently("validate", 0);
  assert.equal(sockets.length, 0, "validate uses no network at all");
  await stage.runSilently("plan", 0);
  assert.equal(receiver.connections(), 0, "plan speaks to the tenant only");
  assert.ok(sockets.length > 0);

  const { stdout } = await stage.runSilently("plan --probe --format json", 0);
  assert.deepEqual([receiver.connections(), receiver.deliveries], [1, []]);
  const [{ risk }] = JSON.parse(stdout).changes;
  assert.equal(risk.level, "medium");
  assert.match(risk.why.join("; "), /its receiver passes dns, tcp, tls now/);
  assert.match(risk.why.at(-1), /^the rule public-address warns of localhost: .+ loopback/);

  const health = await stage.runSilently("health --format json", 0);
  assert.deepEqual([receiver.connections(), receiver.deliveries], [2, []]);
  assert.match(JSON.parse(health.stdout).receivers[0].warnings[0], /public-address/);
  assert.deepEqual(
    tenant.requests.filter(({ line }) => !line.startsWith("GET ")),
    [],
  );

  const applied = await stage.runSilently("apply --yes --format json", 0);
  assert.deepEqual(receiver.deliveries, ["POST /orders"]);
  assert.match(applied.stdout, /warning: the rule public-address warns of localhost/);

  stage.write("webhook-sync.yaml", stage.read("webhook-sync.yaml").replace("warn", "error"));
  await stage.runSilently("health", 5);
  assert.equal(receiver.connections(), 3, "where the rule is an error, the receiver is not contacted again");
});
