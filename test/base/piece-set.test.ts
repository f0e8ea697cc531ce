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
      for (const piece of pieces) set.add(piece);
      assert.deepEqual(
        set.in(searched),
        windowsOf(searched).filter((window) => pieces.includes(window)),
      );
    }),
  );
});

test("a piece of another length is refused", () => {
  assert.throws(() => new PieceSet(LENGTH).add("abc"), RangeError);
});

function windowsOf(whole: string): readonly string[] {
  return Array.from({ length: Math.max(0, whole.length - LENGTH + 1) }, (_, at) =>
    whole.slice(at, at + LENGTH),
  );
}
