import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locate } from "../../src/model/diagnostic.ts";
import { Secret } from "../../src/model/secret.ts";
import { checkPolicy } from "../../src/policy/check.ts";
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

test("findings are sorted by file, line and column", () => {
  const places = [
    ["b.yaml", 1, 1],
    ["a.yaml", 10, 1],
    ["a.yaml", 9, 5],
    ["a.yaml", 9, 1],
  ] as const;
  const fleet = places.map(([file], i) =>
    webhook({ name: `w${i}`, owner: null, source: { file, document: i } }),
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

/** Credentials of every kind that a rule may meet, none of which may come back in a finding. */
const CANARY = "cAnArY7Zk2mX9vB4nR8tL1pW6yD3s";
const LEAKS = [
  webhook({ url: `http://user:${CANARY}@10.0.0.1:1/` }),
  webhook({ url: `http:${CANARY.toLowerCase()}@10.0.0.1:1/` }),
  webhook({ url: `https://evil.example:1/?token=${CANARY}` }),
  webhook({ headers: [plain("X-Key", CANARY)] }),
  webhook({ headers: [plain("X-Key", `Bearer ${CANARY}`)] }),
  webhook({ headers: [plain("Authorization", CANARY)] }),
  webhook({ headers: [plain("Host", CANARY)] }),
  webhook({
    url: "https://evil.example/",
    headers: [
      {
        name: "X-Key",
        value: {
          kind: "secret",
          template: `${CANARY} \${secret:A}`,
          references: [{ name: "A", version: null }],
          value: new Secret(CANARY),
        },
      },
    ],
  }),
];

test("no finding repeats a header value, a URL's credentials or the line that holds one", () => {
  const strict = environment({
    hosts: ["api.yourcompany.com"],
    requiredHeaders: ["X-Environment"],
    secrets: new Map([["A", ["api.yourcompany.com"]]]),
  });
  for (const leak of LEAKS) {
    const line = `${leak.url} ${JSON.stringify(leak.headers.map(({ value }) => value))}`;
    const findings = checkPolicy([leak], strict, document(line));
    assert.ok(findings.length >= 2);
    assert.doesNotMatch(JSON.stringify(findings), new RegExp(CANARY, "i"));
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
