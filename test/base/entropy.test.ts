import assert from "node:assert/strict";
import { test } from "node:test";
import { entropyOf, looksGenerated } from "../../src/base/tokens.ts";

const BITS: readonly (readonly [text: string, bits: number])[] = [
  ["", 0],
  ["aaaa", 0],
  ["abab", 1],
  ["abcd", 2],
  ["0123456789abcdef", 4],
];
for (const [text, bits] of BITS)
  test(`"${text}" has ${bits} bits a character`, () => assert.ok(Math.abs(entropyOf(text) - bits) < 1e-9));

const WORDS: readonly (readonly [text: string, generated: boolean])[] = [
  ["k7Qz2mXw9RtB4vNc8LpJ", true],
  ["bearer k7Qz2mXw9RtB4vNc8LpJ and more", true],
  ["9f86d081884c7d659a2feaa0c55ad015", true],
  ["k7Qz2mXw9RtB4vNc8Lp", false],
  ["00000000000000000000000000000001", false],
  ["9f86d081-884c-4d65-9a2f-eaa0c55ad015", false],
  ["aVeryLongNameWithoutAnyDigitsInIt", false],
  ["https://orders.example.com/hooks/v2/created", false],
];
for (const [text, generated] of WORDS)
  test(`"${text}" ${generated ? "looks generated" : "does not look generated"}`, () =>
    assert.equal(looksGenerated(text), generated));
