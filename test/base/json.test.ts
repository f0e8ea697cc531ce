import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isJsonObject, membersOf, nestsWithin, parseJson } from "../../src/base/json.ts";

describe("a JSON value", () => {
  const values: readonly (readonly [text: string, isObject: boolean])[] = [
    ["{}", true],
    ['{"a":1}', true],
    ["[]", false],
    ['[{"a":1}]', false],
    ["null", false],
    ['"a"', false],
    ["1", false],
  ];
  for (const [text, isObject] of values)
    it(`${text} ${isObject ? "is an object" : "is no object and has no members"}`, () => {
      const value = parseJson(text);
      assert.equal(isJsonObject(value), isObject);
      assert.deepEqual(membersOf(value), isObject ? value : {});
    });

  it("is not there where the text is no JSON", () => assert.equal(parseJson('{"a":'), undefined));
});

describe("a value", () => {
  const nested = { list: [{ text: "a" }], number: 1 };
  const levels: readonly (readonly [levels: number, within: boolean])[] = [
    [0, false],
    [1, false],
    [2, false],
    [3, true],
  ];
  for (const [most, within] of levels)
    it(`of three levels ${within ? "nests" : "does not nest"} within ${most}`, () =>
      assert.equal(nestsWithin(nested, most), within));

  it("that is no list and no object nests within none", () => assert.equal(nestsWithin("a", 0), true));
});
