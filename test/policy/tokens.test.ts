import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { entropyOf, looksGenerated } from "../../src/base/entropy.ts";
import { isQuotable } from "../../src/model/quotable.ts";
import { knownTokenIn, TOKEN_SHAPES } from "../../src/model/token-shapes.ts";

const run = (length: number, of = "a1B2c3D4e5") => of.repeat(length).slice(0, length);
const hex = (length: number) => run(length, "0a1b2c3d4e5f");

/** Put together from pieces, so that no scanner takes this file for a leak. */
const TOKENS: Readonly<Record<string, readonly string[]>> = {
  "a private key": [
    `-----BEGIN ${"PRIVATE"} KEY-----`,
    `-----BEGIN RSA ${"PRIVATE"} KEY-----`,
    `-----BEGIN OPENSSH ${"PRIVATE"} KEY-----`,
  ],
  "a JSON web token": [`eyJ${run(20)}.eyJ${run(40)}.${run(43)}`, `token=eyJ${run(20)}.eyJ${run(40)}.`],
  "a bearer token": [`Bearer ${run(16)}`, `bearer  ${run(30)}`],
  "a URL with a password": ["postgres://app:hunter2@db.example/x", "https://:hunter2@a.example"],
  "an AWS access key id": [`AKIA${run(16, "A1B2")}`, `ASIA${run(16, "A1B2")}`],
  "an Anthropic API key": [`sk-ant-api03-${run(40)}`],
  "an Atlassian token": [`ATATT3${run(60)}`],
  "an Azure storage key": [`AccountName=a;AccountKey=${run(86)}==`],
  "a Databricks token": [`dapi${hex(32)}`],
  "a DigitalOcean token": [`dop_v1_${hex(64)}`],
  "a GitHub token": [`ghp_${run(36)}`, `ghs_${run(36)}`, `github_pat_${run(22)}_${run(59)}`],
  "a GitLab token": [`glpat-${run(20)}`, `glrt-${run(20)}`],
  "a Google API key": [`AIza${run(35)}`],
  "a Google OAuth credential": [`ya29.${run(60)}`, `GOCSPX-${run(28)}`, `1//0${run(40)}`],
  "a Hugging Face token": [`hf_${run(34)}`],
  "a HashiCorp Vault token": [`hvs.${run(24)}`],
  "a Mailgun API key": [`key-${hex(32)}`],
  "an npm token": [`npm_${run(36)}`],
  "an OpenAI API key": [`sk-${run(48)}`, `sk-proj-${run(48)}`],
  "a PyPI token": [`pypi-AgE${run(60)}`],
  "a SendGrid API key": [`SG.${run(22)}.${run(43)}`],
  "a Shopify token": [`shpat_${hex(32)}`],
  "a Slack token": [`xoxb-${run(12, "1234567890")}-${run(24)}`, `xapp-1-${run(20)}`],
  "a Slack webhook address": [`https://hooks.slack.com/services/T${run(8)}/B${run(8)}/${run(24)}`],
  "a Stripe key": [`sk_${"live"}_${run(24)}`, `rk_${"test"}_${run(24)}`, `whsec_${run(32)}`],
  "a Twilio API key": [`SK${hex(32)}`],
};

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
