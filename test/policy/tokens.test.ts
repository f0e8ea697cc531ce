import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isQuotable, withoutCredentials } from "../../src/base/credentials.ts";
import { entropyOf, knownTokenIn, looksGenerated, TOKEN_SHAPES } from "../../src/base/tokens.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { knownTokenShape } from "../../src/policy/rules/secrets.ts";
import { declared } from "../fixtures/endpoints.ts";
import { plainHeader, webhook } from "../fixtures/model.ts";
import { TOKENS } from "../fixtures/tokens.ts";

test("every shape has examples", () => {
  assert.deepEqual(
    TOKEN_SHAPES.map(({ called }) => called),
    Object.keys(TOKENS),
  );
});

for (const [called, examples] of Object.entries(TOKENS))
  test(`${called} is recognised alone and within a text`, () => {
    for (const example of examples) {
      assert.equal(knownTokenIn(example), called);
      assert.equal(knownTokenIn(`v1,${example}; x`), called);
      assert.equal(isQuotable(`  X-Key: "${example}"`), false);
    }
  });

/** How somebody who hides a token from this rule may write it, or who was only told to encode it. */
const DISGUISES: readonly (readonly [string, (token: string) => string])[] = [
  ["in base64", (token) => Buffer.from(token).toString("base64")],
  ["in base64url, in a path", (token) => `/hooks/${Buffer.from(token).toString("base64url")}/x`],
  ["in base64, behind a name", (token) => `v1=${Buffer.from(`key:${token}`).toString("base64")}`],
  ["in base64, twice", (token) => Buffer.from(Buffer.from(token).toString("base64")).toString("base64")],
  ["in hexadecimal", (token) => Buffer.from(token).toString("hex")],
  ["in hexadecimal, behind a dash", (token) => `v1-${Buffer.from(token).toString("hex").toUpperCase()}`],
  ["percent-encoded", (token) => [...Buffer.from(token)].map((byte) => `%${byte.toString(16)}`).join("")],
  [
    "with escapes of JSON",
    (token) => [...token].map((sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join(""),
  ],
];

for (const [how, disguise] of DISGUISES)
  test(`a token is recognised ${how}`, () => {
    for (const [called, examples] of Object.entries(TOKENS))
      for (const example of examples) {
        assert.equal(knownTokenIn(disguise(example)), called, disguise(example));
        assert.equal(isQuotable(`X-Key: ${disguise(example)}`), false);
        const told = withoutCredentials(`unknown key ${disguise(example)}`);
        if (!/\s/.test(disguise(example))) assert.equal(knownTokenIn(told), undefined, told);
      }
  });

test("user and password as a Basic header has them are a credential, words behind its name are not", () => {
  for (const pair of ["acme:kanarie-4711", "a:b", "münchen:größe"]) {
    const encoded = Buffer.from(pair).toString("base64");
    const expected = encoded.length < 11 ? undefined : "Basic credentials";
    assert.equal(knownTokenIn(`Basic ${encoded}`), expected, encoded);
  }
  for (const text of [
    "Basic authentication",
    "basic internationalisation",
    "Basic",
    "Basic b3JkZXJzIHdpdGhvdXQgYSBzaWdu",
  ])
    assert.equal(knownTokenIn(text), undefined, text);
});

test("texts that look encoded and are names, addresses or numbers are no tokens", () => {
  for (const text of [
    "order-fulfilment-of-north-america/confirmed/v2",
    "https://api.yourcompany.com/cognigy/webhooks/orderconfirmations",
    "application/vnd.yourcompany.orders.v2+json",
    "0123456789abcdef0123456789abcdef",
    "580a85f1-2222-4333-8444-555566667777",
    "sha256=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  ])
    assert.equal(knownTokenIn(text), undefined, text);
});

test("law: random text in base64 is no token", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 64 }), (bytes) => {
      return knownTokenIn(Buffer.from(bytes).toString("base64")) === undefined;
    }),
    { numRuns: 2_000 },
  );
});

