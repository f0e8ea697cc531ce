import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { printedJson } from "../../src/base/json.ts";
import { anyText } from "../fixtures/any-text.ts";

const LIVE = /[^\n\P{Cc}]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|##\w*\[/u;

const cases: readonly (readonly [value: string, printed: string])[] = [
  ["plain, naïve, 漢字, 🔑", '"plain, naïve, 漢字, 🔑"'],
  ["\u009b31m", '"\\u009b31m"'],
  ["a\u202eb", '"a\\u202eb"'],
  ["a\u2028b\u2029c", '"a\\u2028b\\u2029c"'],
  ["\u200b\ufeff\u007f", '"\\u200b\\ufeff\\u007f"'],
  ["\u{e0041}", '"\\udb40\\udc41"'],
  ["##[add-mask]x", '"#\\u0023[add-mask]x"'],
  ["###vso[task.setvariable]x", '"##\\u0023vso[task.setvariable]x"'],
  ["## a heading", '"## a heading"'],
];

for (const [value, printed] of cases) {
  test(`in JSON ${JSON.stringify(value)} is printed as ${printed}`, () => {
    assert.equal(printedJson(value), printed);
    assert.equal(printedJson(value, "line"), printed);
  });
}

test("law: printed JSON is the same value, and nothing in it is acted on", () => {
  const text = fc.oneof(
    anyText(),
    fc.string({ unit: fc.constantFrom("#", "[", "x", "\u009b", "\u202e", "\n", ":", '"', "\\") }),
  );
  fc.assert(
    fc.property(fc.dictionary(text, fc.oneof(text, fc.array(text))), (value) => {
      for (const layout of ["pages", "line"] as const) {
        const printed = printedJson(value, layout);
        assert.deepEqual(JSON.parse(printed), JSON.parse(JSON.stringify(value)));
        assert.doesNotMatch(printed, LIVE);
      }
    }),
  );
});

/** Words of its own and nothing else, where no further file may be loaded. */
const OUT_OF_FILES = 'JSON.stringify({ kind: "problem", exitCode, diagnostics })';

test("every command prints JSON this way", () => {
  const folder = join(import.meta.dirname, "../../src/cli");
  const others = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .filter((file) => {
      const text = readFileSync(join(folder, file), "utf8");
      const rest = text.replaceAll("escapeTerminal(JSON.stringify", "").replaceAll(OUT_OF_FILES, "");
      return /write\([^;]*JSON\.stringify/.test(rest);
    });
  assert.deepEqual(others, []);
});
