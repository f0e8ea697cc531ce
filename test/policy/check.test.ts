import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import type { Locate } from "../../src/model/fleet/diagnostic.ts";
import type { Environment } from "../../src/model/fleet/environment.ts";
import type { PolicyDiagnostic } from "../../src/model/fleet/policy.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { checkPolicy, RULES } from "../../src/policy/check-policy.ts";
import { environment, plain, sandbox, secret, webhook } from "./declared.ts";

/** A document of which every line that is asked for reads the same. */
const document =
  (sourceLine: string): Locate =>
  ({ file }) => ({ location: { file, line: 4, column: 1 }, sourceLine });

const http = webhook({ url: "http://api.yourcompany.com:443/" });

test("a finding says what, where, and what to do", () => {
  const [finding, ...more] = checkPolicy(
    [http],
    environment(),
    document("url: http://api.yourcompany.com:443/"),
  );
  assert.deepEqual(more, []);
  assert.deepEqual(finding, {
    rule: "https-only",
    severity: "error",
    key: "orders@2",
    diagnostic: {
      code: "https-only",
      severity: "error",
      message: "the url of orders@2 uses http, which anyone on the way can read and change",
      hint: "write the url of orders@2 with https",
      location: { file: "webhooks.d/orders.yaml", line: 4, column: 1 },
      sourceLine: "url: http://api.yourcompany.com:443/",
    },
  });
});

test("a rule that warns gives a warning, a rule that is off gives nothing", () => {
  const severities = (severity: "off" | "warn") =>
    checkPolicy([http], environment({ rules: { "https-only": severity } }), document("")).map((finding) => [
      finding.severity,
      finding.diagnostic.severity,
    ]);
  assert.deepEqual(severities("warn"), [["warn", "warning"]]);
  assert.deepEqual(severities("off"), []);
});

test("the sandbox lets secrets and private addresses pass, unless configured", () => {
  const fleet = [webhook({ url: "https://127.0.0.1/", headers: [secret("X-Api-Key", "${secret:A}")] })];
  const rules = (where = sandbox()) => checkPolicy(fleet, where, document("")).map(({ rule }) => rule);
  assert.deepEqual(rules(), []);
  assert.deepEqual(rules(sandbox({ rules: { "public-address": "warn" } })), ["public-address"]);
  assert.deepEqual(rules(environment()), ["public-address", "secret-hosts"]);
});

test("what is let go of is held to every rule about values, and to none about its upkeep", () => {
  const forbidden = {
    owner: null,
    status: "deprecated",
    url: "http://user:hunter2@127.0.0.1:81/",
    headers: [
      secret("X-Api-Key", "${secret:A}"),
      secret("User-Agent", "${secret:A}"),
      plain("Content-Length", "5"),
      plain("X-Token", ["ghp", "a1B2c3D4e5".repeat(4).slice(0, 36)].join("_")),
      plain("X-Key", RANDOM),
    ],
  } as const;
  const policy = environment({
    rules: { "owner-required": "error" },
    hosts: ["api.yourcompany.com"],
    requiredHeaders: ["X-Environment"],
    quota: 0,
  });
  const rules = (unadopt: boolean) =>
    checkPolicy([webhook({ ...forbidden, unadopt })], policy, document("")).map(({ rule }) => rule);
  const upkeep = ["quota", "required-headers", "owner-required", "sunset-required"];
  const kept = rules(false);
  assert.deepEqual(
    [...new Set(kept)].toSorted(),
    RULES.filter(({ kind }) => kind !== "connection")
      .map(({ name }) => name)
      .toSorted(),
  );
  assert.deepEqual(
    rules(true),
    kept.filter((rule) => !upkeep.includes(rule)),
  );
});

