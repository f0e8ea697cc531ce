import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped } from "../../src/base/text.ts";

test("values are grouped by key, each in the order in which it came", () => {
  const groups = grouped([
    ["b", 1],
    ["a", 2],
    ["b", 3],
  ] as const);
  assert.deepEqual(
    [...groups],
    [
      ["b", [1, 3]],
      ["a", [2]],
    ],
  );
});

test("nothing makes no group", () => assert.equal(grouped([]).size, 0));
