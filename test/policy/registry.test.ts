import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { RULE_NAMES } from "../../src/model/fleet/environment.ts";
import { listPolicy, RULES, severityOf } from "../../src/policy/check-policy.ts";
import { policyDocument } from "../../src/policy/document.ts";
import { environment, sandbox } from "./declared.ts";

const root = new URL("../../", import.meta.url);

test("the rules are those of the configuration's schema", () => {
  const schema = JSON.parse(readFileSync(new URL("schemas/config.schema.json", root), "utf8"));
  assert.deepEqual(RULE_NAMES, schema.$defs.ruleName.enum);
  assert.deepEqual(
    RULES.map(({ name }) => name),
    RULE_NAMES,
  );
});

test("the matrix of defaults", () => {
  const matrix = RULES.map(({ name }) => {
    return `${name}: ${severityOf(name, environment())}, ${severityOf(name, sandbox())}`;
  });
  assert.deepEqual(matrix, [
    "https-only: error, error",
    "tls-1.2: error, error",
    "public-address: error, off",
    "no-url-credentials: error, error",
    "known-token-shape: error, error",
    "secret-hosts: error, off",
    "forbidden-headers: error, error",
    "allowed-hosts: error, error",
    "allowed-ports: error, error",
    "required-headers: error, error",
    "quota: error, error",
    "certificate-runway: warn, warn",
    "high-entropy-header: warn, warn",
    "sunset-required: warn, warn",
    "owner-required: off, off",
  ]);
});

test("what is configured wins over the default, in the sandbox too", () => {
  const rules = { "secret-hosts": "warn", "https-only": "off" } as const;
  for (const where of [environment({ rules }), sandbox({ rules })]) {
    assert.equal(severityOf("secret-hosts", where), "warn");
    assert.equal(severityOf("https-only", where), "off");
    assert.equal(severityOf("quota", where), "error");
  }
});

test("the list says where each severity comes from", () => {
  const rows = listPolicy(environment({ rules: { "https-only": "error", "owner-required": "warn" } }));
  assert.deepEqual(
    rows.map(({ rule }) => rule),
    RULE_NAMES,
  );
  assert.deepEqual(
    rows.filter(({ source }) => source === "configured").map(({ rule, severity }) => [rule, severity]),
    [
      ["https-only", "error"],
      ["owner-required", "warn"],
    ],
  );
});

test("the list says what operators have set for each rule", () => {
  const set = environment({
    hosts: ["*.yourcompany.com"],
    secrets: new Map([["ORDERS_API_KEY", ["api.yourcompany.com", "*.orders.yourcompany.com"]]]),
    requiredHeaders: ["X-Team"],
    quota: 20,
  });
  assert.deepEqual(
    listPolicy(set).flatMap(({ rule, values }) => (values.length === 0 ? [] : [[rule, ...values]])),
    [
      ["secret-hosts", "ORDERS_API_KEY → api.yourcompany.com *.orders.yourcompany.com"],
      ["allowed-hosts", "*.yourcompany.com"],
      ["allowed-ports", "443", "8443"],
      ["required-headers", "X-Team"],
      ["quota", "20 webhooks"],
      ["certificate-runway", "14 d"],
    ],
  );
});

test("summaries are sentences without a period, explanations and remedies have one", () => {
  for (const { name, summary, explanation, remedy } of RULES) {
    assert.match(summary, /^[A-Z].*[^.]$/, name);
    assert.match(explanation, /\.$/, name);
    assert.match(remedy, /^[A-Z].*\.$/, name);
  }
});

test("docs/policy.md is current", () => {
  const page = readFileSync(new URL("docs/policy.md", root), "utf8");
  assert.equal(page, policyDocument(), "run: npm run generate");
});
