import assert from "node:assert/strict";
import { test } from "node:test";
import { hundredths, showDuration } from "../../src/base/time.ts";

const HOUR = 3_600_000;
const SHOWN: readonly (readonly [milliseconds: number, text: string])[] = [
  [0, "0 ms"],
  [34.6, "35 ms"],
  [999.4, "999 ms"],
  [999.5, "1 s"],
  [1_250, "1.3 s"],
  [5_000, "5 s"],
  [59_949, "59.9 s"],
  [59_950, "1 min"],
  [125_000, "2 min 5 s"],
  [HOUR - 1, "1 h"],
  [1.5 * HOUR, "1 h 30 min"],
  [2 * HOUR, "2 h"],
  [24 * HOUR, "24 h"],
  [47.99 * HOUR, "47 h"],
  [48 * HOUR, "48 h"],
  [49 * HOUR, "2 d"],
  [9.9 * 24 * HOUR, "9 d"],
];

for (const [milliseconds, text] of SHOWN)
  test(`${milliseconds} ms is shown as ${text}`, () => assert.equal(showDuration(milliseconds), text));

const LATENCIES: readonly (readonly [milliseconds: number, told: number])[] = [
  [0, 0],
  [1.004, 1],
  [1.006, 1.01],
  [12.345678, 12.35],
  [1_234, 1_234],
];

for (const [milliseconds, told] of LATENCIES)
  test(`a latency of ${milliseconds} ms is told as ${told}`, () =>
    assert.equal(hundredths(milliseconds), told));
