import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret, type SecretSource } from "../../src/base/secret.ts";
import type { Environment } from "../../src/model/fleet/environment.ts";
import { keyOf } from "../../src/model/fleet/key.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { load, loadText, staging, told, workspace } from "./workspace.ts";

const secrets: SecretSource = {
  find: ({ name }) => (name === "KNOWN" ? new Secret("s3cret") : undefined),
};

function only(webhooks: readonly Webhook[]): Webhook {
  const [webhook] = webhooks;
  assert.equal(webhooks.length, 1);
  assert.ok(webhook);
  return webhook;
}

function headersOf(webhook: Webhook): Record<string, string> {
  const shown = webhook.headers.map(({ name, value }) => [
    name,
    value.kind === "plain" ? value.value : value.kind,
  ]);
  return Object.fromEntries(shown);
}

test("a manifest with only what it must have gets the defaults", (t) => {
  const { webhooks, diagnostics } = loadText(t, "name: orders\nversion: 2\nurl: https://a.test/x\n");
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(only(webhooks), {
    name: "orders",
    version: 2,
    description: null,
    owner: null,
    url: "https://a.test/x",
    method: "POST",
    payloadFormat: "application/json",
    headers: [],
    status: "active",
    dependsOn: [],
    protect: false,
    replaces: [],
    adopt: false,
    unadopt: false,
    health: {
      payload: undefined,
      body: { kind: "health-event" },
      accept: [],
      expect: "2xx",
      maxLatencyMs: null,
    },
    sunset: null,
    endpoint: null,
    source: { file: "webhooks.d/a.yaml", line: 1, column: 1, document: 0 },
  });
});

test("a manifest with everything", (t) => {
  const text = `
name: orders
version: 2
description: Confirmed orders
owner: team-orders
url: https://\${var:receiver}/\${environment}/x
method: PUT
payloadFormat: text/plain
headers: { X-Env: "\${environment}" }
status: deprecated
dependsOn: [ledger, ledger@1]
protect: true
adopt: true
health: { payload: { event: ping }, expect: 202, maxLatency: 800ms }
deprecation: { sunset: 2028-02-29 }
---
{ name: ledger, version: 1, url: "http://a.test" }
`;
  const { webhooks, diagnostics } = loadText(t, text);
  assert.deepEqual(told(diagnostics), []);
  const [, orders] = webhooks;
  assert.ok(orders);
  const { health, ...rest } = orders;
  assert.equal(JSON.stringify(health.payload), '{"event":"ping"}');
  assert.deepEqual(
    { expect: health.expect, maxLatencyMs: health.maxLatencyMs },
    { expect: "202", maxLatencyMs: 800 },
  );
  assert.deepEqual(rest, {
    name: "orders",
    version: 2,
    description: "Confirmed orders",
    owner: "team-orders",
    url: "https://api.yourcompany.test/staging/x",
    method: "PUT",
    payloadFormat: "text/plain",
    headers: [{ name: "X-Env", value: { kind: "plain", value: "staging" } }],
    status: "deprecated",
    dependsOn: ["ledger", "ledger@1"],
    protect: true,
    replaces: [],
    adopt: true,
    unadopt: false,
    sunset: "2028-02-29",
    endpoint: null,
    source: { file: "webhooks.d/a.yaml", line: 2, column: 1, document: 0 },
  });
});

test("the environment's defaults stand under the manifest, its overrides above it", (t) => {
  const environment: Environment = { ...staging, defaults: { method: "PUT", payloadFormat: "text/csv" } };
  const text = `
name: orders
version: 1
url: https://a.test/x
payloadFormat: text/plain
status: active
headers: { X-Keep: a, X-Change: b, X-Drop: c }
health: { expect: 2xx, maxLatency: 1s }
environments:
  staging:
    status: inactive
    headers: { x-change: B, X-DROP: null, X-New: d }
    health: { maxLatency: 2s }
    deprecation: { sunset: 2027-03-31 }
  production: { payloadFormat: text/xml, method: PATCH }
`;
  const webhook = only(loadText(t, text, environment).webhooks);
  assert.equal(webhook.method, "PUT");
  assert.equal(webhook.payloadFormat, "text/plain");
  assert.equal(webhook.status, "inactive");
  assert.deepEqual(headersOf(webhook), { "X-Keep": "a", "x-change": "B", "X-New": "d" });
  assert.deepEqual(webhook.health, {
    payload: undefined,
    body: { kind: "health-event" },
    accept: [],
    expect: "2xx",
    maxLatencyMs: 2_000,
  });
  assert.equal(webhook.sunset, "2027-03-31");
});

