import assert from "node:assert/strict";
import { createPrivateKey } from "node:crypto";
import { type TestContext, test } from "node:test";
import type { Result } from "../../src/base/result.ts";
import { exposeText } from "../../src/base/secret.ts";
import { loadConfig } from "../../src/manifest/config-file.ts";
import type { Diagnostic } from "../../src/model/fleet/diagnostic.ts";
import type { Environment } from "../../src/model/fleet/environment.ts";
import { INTEGRATIONS } from "../../src/model/fleet/profile.ts";
import { issueAuthority } from "../../src/sandbox/receivers/issuing.ts";
import { resolveEnvironment, settingsWarnings } from "../../src/settings/environment.ts";
import { good as client, issue } from "../health/pki.ts";
import { told, workspace } from "../manifest/workspace.ts";

type Variables = Readonly<Record<string, string | undefined>>;
type Files = Readonly<Record<string, string>>;

function resolve(
  t: TestContext,
  text: string,
  variables: Variables = {},
  options: { name?: string; credentials?: "required" | "ignored"; files?: Files } = {},
): Result<Environment, readonly Diagnostic[]> {
  const folder = workspace(t, { ...options.files, "ops/webhook-sync.yaml": text });
  const config = loadConfig("ops/webhook-sync.yaml", folder);
  assert.ok(config.ok, config.ok ? "" : told(config.error).join("\n"));
  return resolveEnvironment(config.value, options.name, {
    variables,
    credentials: options.credentials ?? "required",
  });
}

function resolved(result: Result<Environment, readonly Diagnostic[]>): Environment {
  assert.ok(result.ok, result.ok ? "" : told(result.error).join("\n"));
  return result.value;
}

function refused(result: Result<Environment, readonly Diagnostic[]>): readonly string[] {
  assert.ok(!result.ok);
  return told(result.error).map((line) => line.replace("ops/webhook-sync.yaml:", ""));
}

const TENANT =
  "{ profile: integrations-v1, baseUrl: 'https://t.test', auth: { kind: bearer, token: '${env:TOKEN}' } }";
const production = (rest: string, tenant = TENANT) =>
  `environments:\n  production:\n    tenant: ${tenant}\n${rest.replaceAll(/^/gm, "    ")}\n`;

test("a time to answer in that no probe waits for is a warning at its line", (t) => {
  const warned = (health: string) => {
    const text = `environments:\n  production:\n    tenant: ${TENANT}\n    health: { ${health} }\n`;
    const folder = workspace(t, { "webhook-sync.yaml": text });
    const config = loadConfig("webhook-sync.yaml", folder);
    assert.ok(config.ok);
    return told(settingsWarnings(config.value, "production"));
  };
  assert.deepEqual(warned("timeout: 20s"), [
    "webhook-sync.yaml:4:15 invalid-value: `health.timeout` (20s) never applies: a probe waits no longer than 15 s, attempts and pauses included (write 15s or less)",
  ]);
  for (const fit of ["timeout: 15s", "timeout: 5s", "attempts: 1"]) assert.deepEqual(warned(fit), []);
});

test("the sandbox needs nothing and has all defaults", (t) => {
  const text =
    "environments: { sandbox: { tenant: { profile: sandbox, receivers: { ship-*: failing, '*': slow } } } }";
  assert.deepEqual(resolved(resolve(t, text)), {
    name: "sandbox",
    tenant: {
      profile: "sandbox",
      speaks: "integrations-v1",
      project: "Webhooks",
      receivers: [
        { names: "ship-*", behaviour: "failing" },
        { names: "*", behaviour: "slow" },
      ],
    },
    traits: INTEGRATIONS,
    capabilities: { labels: false, deprecatedStatus: true, partialUpdate: false },
    ownership: "key",
    scope: ["*"],
    vars: new Map(),
    defaults: { method: "POST", payloadFormat: "application/json" },
    limits: { maxDeprecations: { percent: 20, atLeast: 3 }, maxRecreations: { percent: 20, atLeast: 3 } },
    policy: {
      rules: {},
      certificateRunwayMs: 14 * 86_400_000,
      plainHeaders: ["accept", "content-type", "user-agent"],
      protected: [],
      hosts: null,
      ports: [443, 8443],
      secrets: new Map(),
      requiredHeaders: [],
      quota: null,
    },
    health: { mode: "full", timeoutMs: 5_000, attempts: 3, ca: null, clientCertificate: null, connectTo: [] },
    state: { backend: "local", leaseMs: 30_000 },
    audit: { anchors: [], signingKey: null },
    monitoring: null,
    notify: [],
    deprecation: { hook: null, graceMs: 30 * 86_400_000, retire: "manual" },
  });
});

