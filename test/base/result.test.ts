import assert from "node:assert/strict";
import { test } from "node:test";
import { allOf, failure, type Result, success } from "../../src/base/result.ts";

function half(number: number): Result<number, string> {
  return number % 2 === 0 ? success(number / 2) : failure(`${number} is odd`);
}

test("a success holds the value and nothing else", () => assert.deepEqual(half(4), { ok: true, value: 2 }));

test("a failure holds the error and nothing else", () =>
  assert.deepEqual(half(3), { ok: false, error: "3 is odd" }));

test("all of them hold their values in order, or the first failure", () => {
  assert.deepEqual(allOf([2, 4].map(half)), success([1, 2]));
  assert.deepEqual(allOf([2, 5, 3].map(half)), failure("5 is odd"));
  assert.deepEqual(allOf([]), success([]));
});
