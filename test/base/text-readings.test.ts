import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readingsOf, TELLING, telltalesOf } from "../../src/base/text-readings.ts";

const word = fc.string({ unit: fc.constantFrom(..."abcxyzXYZ019_.-"), minLength: TELLING, maxLength: 40 });

/** How an id, which has nothing but such characters, can repeat a secret. */
const SPELLINGS: Readonly<Record<string, (secret: string) => string>> = {
  "as it is": (secret) => secret,
  "in capitals": (secret) => secret.toUpperCase(),
  "with signs between": (secret) => [...secret].join("-"),
  "in base64": (secret) => Buffer.from(secret).toString("base64url"),
  "in base64 of base64": (secret) =>
    Buffer.from(Buffer.from(secret).toString("base64")).toString("base64url"),
  "in hexadecimal": (secret) => Buffer.from(secret).toString("hex"),
  "in hexadecimal with dashes": (secret) =>
    [...Buffer.from(secret)].map((byte) => byte.toString(16).padStart(2, "0")).join("-"),
};

function piecesOf(spelling: string): readonly string[] {
  return Array.from({ length: spelling.length - TELLING + 1 }, (_, at) => spelling.slice(at, at + TELLING));
}

for (const [how, spell] of Object.entries(SPELLINGS)) {
  test(`what looks like an id gives a secret away ${how}`, () => {
    fc.assert(
      fc.property(word, word, (secret, before) => {
        const pieces = telltalesOf(secret).spellings.flatMap(piecesOf);
        // Without its signs it has to be long enough still.
        fc.pre(secret.replace(/[^a-z0-9]/gi, "").length >= TELLING);
        const readings = readingsOf(`${before}.${spell(secret)}`);
        assert.ok(readings.some((reading) => pieces.some((piece) => reading.includes(piece))));
      }),
      { numRuns: 100 },
    );
  });
}

test("an id that nothing is hidden in has two readings: itself, and without its signs", () => {
  assert.deepEqual(readingsOf("orders.eu-v1"), ["orders.eu-v1", "orderseuv1"]);
});