test("a tenant with everything", async (t) => {
  const text = `
scope: { names: ["orders-*"] }
defaults: { method: PUT, payloadFormat: text/plain }
limits: { maxDeprecations: { atLeast: 1 } }
environments:
  production:
    tenant:
      profile: integrations-v1
      baseUrl: https://t.test
      auth: { kind: client-credentials, clientId: "id-\${env:ID}", clientSecret: "\${env:SECRET}" }
      capabilities: { labels: true }
      ownership: scope
      settle: 500ms
      addedHeaders: [X-Tenant-Id]
      rateLimit: { requests: 10, per: 1m }
      caFile: ./ca.pem
      proxy: http://proxy.internal:3128
    vars: { host: "\${env:HOST}.test", plain: "a $\${b}" }
    health: { mode: tls, timeout: 1s, attempts: 1, caFile: ca.pem, clientCertificate: { certFile: client.pem, keyFile: key.pem }, connectTo: { "*.a.test:443": "10.1.2.3:8443" } }
    monitoring: { url: "http://127.0.0.1:9/status", headers: { A: plain, B: "Bearer \${env:SECRET}" } }
    deprecation: { hook: { url: "https://h.test/x?y=1" }, grace: 1d, retire: auto }
`;
  const { certificate: pem } = await issueAuthority(new Date());
  const { pem: cert, keyPem: key } = client;
  const variables = { ID: "7", SECRET: "s3cret", HOST: "a" };
  const environment = resolved(
    resolve(t, text, variables, { files: { "ops/ca.pem": pem, "ops/client.pem": cert, "ops/key.pem": key } }),
  );
  const { tenant } = environment;
  assert.ok(tenant.profile === "integrations-v1" && tenant.auth.kind === "client-credentials");
  assert.equal(tenant.baseUrl.href, "https://t.test/");
  assert.equal(tenant.auth.clientId, "id-7");
  assert.equal(tenant.auth.clientSecret.expose(), "s3cret");
  assert.equal(tenant.auth.tokenPath, "/oauth/token");
  assert.deepEqual(tenant.auth.scopes, ["integrations:read", "integrations:write", "webhooks:manage"]);
  assert.deepEqual([tenant.settleMs, tenant.deadlineMs, tenant.ca], [500, 600_000, pem]);
  assert.deepEqual(tenant.addedHeaders, ["x-tenant-id"]);
  assert.deepEqual(tenant.rateLimit, { requests: 10, perMs: 60_000 });
  assert.equal(tenant.proxy?.href, "http://proxy.internal:3128/");
  assert.deepEqual(environment.capabilities, { labels: true, deprecatedStatus: true, partialUpdate: false });
  assert.equal(environment.ownership, "scope");
  assert.deepEqual(environment.scope, ["orders-*"]);
  assert.deepEqual(environment.defaults, { method: "PUT", payloadFormat: "text/plain" });
  assert.deepEqual(environment.limits.maxDeprecations, { percent: 20, atLeast: 1 });
  assert.deepEqual(
    [...environment.vars],
    [
      ["host", "a.test"],
      ["plain", "a ${b}"],
    ],
  );
  assert.equal(environment.health.mode, "tls");
  assert.equal(environment.health.clientCertificate?.key.expose(), key.trim());
  assert.deepEqual(environment.health.connectTo, [{ hostAndPort: "*.a.test:443", address: "10.1.2.3:8443" }]);
  assert.deepEqual(
    environment.monitoring?.headers.map(({ name, value }) => [name, typeof value, exposeText(value)]),
    [
      ["A", "string", "plain"],
      ["B", "object", "Bearer s3cret"],
    ],
  );
  assert.equal(environment.deprecation.hook?.url.href, "https://h.test/x?y=1");
  assert.deepEqual([environment.deprecation.graceMs, environment.deprecation.retire], [86_400_000, "auto"]);
  assert.ok(!JSON.stringify(environment).includes("s3cret"));
});

