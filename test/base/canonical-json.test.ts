import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  canonicalAround,
  canonicalJson,
  isSameJson,
  type JsonObject,
  OPEN_TEXT,
} from "../../src/base/json.ts";

/** The same by way of the built-in JSON: members sorted as text, which JSON.stringify would not do with "10" and "9". */
function slowly(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(slowly).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${slowly(member)}`).join(",")}}`;
}

test("canonical JSON: any value, whatever its names are", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => assert.equal(canonicalJson(value), slowly(value))));
});

test("canonical JSON: the order of members does not matter", () => {
  const reversed = (value: object) => Object.fromEntries(Object.entries(value).toReversed());
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) =>
      assert.equal(canonicalJson(reversed(value)), canonicalJson(value)),
    ),
  );
});

const TABLE: readonly (readonly [string, unknown, string])[] = [
  ["names that are numbers sort as text", { 9: 1, 10: 2 }, '{"10":2,"9":1}'],
  ["names with something to escape", { 'a"b': 1, "ü\n": 2 }, '{"a\\"b":1,"ü\\n":2}'],
  [
    "a name that objects have of their own",
    JSON.parse('{"b":1,"__proto__":{"z":1,"a":2}}'),
    '{"__proto__":{"a":2,"z":1},"b":1}',
  ],
  ["what is undefined is left out", { a: undefined, b: [undefined] }, '{"b":[null]}'],
  ["what shows itself in another way", { at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
];

for (const [what, value, expected] of TABLE) {
  test(`canonical JSON: ${what}`, () => assert.equal(canonicalJson(value), expected));
}

test("in two parts it is the same text, with the place of one member between them", () => {
  const around = fc
    .dictionary(fc.string(), fc.jsonValue())
    .map((value): JsonObject => ({ ...value, a: 1, sequence: 2 }));
  fc.assert(
    fc.property(around, fc.string(), (value, hash) => {
      const { hash: _, ...others } = value;
      const [before, after] = canonicalAround({ ...others, hash: OPEN_TEXT }, "hash");
      assert.equal(before + after, canonicalJson(others));
      assert.equal(`${before}"hash":${JSON.stringify(hash)},${after}`, canonicalJson({ ...others, hash }));
    }),
  );
});

test("two values are the same JSON where their canonical texts are", () => {
  const likely = fc.jsonValue({ maxDepth: 3, stringUnit: fc.constantFrom("a", "b", "__proto__", "toJSON") });
  const odd = fc.constantFrom(
    undefined,
    { a: undefined },
    [undefined],
    { a: null },
    new Date(0),
    { at: new Date(0) },
    -0,
    0,
    Number.NaN,
  );
  fc.assert(
    fc.property(fc.oneof(likely, odd), fc.oneof(likely, odd), (a, b) => {
      assert.equal(isSameJson(a, b), canonicalJson(a) === canonicalJson(b));
      assert.ok(isSameJson(a, structuredClone(a)));
    }),
    { numRuns: 2_000 },
  );
});
