import assert from "node:assert/strict";
import { test } from "node:test";
import { backoffMs } from "../../src/base/throttle.ts";

const WAITS: readonly (readonly [failed: number, waitMs: number])[] = [
  [1, 250],
  [2, 500],
  [3, 1_000],
  [4, 2_000],
  [5, 2_000],
  [5_000, 2_000],
];
for (const [failed, waitMs] of WAITS)
  test(`after ${failed} that failed the wait is ${waitMs} ms`, () =>
    assert.equal(backoffMs(failed, 250, 2_000), waitMs));