test("an environment's policy goes over the common one key by key", (t) => {
  const text = `
policy:
  rules: { quota: warn, certificate-runway: error }
  plainHeaders: [X-Environment, ACCEPT]
  protected: ["order-*"]
  secrets: { A: [a.test], B: [b.test] }
environments:
  e:
    tenant: { profile: sandbox }
    policy: { rules: { quota: "off" }, protected: ["ledger"], secrets: { B: [c.test] }, hosts: ["*.test"], quota: 5 }
`;
  const { policy } = resolved(resolve(t, text));
  assert.deepEqual(policy.rules, { quota: "off", "certificate-runway": "error" });
  assert.deepEqual(policy.plainHeaders, ["accept", "content-type", "user-agent", "x-environment"]);
  assert.deepEqual(policy.protected, ["ledger"]);
  assert.deepEqual(
    [...policy.secrets],
    [
      ["A", ["a.test"]],
      ["B", ["c.test"]],
    ],
  );
  assert.deepEqual([policy.hosts, policy.quota], [["*.test"], 5]);
});

test("without credentials nothing is missing but vars", (t) => {
  const text = production(
    "monitoring: { url: 'https://m.test', headers: { A: '${env:M}' } }\nvars: { host: '${env:HOST}' }",
  );
  const missing = resolve(t, text, {}, { credentials: "ignored" });
  assert.deepEqual(refused(missing), [
    "5:20 missing-process-variable: the environment variable `HOST` is not set or empty (set HOST and run the command again)",
  ]);
  const { tenant } = resolved(resolve(t, text, { HOST: "a" }, { credentials: "ignored" }));
  assert.ok(tenant.profile === "integrations-v1" && tenant.auth.kind === "bearer");
  assert.equal(tenant.auth.token.expose(), "");
});

test("a process variable that the CI system did not fill in is missing, and is told so", (t) => {
  const text = production("vars: { host: 'a.${env:HOST}' }");
  const end = ", which the CI system did not fill in (set HOST and run the command again)";
  for (const value of ["$(HOST)", "$HOST", "${{ vars.HOST }}"])
    assert.deepEqual(refused(resolve(t, text, { TOKEN: "t", HOST: value })), [
      `4:22 missing-process-variable: the environment variable \`HOST\` holds \`${value}\`${end}`,
    ]);
  const ignored = resolve(t, production(""), { TOKEN: "***" }, { credentials: "ignored" });
  assert.equal(resolved(ignored).tenant.profile, "integrations-v1");
  assert.deepEqual(refused(resolve(t, production(""), { TOKEN: "***" })), [
    "3:98 missing-process-variable: the environment variable `TOKEN` holds a mask such as `***`, and not a value (set TOKEN and run the command again)",
  ]);
});

test("each missing process variable is told at its place; an empty one is missing", (t) => {
  const text = production("monitoring: { url: 'https://m.test', headers: { A: 'Bearer ${env:M}' } }");
  assert.deepEqual(refused(resolve(t, text, { TOKEN: "", constructor: undefined })), [
    "3:98 missing-process-variable: the environment variable `TOKEN` is not set or empty (set TOKEN and run the command again)",
    "4:64 missing-process-variable: the environment variable `M` is not set or empty (set M and run the command again)",
  ]);
});

const tenantWith = (auth: string) =>
  production("", `{ profile: integrations-v1, baseUrl: 'https://t.test', auth: ${auth} }`);

