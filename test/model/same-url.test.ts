import assert from "node:assert/strict";
import { test } from "node:test";
import { isSameUrl } from "../../src/model/same-url.ts";

const cases: readonly [a: string, b: string, want: boolean][] = [
  ["https://a.test/x", "https://a.test/x", true],
  ["https://a.test", "https://a.test/", true],
  ["https://A.test/x", "https://a.test/x", true],
  ["https://a.test:443/x", "https://a.test/x", true],
  ["https://a.test/x", "https://a.test/x/", false],
  ["https://a.test/x", "https://a.test/X", false],
  ["https://a.test:8443/x", "https://a.test/x", false],
  ["https://a.test/?b=1", "https://a.test/?b=2", false],
  ["https://a.test/x", "http://a.test/x", false],
  ["not a url", "not a url", true],
  ["not a url", "https://a.test/", false],
];
for (const [a, b, want] of cases) {
  test(`${a} and ${b} are ${want ? "one url" : "two urls"}`, () => {
    assert.equal(isSameUrl(a, b), want);
    assert.equal(isSameUrl(b, a), want);
  });
}
