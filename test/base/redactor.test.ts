import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Redactor } from "../../src/base/redactor.ts";
import { Secret } from "../../src/base/secret.ts";

const cases: readonly (readonly [string, string, string])[] = [
  ["nothing to hide", "status must be one of active, inactive", "status must be one of active, inactive"],
  ["a secret", "key abcdef-123 is wrong", "key (redacted) is wrong"],
  ["its beginning takes the rest along", "key abcdef-1…9 is wrong", "key (redacted) is wrong"],
  ["a bearer token", "got Bearer eyJhbGciOi", "got Bearer (redacted)"],
  ["a JSON web token", "token eyJhbGciOiJI.eyJzdWIiOiIx.c2ln", "token (redacted)"],
  ["basic credentials", "Authorization: basic dXNlcjpwYXNz", "Authorization: basic (redacted)"],
  ["user and password in a URL", "no https://u:p@a.test/x", "no https://(redacted)@a.test/x"],
  ["a token in a query", "GET /x?a=1&access_token=zzz&b=2", "GET /x?a=1&access_token=(redacted)&b=2"],
  ["control characters and line ends", "a\u001b[31mb\r\n::error::c\u202ed", "a [31mb ::error::c d"],
  ["a word that only names the scheme", "send a Bearer", "send a Bearer"],
];

for (const [name, text, expected] of cases)
  test(`redacts: ${name}`, () => {
    assert.equal(new Redactor([new Secret("abcdef-123"), new Secret("Bearer q")]).clean(text), expected);
  });

test("long words are cut at 300 characters", () => {
  const cut = new Redactor().clean("ä".repeat(1_000));
  assert.equal([...cut].length, 300);
  assert.ok(cut.endsWith("…"));
});

test("no spelling of a secret survives, wherever it stands", () => {
  const secrets = fc
    .string({ unit: "grapheme-ascii", minLength: 8, maxLength: 60 })
    .filter((text) => !/\s/.test(text));
  fc.assert(
    fc.property(
      secrets,
      fc.string(),
      fc.string(),
      fc.constantFrom(...SPELLINGS),
      (secret, before, after, spell) => {
        const shown = new Redactor([new Secret(secret)]).clean(`${before}${spell(secret)}${after}`);
        const leak = spell(secret);
        const allowed = before.includes(leak) || after.includes(leak) || "(redacted)".includes(leak);
        assert.ok(allowed || !shown.includes(leak));
      },
    ),
    {
      numRuns: 500,
      examples: [
        ["%00!\\!!!", "", "", (secret) => JSON.stringify(secret).slice(1, -1)],
        // What stands beside it makes an escape with its first or last letters.
        ['X00!!!!"!', "/", "", encodeURIComponent],
        ['u0041!!!"!', "/", "", encodeURIComponent],
        ['41!!!"!!', "%", "", encodeURIComponent],
        ['!!"!!!!&', "", "lt;", encodeURI],
      ],
    },
  );
});

const SPELLINGS: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => encodeURIComponent(secret),
  (secret) => JSON.stringify(secret).slice(1, -1),
  (secret) => Buffer.from(secret).toString("base64"),
  (secret) => Buffer.from(secret).toString("base64url"),
  (secret) => Buffer.from(secret).toString("hex"),
];

/** Of 20 random bytes, as many tokens are. */
const DIGITS = "9412e70d45de0103a0b33f0f3c342e2da2635f03";
const byId: readonly (readonly [string, string, string, boolean])[] = [
  ["eight digits that agree by chance", DIGITS, "65712b7745de0103a1000041", false],
  ["eleven", DIGITS, "65712b7745de0103a0b00041", false],
  ["twelve digits in a row", DIGITS, "65712b7745de0103a0b30041", true],
  ["the digits of its bytes", "kanarie-vogel", Buffer.from("kanarie-vogel").toString("hex"), true],
  ["eight characters that nobody draws", "kanarie-vogel-4711", "int-e-vogel-9", true],
  ["four digits within others", "4711", "65712b774711de0103a00041", false],
  ["four digits and nothing else", "4711", "4711", true],
  ["a whole password of eight digits", "20261130", "int-20261130-7", true],
];

for (const [name, secret, id, isRepeated] of byId)
  test(`an id that has ${name} ${isRepeated ? "repeats" : "does not repeat"} the secret`, () => {
    assert.equal(new Redactor([new Secret(secret)]).isRepeatedById(id), isRepeated);
  });