test("a credential that no request can carry is told at its line, without its value", (t) => {
  const bearer = "{ kind: bearer, token: '${env:TOKEN}' }";
  const key = "{ kind: api-key, key: '${env:TOKEN}' }";
  const client = "{ kind: client-credentials, clientId: a, clientSecret: '${env:TOKEN}' }";
  const faults: readonly (readonly [auth: string, value: string, fault: string])[] = [
    [bearer, "canary\n", "ends with a line break"],
    [bearer, "canary\r\n", "ends with a line break"],
    [bearer, "can\nary", "holds a line break"],
    [bearer, " canary", "begins or ends with white space"],
    [bearer, "canary\u200b", "holds U+200B, which cannot be seen"],
    [bearer, "\ufeffcanary", "holds U+FEFF, which cannot be seen"],
    [bearer, "can\u0000ary", "holds U+0000, which cannot be seen"],
    [bearer, "Bearer canary", "begins with `Bearer`, which is added"],
    [bearer, "bearer\tcanary", "begins with `Bearer`, which is added"],
    [key, "canary\n", "ends with a line break"],
    [key, "\u201ccanary\u201d", "holds a character that HTTP does not allow (U+201C)"],
    [key, "canäry", "holds a character outside of ASCII"],
    [client, "canary\n", "ends with a line break"],
    [client, "canary ", "begins or ends with white space"],
    [client, "canary\u200b", "holds U+200B, which cannot be seen"],
  ];
  for (const [auth, value, fault] of faults) {
    const result = resolve(t, tenantWith(auth), { TOKEN: value });
    assert.ok(!result.ok, value);
    const [finding] = result.error;
    const name = /(token|key|clientSecret): '/.exec(auth)?.[1];
    assert.equal(finding?.message, `\`${name}\` cannot be sent: environment variable \`TOKEN\` ${fault}`);
    assert.equal(finding?.hint, "set TOKEN again: one line, without quotes or white space around it");
    assert.equal(finding?.location?.line, 3);
    assert.ok(!/canary|canäry/.test(JSON.stringify(result.error)));
    assert.ok(resolve(t, tenantWith(auth), { TOKEN: value }, { credentials: "ignored" }).ok);
  }
  assert.ok(resolve(t, tenantWith(key), { TOKEN: "Bearer canary" }).ok, "its header may need the word");
  assert.ok(resolve(t, tenantWith(bearer), { TOKEN: "bearer-canary" }).ok, "the word is a part of it");
  assert.ok(resolve(t, tenantWith(client), { TOKEN: "canäry" }).ok, "a form carries it");
});

test("a header of a service or of an API key that no request can carry is told at its line", (t) => {
  const service = (headers: string) =>
    production(`monitoring: { url: 'https://m.test', headers: ${headers} }`);
  const variables = { TOKEN: "a", M: "m3trics\n" };
  const told: readonly (readonly [text: string, finding: RegExp])[] = [
    [
      service("{ Authorization: 'Bearer ${env:M}' }"),
      /^4:.*`Authorization` cannot be sent: environment variable `M` ends/,
    ],
    [service("{ A: 'x ' }"), /^4:.*`A` cannot be sent: its value begins or ends with white space/],
    [service("{ 'A B': x }"), /^4:.*invalid-header-name: `A B` is not a valid header name/],
    [service("{ content-length: '5' }"), /^4:.*header `content-length` belongs to the connection/],
    [
      tenantWith("{ kind: api-key, header: X Api Key, key: '${env:TOKEN}' }"),
      /^3:.*`X Api Key` is not a valid header name/,
    ],
    [tenantWith("{ kind: api-key, header: Transfer-Encoding, key: '${env:TOKEN}' }"), /^3:.*belongs to the/],
  ];
  for (const [text, finding] of told) {
    const findings = refused(resolve(t, text, variables));
    assert.equal(findings.length, 1);
    assert.match(findings[0] ?? "", finding);
    assert.ok(!JSON.stringify(findings).includes("m3trics"));
  }
});