const ORDINARY = [
  "",
  "production",
  "application/json; charset=utf-8",
  "Bearer",
  "Bearer of good news",
  "sk-order-service",
  "task-risk_live_orders",
  "ghp_short",
  "https://api.yourcompany.com:8443/a@b",
  "eyJ.eyJ.eyJ",
  "AKIA",
  "npm_config_registry",
  "-----BEGIN CERTIFICATE-----",
];

for (const text of ORDINARY)
  test(`${JSON.stringify(text)} is no token`, () => {
    assert.equal(knownTokenIn(text), undefined);
    assert.equal(looksGenerated(text), false);
  });

test("entropy in bits a character", () => {
  assert.equal(entropyOf(""), 0);
  assert.equal(entropyOf("aaaa"), 0);
  assert.equal(entropyOf("abab"), 1);
  assert.equal(entropyOf("abcdefgh"), 3);
});

test("law: entropy lies between 0 and the logarithm of the length", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
      const bits = entropyOf(text);
      return bits >= 0 && bits <= Math.log2([...text].length) + 1e-9;
    }),
  );
});

test("long words that nobody generated do not look so", () => {
  const words = [
    "abcdefghijklmnopqrstuvwxyz",
    "internationalisation2internationalisation",
    "1234567890".repeat(4),
  ];
  for (const text of [...words, `${"0".repeat(31)}a`]) assert.equal(looksGenerated(text), false, text);
});

/** Of how many in a hundred random keys it is said. */
function percentRecognised(alphabet: string, length: number): number {
  const key = fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length });
  const keys = fc.sample(fc.noBias(key), { numRuns: 1_000, seed: 1 });
  return keys.filter((characters) => looksGenerated(characters.join(""))).length / 10;
}

test("most random keys look generated", () => {
  const digits = "0123456789";
  const lower = "abcdefghijklmnopqrstuvwxyz";
  const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  assert.ok(percentRecognised(digits + lower + upper, 20) >= 85);
  assert.ok(percentRecognised(digits + lower + upper, 32) >= 99);
  assert.ok(percentRecognised(digits + lower, 32) >= 99);
  assert.ok(percentRecognised(`${digits}abcdef`, 32) >= 99);
});

test("no shape has flags: they would be lost where all are looked for at once", () => {
  assert.deepEqual(
    TOKEN_SHAPES.filter(({ shape }) => shape.flags !== ""),
    [],
  );
});

test("a token is found wherever a manifest has text, and never repeated", () => {
  const token = ["ghp", "a1B2c3D4e5".repeat(4).slice(0, 36)].join("_");
  const { value: password } = plainHeader("password", "x");
  const health = { ...webhook().health, payload: { deep: [{ [`x ${token}`]: 1 }] } };
  const rows: readonly (readonly [what: string, declared: Webhook])[] = [
    ["the name of a header", webhook({ headers: [plainHeader(token, "a")] })],
    ["the payload", webhook({ health })],
    ["the payload", webhook({ health: { ...health, payload: token } })],
    [
      "`health.userId`",
      webhook({ health: { ...webhook().health, body: { kind: "flow-output", userId: token } } }),
    ],
    ["`cognigy`", declared({}, { displayName: token })],
    ["`cognigy`", declared({}, { flow: { by: "name", text: token, found: null } })],
    ["`basicAuth.user`", declared({}, { basicAuth: { kind: "declared", user: token, password } })],
    ["the owner", webhook({ owner: token })],
    ["the description", webhook({ description: `use ${token} for it` })],
  ];
  const check = knownTokenShape.check();
  for (const [what, odd] of rows) {
    const [found, ...others] = check(odd);
    assert.deepEqual(others, []);
    assert.equal(found?.message, `${what} of orders@1 holds what looks like a GitHub token`);
    assert.match(found?.remedy ?? "", new RegExp(`^revoke it, and take it out of ${what}`));
    assert.doesNotMatch(JSON.stringify([found?.message, found?.remedy]), /a1B2c3/);
  }
  assert.deepEqual(check(webhook({ description: "orders of the shop", owner: "team-orders" })), []);
});
