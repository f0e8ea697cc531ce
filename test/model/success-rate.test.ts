import assert from "node:assert/strict";
import { test } from "node:test";
import { documentedRate, successRateOf } from "../../src/model/record/history.ts";
import type { OutcomeResult } from "../../src/model/record/outcome.ts";

const RATES: readonly (readonly [results: readonly OutcomeResult[], rate: number | null])[] = [
  [[], null],
  [["skipped", "skipped"], null],
  [["applied"], 1],
  [["applied", "skipped"], 1],
  [["applied", "held"], 0.5],
  [["failed", "unknown", "stale", "held"], 0],
  [["applied", "applied", "failed"], 2 / 3],
];
for (const [results, rate] of RATES)
  test(`of ${results.join(", ") || "nothing"} the success rate is ${rate}`, () =>
    assert.equal(successRateOf(results), rate));

const DOCUMENTED: readonly (readonly [rate: number | null, documented: number | null])[] = [
  [null, null],
  [0, 0],
  [1, 1],
  [2 / 3, 0.667],
];
for (const [rate, documented] of DOCUMENTED)
  test(`a rate of ${rate} is documented as ${documented}`, () =>
    assert.equal(documentedRate(rate), documented));
