import assert from "node:assert/strict";
import { test } from "node:test";
import { isPartlyShown, isShownAs, shownUrl } from "../../src/base/credentials.ts";

/** Put together from pieces, so that no scanner takes this file for a leak. */
const TOKEN = ["ghp", "a1B2c3D4e5".repeat(4).slice(0, 36)].join("_");
const SLACK = ["https://hooks.slack.com", "services", "T0000AAAA", "B0000AAAA", "x".repeat(24)].join("/");

const cases: readonly (readonly [given: string, live: string, shown: string])[] = [
  ["nothing to hide", "https://a.example/x?country=de&page=2", "https://a.example/x?country=de&page=2"],
  ["a user and a password", "https://bob:hunter2@a.example/x", "https://(redacted)@a.example/x"],
  ["an @ in a password", "https://bob:hunt@er2@a.example/x", "https://(redacted)@a.example/x"],
  ["an @ in a path", "https://a.example/@bob", "https://a.example/@bob"],
  [
    "a token among others",
    "https://a.example/x?a=1&Access_Token=abc&b=2",
    "https://a.example/x?a=1&Access_Token=(redacted)&b=2",
  ],
  ["an empty token", "https://a.example/x?token=&b=2", "https://a.example/x?token=&b=2"],
  ["a function's code", "https://a.example/x?code=abc", "https://a.example/x?code=(redacted)"],
  [
    "a name that ends so",
    "https://a.example/x?x-amz-security-token=abc",
    "https://a.example/x?x-amz-security-token=(redacted)",
  ],
  ["a fragment", "https://a.example/x#access_token=abc", "https://a.example/x#(redacted)"],
  ["a fragment of another kind", "https://a.example/x?a=1#frag-canary", "https://a.example/x?a=1#(redacted)"],
  [
    "a password by another name",
    "https://a.example/x?pwd=abc&auth=d&Passwd=e",
    "https://a.example/x?pwd=(redacted)&auth=(redacted)&Passwd=(redacted)",
  ],
  ["a name in percent-encoding", "https://a.example/x?%74oken=abc", "https://a.example/x?%74oken=(redacted)"],
  [
    "names in brackets",
    "https://a.example/x?token[]=a&user[password]=b&secret[0][value]=c&api[key]=d&filter[country]=de",
    "https://a.example/x?token[]=(redacted)&user[password]=(redacted)&secret[0][value]=(redacted)&api[key]=(redacted)&filter[country]=de",
  ],
  [
    "names in encoded brackets",
    "https://a.example/x?client%5Bsecret%5D=a&client%5bid%5d=7",
    "https://a.example/x?client%5Bsecret%5D=(redacted)&client%5bid%5d=7",
  ],
  [
    "a semicolon in a credential",
    "https://a.example/x?a=1;b=2&sig=abc;def;g=h&c=3",
    "https://a.example/x?a=1;b=2&sig=(redacted)&c=3",
  ],
  [
    "parameters between semicolons",
    "https://a.example/x?a=1;token=b",
    "https://a.example/x?a=1;token=(redacted)",
  ],
  [
    "another url with a token",
    "https://a.example/x?to=https://b.example?token=a",
    "https://a.example/x?to=https://b.example?token=(redacted)",
  ],
  [
    "megabytes",
    `https://a.example/${"x".repeat(2_000_000)}`,
    `https://a.example/${"x".repeat(1_982)}…(redacted)`,
  ],
  ["a known token in the path", `https://a.example/hook/${TOKEN}/x`, "https://a.example/(redacted)"],
  ["an address that is a secret", SLACK, "https://hooks.slack.com/(redacted)"],
  ["no url at all", "somewhere?token=abc", "somewhere?token=(redacted)"],
];

for (const [given, live, shown] of cases) {
  test(`a live url with ${given}`, () => {
    assert.equal(shownUrl(live), shown);
    assert.equal(shownUrl(shown), shown, "showing it again hides no more");
    assert.equal(isPartlyShown(shown), live !== shown);
    assert.ok(isShownAs(live, shown) && isShownAs(live, live));
    assert.ok(!isShownAs(`${live}/other`, shown) || shown.endsWith("(redacted)"));
  });
}