test("findings are sorted by file, line and column", () => {
  const places = [
    ["b.yaml", 1, 1],
    ["a.yaml", 10, 1],
    ["a.yaml", 9, 5],
    ["a.yaml", 9, 1],
  ] as const;
  const fleet = places.map(([file], i) =>
    webhook({ name: `w${i}`, owner: null, source: { file, line: 1, column: 1, document: i } }),
  );
  const findings = checkPolicy(
    fleet,
    environment({ rules: { "owner-required": "warn" } }),
    ({ file, document: i }) => ({
      location: { file, line: places[i]?.[1] ?? 0, column: places[i]?.[2] ?? 0 },
      sourceLine: "",
    }),
  );
  assert.deepEqual(
    findings.map(({ key }) => key),
    ["w3@2", "w2@2", "w1@2", "w0@2"],
  );
});

/** Declarations with a credential of every kind that a rule may meet; each breaks two rules or more. */
const leaksOf = (credential: string) => [
  webhook({ url: `http://user:${credential}@10.0.0.1:1/` }),
  webhook({ url: `http:${credential}@10.0.0.1:1/` }),
  webhook({ url: `https://evil.example/?token=${credential}` }),
  webhook({ headers: [plain("Authorization", credential)] }),
  webhook({ headers: [plain("X-Key", `Bearer ${credential}-and-so-on`)] }),
  webhook({ headers: [plain("Host", credential)] }),
];
const RANDOM = "cAnArY7Zk2mX9vB4nR8tL1pW6yD3s";
const RANDOM_ONLY = [
  webhook({ headers: [plain("X-Key", RANDOM)] }),
  webhook({
    url: "https://evil.example/",
    headers: [
      {
        name: "X-Key",
        value: {
          kind: "secret",
          template: `${RANDOM} \${secret:A}`,
          references: [{ name: "A", version: null }],
          value: new Secret(RANDOM),
        },
      },
    ],
  }),
];

/** Policy that finds something in every line. */
const strict = environment({
  hosts: ["api.yourcompany.com"],
  secrets: new Map([["A", ["api.yourcompany.com"]]]),
});

/** Findings whose source line is all that was declared. */
function findingsBeside(leak: Webhook, where: Environment): readonly PolicyDiagnostic[] {
  return checkPolicy([leak], where, document(`${leak.url} ${JSON.stringify(leak.headers)}`));
}

test("no finding repeats a random credential, whatever the rule and whatever else is on the line", () => {
  const where = { ...strict, policy: { ...strict.policy, requiredHeaders: ["X-Environment"] } };
  for (const leak of [...leaksOf(RANDOM), ...RANDOM_ONLY]) {
    const findings = findingsBeside(leak, where);
    assert.ok(findings.length >= 2);
    assert.doesNotMatch(JSON.stringify(findings), /canary/i);
  }
});

test("no finding of a credential repeats it, however simple it is", () => {
  for (const leak of leaksOf("hunter2")) {
    const findings = findingsBeside(leak, strict).filter(({ rule }) => rule !== "allowed-hosts");
    assert.ok(findings.length >= 1);
    assert.doesNotMatch(JSON.stringify(findings), /hunter2/);
  }
});

test("no finding repeats a URL's user and password, whatever the rule", () => {
  for (const url of [
    "http://hunter2@10.0.0.1:1/",
    "http:hunter2@10.0.0.1:1/",
    "http:\\\\a:hunter2@10.0.0.1:1/",
  ]) {
    const findings = checkPolicy([webhook({ url })], strict, document(`url: ${url}`));
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ["https-only", "public-address", "no-url-credentials", "allowed-hosts", "allowed-ports"],
    );
    assert.doesNotMatch(JSON.stringify(findings), /hunter2/);
  }
});

test("a line is shown although it refers to secrets", () => {
  const line =
    "headers: { X-Api-Key: ${secret:ORDERS_API_KEY@3}, Authorization: Bearer ${secret:CRM_TOKEN} }";
  const fleet = [webhook({ headers: [secret("X-Api-Key", "${secret:ORDERS_API_KEY@3}")] })];
  const [finding] = checkPolicy(fleet, environment(), document(line));
  assert.equal(finding?.diagnostic.sourceLine, line);
});

test("places are looked up for findings only", () => {
  const findings = checkPolicy([webhook()], environment(), () => assert.fail("nothing to look up"));
  assert.deepEqual(findings, []);
});
