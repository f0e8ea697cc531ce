import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { headerValueFault, isHeaderName, lineFault } from "../../src/base/text.ts";

describe("a header's name", () => {
  for (const name of ["X-Api-Key", "a", "x_y.z", "!#$%&'*+.^_`|~-"])
    it(`can be ${name}`, () => assert.equal(isHeaderName(name), true));
  for (const name of ["", "a b", "a:", "a/b", "ä", "a\n"])
    it(`cannot be ${JSON.stringify(name)}`, () => assert.equal(isHeaderName(name), false));
});

describe("the value of a header", () => {
  const faults: readonly (readonly [value: string, line: string | null, header: string | null])[] = [
    ["", null, null],
    ["a\tb c", null, null],
    ["a\n", "ends with a line break", "ends with a line break"],
    ["a\r\nb", "holds a line break", "holds a line break"],
    [" a", "begins or ends with white space", "begins or ends with white space"],
    ["\ufeffa", "holds U+FEFF, which cannot be seen", "holds U+FEFF, which cannot be seen"],
    ["\ufeffa\n", "ends with a line break", "ends with a line break"],
    ["a\u0000b", "holds U+0000, which cannot be seen", "holds U+0000, which cannot be seen"],
    ["a\u200bb", "holds U+200B, which cannot be seen", "holds U+200B, which cannot be seen"],
    ["naïve", null, "holds a character outside of ASCII"],
    ["5 £", null, "holds a character outside of ASCII (U+00A3)"],
    ["5 €", null, "holds a character that HTTP does not allow (U+20AC)"],
    ["日", null, "holds a character that HTTP does not allow"],
  ];
  for (const [value, line, header] of faults)
    it(`${JSON.stringify(value)} ${header ?? "is fine"}`, () => {
      assert.equal(lineFault(value), line);
      assert.equal(headerValueFault(value), header);
    });
});