test("a literal credential is refused in every kind of authentication, and not shown", (t) => {
  const kinds: readonly (readonly [auth: string, key: string])[] = [
    ["{ kind: client-credentials, clientId: a, clientSecret: hunter2 }", "clientSecret"],
    ["{ kind: bearer, token: hunter2 }", "token"],
    ["{ kind: api-key, key: hunter2 }", "key"],
    ["{ kind: api-key, key: 'hunter2${env:TOKEN}' }", "key"],
    ["{ kind: api-key, key: '$${hunter2' }", "key"],
  ];
  for (const [auth, key] of kinds) {
    const result = resolve(
      t,
      production("", `{ profile: integrations-v1, baseUrl: 'https://t.test', auth: ${auth} }`),
      { TOKEN: "a" },
    );
    assert.ok(!result.ok);
    assert.deepEqual(
      result.error.map(({ code }) => code),
      ["literal-credential"],
    );
    assert.equal(
      result.error[0]?.message,
      `\`${key}\` must be one reference to an environment variable, not a literal value`,
    );
    assert.equal(result.error[0]?.location?.line, 3);
    assert.ok(!JSON.stringify(result.error).includes("hunter2") || auth.includes("${env:"));
  }
});

test("no time at all is refused where the tenant is to answer in it, and where requests are counted", (t) => {
  const settings = "deadline: 0d, timeout: 0ms, rateLimit: { requests: 1, per: 00s }, settle: 0s";
  const tenant = TENANT.replace("{ profile", `{ ${settings}, profile`);
  const result = resolve(t, production("", tenant), { TOKEN: "a" });
  assert.deepEqual(
    result.ok ? [] : result.error.map(({ message }) => message),
    ["deadline", "timeout", "per"].map((key) => `\`${key}\` must be longer than 0`),
  );
});

const urls: readonly (readonly [baseUrl: string, problem: string | null])[] = [
  ["https://t.test", null],
  ["https://t.test:8443/", null],
  ["http://localhost:3000", null],
  ["http://127.0.0.2", null],
  ["http://0x7f.1", null],
  ["http://[::1]:3000", null],
  ["http://t.test", "is neither https nor on a loopback address"],
  ["http://localhost.t.test", "is neither https nor on a loopback address"],
  ["http://127.0.0.1.t.test", "is neither https nor on a loopback address"],
  ["http://[::ffff:7f00:1]", "is neither https nor on a loopback address"],
  ["https://user:pw@t.test", "holds a user name or a password"],
  ["https://t.test/#a", "has a fragment, which is never sent"],
  ["https://t.test/api", "must be a host without a path or query"],
  ["https://t.test:99999", "cannot be parsed"],
];
for (const [baseUrl, problem] of urls) {
  test(`baseUrl ${baseUrl}`, (t) => {
    const tenant = TENANT.replace("https://t.test", baseUrl);
    const result = resolve(t, production("", tenant), { TOKEN: "a" });
    const messages = result.ok ? [] : result.error.map(({ code, message }) => [code, message]);
    assert.deepEqual(messages, problem === null ? [] : [["invalid-url", `\`baseUrl\` ${problem}`]]);
  });
}

test("a proxy is a host and a port: of a path, a query or a fragment nothing would be sent", (t) => {
  const told = (proxy: string) => {
    const tenant = TENANT.replace("{ profile", `{ proxy: "${proxy}", profile`);
    const result = resolve(t, production("", tenant), { TOKEN: "a" });
    return result.ok ? [] : result.error.map(({ message, hint }) => `${message} (${hint})`);
  };
  assert.deepEqual(told("http://proxy.test:3128/"), []);
  for (const rest of ["/pac", "/?a=b", "/#a"])
    assert.deepEqual(told(`http://proxy.test:3128${rest}`), [
      "`proxy` must be a host without a path or query (write http://proxy.test:3128)",
    ]);
});

