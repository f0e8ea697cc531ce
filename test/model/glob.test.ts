import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isBounded, matchesAny } from "../../src/base/glob.ts";
import { processorMs, slowness } from "../fixtures/processor-time.ts";

const rows: readonly (readonly [glob: string, text: string, matches: boolean])[] = [
  ["*", "orders", true],
  ["order-*", "order-1", true],
  ["order-*", "orders", false],
  ["*.yourcompany.com", "a.b.yourcompany.com", true],
  ["*.yourcompany.com", "yourcompany.com", false],
  ["*.yourcompany.com", "evilyourcompany.com", false],
  ["a?c", "abc", true],
  ["a?c", "ac", false],
  ["a*b*c", "a-b-b-c", true],
  ["a*a", "a", false],
  ["{orders,returns}", "returns", true],
];

for (const [glob, text, matches] of rows) {
  test(`${glob} ${matches ? "matches" : "does not match"} ${text}`, () => {
    assert.equal(matchesAny(text, [glob]), matches);
  });
}

test("law: a star is any text, a question mark any character", () => {
  const glob = fc.string({ unit: fc.constantFrom("*", "?", "a", "b", ".", "-"), minLength: 1, maxLength: 8 });
  const text = fc.string({ unit: fc.constantFrom("a", "b", ".", "-"), minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(glob, text, (one, name) => {
      const spelt = one.replaceAll(".", "\\.").replaceAll("*", ".*").replaceAll("?", ".");
      assert.equal(matchesAny(name, [one]), new RegExp(`^${spelt}$`).test(name));
    }),
    { numRuns: 2_000 },
  );
});

test("no glob takes long, however many stars it has", () => {
  const most = 500 * slowness();
  const search = () => assert.equal(matchesAny("a".repeat(100_000), [`${"*a".repeat(90)}*b`]), false);
  assert.ok(processorMs(search, most) < most);
  assert.ok(isBounded("*a*a*a*b") && isBounded("{a,b}*c*") && !isBounded("[ab]*c*d*"));
});
