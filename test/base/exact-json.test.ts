import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonicalJson, ExactNumber, parseExactly, stringifyExactly } from "../../src/base/json.ts";
import { processorMs, slowness } from "../fixtures/processor-time.ts";

const inexact = [
  "9007199254740993",
  "-9007199254740993",
  "12345678901234567890",
  "1e999",
  "1e-999",
  "0.12345678901234567891",
  "1.2345678901234567e30",
];
const exact = ["0", "-0", "1", "1.0", "1.50", "1e3", "9007199254740991", "9223372036854776000", "0.1"];

test("a number that a double cannot hold is kept as the text that was sent", () => {
  for (const text of inexact) {
    const value = parseExactly(`{"a":[${text}]}`);
    assert.deepEqual(value, { a: [new ExactNumber(text)] }, text);
    assert.equal(stringifyExactly(value), `{"a":[${text}]}`);
    assert.equal(canonicalJson(value), `{"a":["${text}"]}`);
  }
  for (const text of exact) assert.deepEqual(parseExactly(`[${text}]`), [Number(text)], text);
});

test("texts that look like such numbers, or like what stands for them meanwhile, stay texts", () => {
  const texts = ["12345678901234567890", "\u0001123", "\\u0001", '"1e999"', "\u0002\u0003", "\\", ""];
  const source = `{"n":12345678901234567890,"t":${JSON.stringify(texts)},"\\u00011e999":1e999}`;
  const value = parseExactly(source);
  assert.deepEqual(value, {
    n: new ExactNumber("12345678901234567890"),
    t: texts,
    "\u00011e999": new ExactNumber("1e999"),
  });
  assert.deepEqual(parseExactly(stringifyExactly(value)), value);
});

test("what is no JSON does not become JSON by it", () => {
  for (const text of ["{12345678901234567890:1}", "[12345678901234567890", "012345678901234567890", ""])
    assert.throws(() => parseExactly(text), SyntaxError, text);
});

test("property: what JSON.parse and JSON.stringify make of a value is the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      assert.deepEqual(parseExactly(text), JSON.parse(text));
      assert.equal(stringifyExactly(JSON.parse(text)), JSON.stringify(JSON.parse(text)));
    }),
  );
});

test("property: whole numbers of any size come back as they were", () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.string(), (number, text) => {
      const source = `{"id":${number},"text":${JSON.stringify(text)}}`;
      assert.equal(stringifyExactly(parseExactly(source)), source.replace('"id":-0', '"id":0'));
    }),
  );
});

test("long texts take no longer than reading them", () => {
  const long = `["${"9".repeat(1_000_000)}","${"\\n".repeat(500_000)}",12345678901234567890]`;
  const most = 1_000 * slowness();
  assert.ok(processorMs(() => assert.ok(Array.isArray(parseExactly(long))), most) < most);
});
