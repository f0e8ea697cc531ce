import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { entropyOf, looksGenerated } from "../../src/base/text.ts";
import { isQuotable, knownTokenIn, TOKEN_SHAPES } from "../../src/model/token-shapes.ts";
import type { Webhook } from "../../src/model/webhook.ts";
import { knownTokenShape } from "../../src/policy/rules/secrets.ts";
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
  const health = { ...webhook().health, payload: { deep: [{ [`x ${token}`]: 1 }] } };
  const rows: readonly (readonly [what: string, declared: Webhook])[] = [
    ["the name of a header", webhook({ headers: [plainHeader(token, "a")] })],
    ["the payload", webhook({ health })],
    ["the payload", webhook({ health: { ...health, payload: token } })],
    ["the owner", webhook({ owner: token })],
    ["the description", webhook({ description: `use ${token} for it` })],
  ];
  const check = knownTokenShape.check();
  for (const [what, declared] of rows) {
    const [found, ...others] = check(declared);
    assert.deepEqual(others, []);
    assert.equal(found?.message, `${what} of orders@1 holds what looks like a GitHub token`);
    assert.match(found?.remedy ?? "", new RegExp(`^revoke it, and take it out of ${what}`));
    assert.doesNotMatch(JSON.stringify([found?.message, found?.remedy]), /a1B2c3/);
  }
  assert.deepEqual(check(webhook({ description: "orders of the shop", owner: "team-orders" })), []);
});
