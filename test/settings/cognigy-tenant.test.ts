import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Result } from "../../src/base/result.ts";
import { loadConfig } from "../../src/manifest/config-file.ts";
import type { Diagnostic } from "../../src/model/fleet/diagnostic.ts";
import type { Environment } from "../../src/model/fleet/environment.ts";
import { ENDPOINTS } from "../../src/model/fleet/profile.ts";
import { resolveEnvironment } from "../../src/settings/environment.ts";
import { told, workspace } from "../manifest/workspace.ts";

function resolve(t: TestContext, tenant: string): Result<Environment, readonly Diagnostic[]> {
  const text = `environments:\n  production:\n    tenant: ${tenant}\n`;
  const folder = workspace(t, { "webhook-sync.yaml": text });
  const config = loadConfig("webhook-sync.yaml", folder);
  if (!config.ok) return config;
  return resolveEnvironment(config.value, undefined, {
    variables: { COGNIGY_API_KEY: "key", ID: "id", PASS: "pass" },
    credentials: "required",
  });
}

const KEY = "auth: { kind: api-key, key: '${env:COGNIGY_API_KEY}' }";
const withUrl = (url: string) => `{ profile: cognigy-v2, baseUrl: '${url}', project: Service, ${KEY} }`;

test("a tenant of Cognigy.AI needs an address, a project and a key, and has its own defaults", (t) => {
  const found = resolve(t, withUrl("https://api-trial.cognigy.ai"));
  assert.ok(found.ok, found.ok ? "" : told(found.error).join());
  const { tenant, traits, capabilities, saysDeprecatedStatus } = found.value;
  assert.ok(tenant.profile === "cognigy-v2");
  assert.deepEqual(traits, ENDPOINTS);
  assert.deepEqual(capabilities, { labels: true, deprecatedStatus: true, partialUpdate: true });
  assert.equal(saysDeprecatedStatus, true);
  const { baseUrl, auth, ...rest } = tenant;
  assert.equal(baseUrl.href, "https://api-trial.cognigy.ai/");
  assert.ok(auth.kind === "api-key" && auth.header === "X-API-Key" && auth.key.expose() === "key");
  assert.deepEqual(rest, {
    profile: "cognigy-v2",
    project: "Service",
    endpointBaseUrl: null,
    reads: 500,
    marker: "foreign-id",
    settleMs: 5_000,
    deadlineMs: 600_000,
    timeoutMs: 15_000,
    connections: 8,
    rateLimit: null,
    ca: null,
    proxy: null,
    movedFrom: [],
  });
});

test("client credentials go to the one token path, and ask for no scopes unless told", (t) => {
  const auth = "auth: { kind: client-credentials, clientId: '${env:ID}', clientSecret: '${env:PASS}' }";
  const found = resolve(t, `{ profile: cognigy-v2, baseUrl: 'https://a.test', project: P, ${auth} }`);
  assert.ok(found.ok && found.value.tenant.profile === "cognigy-v2");
  const { auth: resolved } = found.value.tenant;
  assert.ok(resolved.kind === "client-credentials");
  assert.deepEqual(
    [resolved.tokenPath, resolved.clientId, resolved.credentialsIn, resolved.scopes],
    ["/auth/oauth2/token", "id", "body", []],
  );
});

test("a tenant that keeps no marker has neither labels nor a deprecated status", (t) => {
  const found = resolve(
    t,
    `{ profile: cognigy-v2, baseUrl: 'https://a.test', project: P, ${KEY}, marker: name }`,
  );
  assert.ok(found.ok);
  assert.equal(found.value.traits.key, "display-name");
  assert.deepEqual(found.value.capabilities, {
    labels: false,
    deprecatedStatus: false,
    partialUpdate: true,
  });
});

const WRONG: readonly (readonly [url: string, said: string])[] = [
  ["https://app.cognigy.ai", "write https://api-app.cognigy.ai"],
  ["https://app-trial.cognigy.ai/", "write https://api-trial.cognigy.ai"],
  ["https://trial.cognigy.ai/", "write https://api-trial.cognigy.ai"],
  ["https://endpoint-trial.cognigy.ai", "write https://api-trial.cognigy.ai"],
  ["https://app-us.cognigy.ai", "write https://api-app-us.cognigy.ai"],
  ["https://app-acme.cognigy.cloud", "write https://api-acme.cognigy.cloud"],
  ["https://endpoint-acme.cognigy.cloud/x", "write https://api-acme.cognigy.cloud"],
  ["https://cognigy-endpoint-na1.nicecxone.com", "write https://cognigy-api-na1.nicecxone.com"],
  ["https://api-trial.cognigy.ai/new", "write https://api-trial.cognigy.ai"],
  ["https://api-trial.cognigy.ai/new/v2.0", "write https://api-trial.cognigy.ai"],
  ["https://api-trial.cognigy.ai/openapi", "write https://api-trial.cognigy.ai"],
];

test("the addresses that people take by mistake are refused with the likely one", (t) => {
  for (const [url, said] of WRONG) {
    const found = resolve(t, withUrl(url));
    assert.ok(!found.ok, url);
    const [line = ""] = told(found.error);
    assert.match(line, /^webhook-sync\.yaml:3:\d+ invalid-url: `baseUrl` /);
    assert.ok(line.endsWith(`(${said})`), line);
  }
  for (const url of [
    "https://api-app-uk.cognigy.ai",
    "https://api.live.ai.telekomcloud.com",
    "https://cognigy-api-au1.nicecxone.com",
    "https://cognigy.intranet.example:8443",
  ]) {
    assert.ok(resolve(t, withUrl(url)).ok, url);
  }
});

test("a key that stands in the file is refused, and so is what another profile has", (t) => {
  const literal = resolve(
    t,
    "{ profile: cognigy-v2, baseUrl: 'https://a.test', project: P, auth: { kind: api-key, key: hunter2 } }",
  );
  assert.ok(!literal.ok);
  assert.deepEqual(
    literal.error.map(({ code, sourceLine }) => [code, sourceLine]),
    [["literal-credential", null]],
  );
  const foreign = resolve(
    t,
    `{ profile: cognigy-v2, baseUrl: 'https://a.test', project: P, ${KEY}, ownership: scope }`,
  );
  assert.ok(!foreign.ok && /unknown key `ownership`/.test(told(foreign.error).join()));
  const missing = resolve(t, `{ profile: cognigy-v2, baseUrl: 'https://a.test', ${KEY} }`);
  assert.ok(!missing.ok && /missing key `project`/.test(told(missing.error).join()));
});

test("the embedded tenant speaks it too, and has a project only then", (t) => {
  const found = resolve(t, "{ profile: sandbox, speaks: cognigy-v2 }");
  assert.ok(found.ok);
  assert.deepEqual(found.value.tenant, {
    profile: "sandbox",
    speaks: "cognigy-v2",
    project: "Webhooks",
    receivers: [],
  });
  assert.equal(found.value.traits, ENDPOINTS);
  const refused = resolve(t, "{ profile: sandbox, project: Service }");
  assert.ok(!refused.ok && /only with `speaks: cognigy-v2`/.test(told(refused.error).join()));
});