const wrong: readonly (readonly [name: string, rest: string, want: string])[] = [
  [
    "monitoring over plain http",
    "monitoring: { url: 'http://m.test' }",
    "4:19 invalid-url: `url` is neither https nor on a loopback address (write it with https://; http is allowed for localhost, 127.0.0.1 and [::1] only)",
  ],
  [
    "a hook over plain http",
    "deprecation: { hook: { url: 'http://m.test' } }",
    "4:28 invalid-url: `url` is neither https nor on a loopback address (write it with https://; http is allowed for localhost, 127.0.0.1 and [::1] only)",
  ],
  [
    "a probe that may take no time",
    "health: { timeout: 0s }",
    "4:15 invalid-value: `timeout` must be longer than 0 (write a duration such as 5s, or remove the line)",
  ],
  ...["26d", "2147484s"].map((text): readonly [string, string, string] => [
    `a time that no timer can hold: ${text}`,
    `health: { timeout: ${text} }`,
    "4:15 invalid-value: `timeout` must be at most 24 d: no timer waits longer (write a shorter duration)",
  ]),
  [
    "a password in an address",
    "monitoring: { url: 'https://me:pass@m.test' }",
    "4:19 invalid-url: `url` holds a user name or a password (remove what stands before the @, and renew the password if it was ever committed)",
  ],
  [
    "a file that does not exist",
    "health: { caFile: nowhere.pem }",
    "4:15 unreadable-file: cannot read nowhere.pem: it does not exist (paths are relative to the configuration)",
  ],
  [
    "a file that is no certificate",
    "health: { caFile: webhook-sync.yaml }",
    "4:15 unreadable-file: webhook-sync.yaml holds no certificate in PEM form (convert it to PEM, or name another file)",
  ],
  [
    "a port that does not exist",
    "health: { connectTo: { 'a.test:443': '10.0.0.1:70000' } }",
    "4:28 invalid-value: the port 70000 of `10.0.0.1:70000` does not exist (ports are numbers from 1 to 65535)",
  ],
  [
    "a reference where none is filled in",
    "health: { caFile: '${env:CA}' }",
    "4:15 misplaced-reference: `${env:CA}` is not filled in here (references may stand in vars, in auth and in the headers of monitoring and of the hook, in their signingKeys, in the urls of notify, in state.url and in audit.signingKey)",
  ],
  [
    "a reference in a URL",
    "monitoring: { url: 'https://${env:M}' }",
    "4:19 misplaced-reference: `https://${env:M}` is not filled in here (references may stand in vars, in auth and in the headers of monitoring and of the hook, in their signingKeys, in the urls of notify, in state.url and in audit.signingKey)",
  ],
  [
    "a manifest's reference",
    "vars: { host: 'a.${environment}' }",
    "4:22 misplaced-reference: `${environment}` may stand only in manifests (use ${env:NAME} here)",
  ],
  [
    "an unknown kind of reference",
    "vars: { host: '${evn:HOST}' }",
    "4:20 unknown-variable: unknown variable `${evn:HOST}` (did you mean `${env:HOST}`?)",
  ],
];
for (const [name, rest, want] of wrong) {
  test(name, (t) => {
    assert.deepEqual(refused(resolve(t, production(rest), { TOKEN: "a" })), [want]);
  });
}

test("a proxy has no credentials: the client sends it none", (t) => {
  for (const [proxy, isRefused] of [
    ["http://proxy.test:3128", false],
    ["http://user:pw@proxy.test:3128", true],
    ["http://user@proxy.test:3128", true],
  ] as const) {
    const tenant = TENANT.replace("'https://t.test'", `'https://t.test', proxy: '${proxy}'`);
    const result = resolve(t, production("", tenant), { TOKEN: "a" });
    const messages = result.ok ? [] : result.error.map(({ message }) => message);
    const want = "`proxy` cannot be parsed, or holds a user name or a password";
    assert.deepEqual(messages, isRefused ? [want] : []);
  }
});

test("a file of certificates that is cut short or broken is told, and not used", async (t) => {
  const { certificate: good } = await issueAuthority(new Date());
  const broken = good.replace(/\n[A-Za-z0-9+/]{20}/, "\nAAAAAAAAAAAAAAAAAAAA");
  const told = (pem: string) =>
    refused(
      resolve(t, production("health: { caFile: ca.pem }"), { TOKEN: "a" }, { files: { "ops/ca.pem": pem } }),
    );
  const hint = "(convert it to PEM, or name another file)";
  const cut = `4:15 unreadable-file: ca.pem breaks off within a block of PEM: its END line is missing ${hint}`;
  assert.deepEqual(told(good.slice(0, good.length / 2)), [cut]);
  assert.deepEqual(told(`${good}\n${good.slice(0, 200)}`), [cut]);
  assert.deepEqual(told(`${good}\n${broken}`), [
    `4:15 unreadable-file: ca.pem holds a certificate that cannot be read, 2 of 2 ${hint}`,
  ]);
  assert.ok(
    resolve(
      t,
      production("health: { caFile: ca.pem }"),
      { TOKEN: "a" },
      { files: { "ops/ca.pem": `# ours\n${good}\n${good}` } },
    ).ok,
  );
});

