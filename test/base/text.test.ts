import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { counted, enumerate, firstOf, shortened } from "../../src/base/text.ts";

describe("a number of things", () => {
  it("is none, one or many", () =>
    assert.deepEqual(
      [0, 1, 2].map((count) => counted(count, "error")),
      ["0 errors", "1 error", "2 errors"],
    ));
  it("may have a plural of its own", () =>
    assert.deepEqual(
      [1, 3].map((count) => counted(count, "retry", "retries")),
      ["1 retry", "3 retries"],
    ));
});

describe("a list of words", () => {
  const words = Array.from({ length: 22 }, (_, index) => `w${index + 1}`);
  const lists: readonly (readonly [length: number, text: string])[] = [
    [0, ""],
    [1, "w1"],
    [2, "w1 or w2"],
    [3, "w1, w2 or w3"],
    [20, `${words.slice(0, 19).join(", ")} or w20`],
    [21, `${words.slice(0, 20).join(", ")} and 1 more`],
  ];
  for (const [length, text] of lists)
    it(`of ${length} reads "${text}"`, () => assert.equal(enumerate(words.slice(0, length), "or"), text));

  const firsts: readonly (readonly [length: number, text: string])[] = [
    [0, ""],
    [1, "w1"],
    [2, "w1, w2"],
    [3, "w1, w2 and 1 more"],
  ];
  for (const [length, text] of firsts)
    it(`of which two are shown reads "${text}" where there are ${length}`, () =>
      assert.equal(firstOf(words.slice(0, length), 2), text));
});

describe("a text that is shortened", () => {
  const texts: readonly (readonly [text: string, most: number, left: string])[] = [
    ["", 3, ""],
    ["abc", 3, "abc"],
    ["abcd", 3, "ab…"],
    ["😀😀😀", 3, "😀😀😀"],
    ["😀😀😀😀", 3, "😀😀…"],
    ["a😀😀😀", 3, "a😀…"],
  ];
  for (const [text, most, left] of texts)
    it(`${text} becomes ${left}`, () => assert.equal(shortened(text, most), left));

  it("has no more characters than asked for, and begins as before", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, most) => {
        const left = shortened(text, most);
        assert.ok([...left].length <= most);
        assert.ok(left === text || text.startsWith(left.slice(0, -1)));
      }),
    ));
});