test("what the probe sends can be another kind of body in one environment", (t) => {
  const sent = (own: string, override: string) => {
    const text = `name: orders\nversion: 1\nurl: https://a.test/x\nhealth: ${own}\nenvironments: { staging: { health: ${override} } }\n`;
    const { payload, body } = only(loadText(t, text).webhooks).health;
    return [payload, body];
  };
  const flow = (userId: string) => ({ kind: "flow-output", userId });
  const event = { kind: "health-event" };
  assert.deepEqual(sent("{ payload: ping }", "{ body: flow-output }"), [undefined, flow("webhook-sync")]);
  assert.deepEqual(sent("{ payload: ping }", "{ body: flow-output, userId: me }"), [undefined, flow("me")]);
  assert.deepEqual(sent("{ body: flow-output, userId: me }", "{ payload: null }"), [null, event]);
  assert.deepEqual(sent("{ body: flow-output, userId: me }", "{ userId: you }"), [undefined, flow("you")]);
  assert.deepEqual(sent("{ body: flow-output, userId: me }", "{ body: health-event }"), [undefined, event]);
  assert.deepEqual(sent("{ payload: ping }", "{ maxLatency: 1s }"), ["ping", event]);
});

test("header values are plain, secret or unresolved", (t) => {
  const text = `
name: orders
version: 1
url: https://a.test/x
headers:
  Plain: "a $\${b} \${environment}"
  Secret: "Bearer \${secret:KNOWN@3}"
  Unresolved: "\${secret:KNOWN}-\${secret:OTHER}"
`;
  const folder = workspace(t, { "webhooks.d/a.yaml": text });
  const webhook = only(load(folder, staging, secrets).webhooks);
  const [plain, secret, unresolved] = webhook.headers.map(({ value }) => value);
  assert.deepEqual(plain, { kind: "plain", value: "a ${b} staging" });
  assert.ok(secret?.kind === "secret");
  assert.equal(secret.template, "Bearer ${secret:KNOWN@3}");
  assert.deepEqual(secret.references, [{ name: "KNOWN", version: 3 }]);
  assert.equal(secret.value.expose(), "Bearer s3cret");
  assert.ok(!JSON.stringify(webhook).includes("s3cret"));
  assert.ok(unresolved?.kind === "unresolved");
  assert.deepEqual(unresolved.missing, ["OTHER"]);
});

test("a secret that HTTP cannot carry is told without its value", (t) => {
  const broken: SecretSource = { find: () => new Secret("s3cret\n") };
  const text = "name: orders\nversion: 1\nurl: https://a.test/x\nheaders: { X-Key: '${secret:KEY}' }\n";
  const { webhooks, diagnostics } = load(workspace(t, { "webhooks.d/a.yaml": text }), staging, broken);
  assert.deepEqual(webhooks, []);
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ["invalid-header-value"],
  );
  assert.ok(!JSON.stringify(diagnostics).includes("s3cret"));
});

test("a name outside the scope", (t) => {
  const environment = { ...staging, scope: ["billing-*", "ledger"] };
  const text =
    "version: 1\nname: orders\nurl: https://a.test/x\n---\nname: ledger\nversion: 1\nurl: https://a.test/x\n";
  const { webhooks, diagnostics } = loadText(t, text, environment);
  assert.deepEqual(webhooks.map(keyOf), ["ledger@1"]);
  assert.deepEqual(told(diagnostics), [
    "a.yaml:2:1 outside-scope: the name `orders` is outside the scope of this repository (scope.names in the configuration allows billing-* and ledger)",
  ]);
});

test("an override that is not for this environment is checked, but its variables are not", (t) => {
  const text = `
name: orders
version: 1
url: https://a.test/x
environments:
  production: { url: "https://\${var:only-there}/\${env:HOME}" }
`;
  const { diagnostics } = loadText(t, text);
  assert.deepEqual(
    diagnostics.map(({ code, location }) => [code, location?.line]),
    [["misplaced-reference", 6]],
  );
});
