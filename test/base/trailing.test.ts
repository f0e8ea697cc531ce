import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutTrailing } from "../../src/base/text.ts";

const ENDS: readonly (readonly [text: string, signs: string, left: string])[] = [
  ["https://a.test/x///", "/", "https://a.test/x"],
  ["a.b, .", " .,", "a.b"],
  ["///", "/", ""],
  ["", "/", ""],
  ["/a", "/", "/a"],
];
for (const [text, signs, left] of ENDS)
  test(`"${text}" without "${signs}" at its end is "${left}"`, () =>
    assert.equal(withoutTrailing(text, signs), left));

test("a long run in the middle takes no longer than its length", () =>
  assert.equal(withoutTrailing(`${"/".repeat(1_000_000)}a`, "/").length, 1_000_001));