test("what was joined without a line break is used as it was checked, block by block", async (t) => {
  const { certificate } = await issueAuthority(new Date());
  const files = {
    "ops/ca.pem": `${certificate.trim()}${client.pem}`,
    "ops/c.pem": `${client.pem.trim()}${certificate}`,
    "ops/k.pem": `${certificate.trim()}${client.keyPem}`,
  };
  const text = production(
    "health: { caFile: ca.pem, clientCertificate: { certFile: c.pem, keyFile: k.pem } }",
  );
  const { ca, clientCertificate } = resolved(resolve(t, text, { TOKEN: "a" }, { files })).health;
  assert.equal(ca, `${certificate.trim()}\n${client.pem.trim()}`);
  assert.equal(clientCertificate?.cert, `${client.pem.trim()}\n${certificate.trim()}`);
  assert.equal(clientCertificate.key.expose(), client.keyPem.trim());
});

test("a client certificate's key is needed only where credentials are", (t) => {
  const text = production("health: { clientCertificate: { certFile: c.pem, keyFile: k.pem } }");
  assert.equal(refused(resolve(t, text, { TOKEN: "a" })).length, 2);
  assert.equal(resolved(resolve(t, text, {}, { credentials: "ignored" })).health.clientCertificate, null);
});

test("a client certificate's key that no handshake could use is told at its line", async (t) => {
  const other = await issue();
  const keyOf = (key: string) => createPrivateKey(key);
  const cipher = { cipher: "aes-256-cbc", passphrase: "x", format: "pem" } as const;
  const told = (key: string | Buffer) => {
    const text = production("health: { clientCertificate: { certFile: c.pem, keyFile: k.pem } }");
    const files = { "ops/c.pem": client.pem, "ops/k.pem": key.toString() };
    const done = resolve(t, text, { TOKEN: "a" }, { files });
    return done.ok ? [] : refused(done);
  };
  assert.deepEqual(told(`# ours\n${client.keyPem}`), []);
  assert.deepEqual(told(keyOf(client.keyPem).export({ type: "sec1", format: "pem" })), []);
  const at = "4:53";
  assert.deepEqual(told(other.keyPem), [
    `${at} contradiction: k.pem holds another key than that of the certificate in c.pem (name the key of the first certificate in c.pem)`,
  ]);
  const encrypted = `${at} unreadable-file: k.pem holds a private key that is encrypted (decrypt it: openssl pkey -in FILE -out FILE)`;
  assert.deepEqual(told(keyOf(client.keyPem).export({ type: "pkcs8", ...cipher })), [encrypted]);
  assert.deepEqual(told(keyOf(client.keyPem).export({ type: "sec1", ...cipher })), [encrypted]);
  assert.deepEqual(told(client.keyPem.replace(/\n[A-Za-z0-9+/]{20}/, "\nAAAAAAAAAAAAAAAAAAAA")), [
    `${at} unreadable-file: k.pem holds a private key that cannot be read, 1 of 1 (convert it to PEM, or name another file)`,
  ]);
});

test("an unknown environment, and none", (t) => {
  const text =
    "environments:\n  staging: { tenant: { profile: sandbox } }\n  production: { tenant: { profile: sandbox } }\n";
  assert.deepEqual(refused(resolve(t, text, {}, { name: "prodution" })), [
    "nowhere unknown-environment: unknown environment `prodution`; there are staging and production (did you mean `production`?)",
  ]);
  assert.deepEqual(refused(resolve(t, text, {}, { name: "__proto__" })), [
    "nowhere unknown-environment: unknown environment `__proto__`; there are staging and production (environments: staging and production)",
  ]);
  assert.deepEqual(refused(resolve(t, text)), [
    "1:1 no-environment: no environment is chosen and none is the default (name one with --env, or mark one with default: true (staging and production))",
  ]);
});
