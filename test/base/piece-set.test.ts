import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PieceSet } from "../../src/base/redactor.ts";

const LENGTH = 4;
/** So few characters that pieces overlap, repeat and share their beginnings. */
const text = fc.string({ unit: fc.constantFrom("a", "b", "\u0000", "é", "😀"), maxLength: 60 });

test("a piece is found wherever it stands, and nothing else is", () => {
  fc.assert(
    fc.property(text, text, (secret, searched) => {
      const pieces = windowsOf(secret);
      const set = new PieceSet(LENGTH);
      set.add(secret);
      assert.deepEqual(
        set.in(searched),
        windowsOf(searched).filter((window) => pieces.includes(window)),
      );
    }),
  );
});

test("the pieces of many texts are found, and of none that is too short", () => {
  const set = new PieceSet(LENGTH);
  for (const secret of ["abc", "abcd", "bcda"]) set.add(secret);
  assert.deepEqual(set.in("abcabcda"), ["abcd", "bcda"]);
  assert.equal(new PieceSet(LENGTH).isEmpty, true);
});

function windowsOf(whole: string): readonly string[] {
  return Array.from({ length: Math.max(0, whole.length - LENGTH + 1) }, (_, at) =>
    whole.slice(at, at + LENGTH),
  );
}
