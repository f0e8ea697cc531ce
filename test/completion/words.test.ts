import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { wordsOf } from "../../src/completion/position.ts";
import { anyText } from "../fixtures/any-text.ts";

const cases: readonly (readonly [line: string, words: readonly string[]])[] = [
  ["", [""]],
  ["webhook-sync", ["webhook-sync"]],
  ["webhook-sync ", ["webhook-sync", ""]],
  ["webhook-sync  plan\t--out", ["webhook-sync", "plan", "--out"]],
  ["A=1 B='x y' webhook-sync p", ["webhook-sync", "p"]],
  [`w "a b" 'c\\d' e\\ f"g"`, ["w", "a b", "c\\d", "e fg"]],
  [`w "a \\" b`, ["w", 'a " b']],
  ["w 'open", ["w", "open"]],
  ["w ''", ["w", ""]],
  ["w a\\", ["w", "a"]],
];

for (const [line, words] of cases) {
  test(`the words of ${JSON.stringify(line)}`, () => assert.deepEqual(wordsOf(line), words));
}

test("what is quoted comes back as it was, whatever it is", () => {
  const quotings = [
    (word: string) => `'${word.replaceAll("'", "'\\''")}'`,
    (word: string) => `"${word.replaceAll(/["\\]/g, "\\$&")}"`,
    (word: string) => (word === "" ? "''" : word.replaceAll(/[\s\S]/g, "\\$&")),
  ];
  const word = fc.tuple(anyText({ maxLength: 12 }), fc.constantFrom(...quotings));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 4 }), (words) => {
      const line = ["webhook-sync", ...words.map(([text, quote]) => quote(text))].join(" ");
      assert.deepEqual(wordsOf(line), ["webhook-sync", ...words.map(([text]) => text)]);
    }),
  );
});
