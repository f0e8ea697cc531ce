import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { escapeTerminal } from "../../src/base/text.ts";
import { anyText } from "../fixtures/any-text.ts";

const cases: readonly (readonly [name: string, given: string, want: string])[] = [
  ["plain text", "orders@2 → https://a.example/?q=1", "orders@2 → https://a.example/?q=1"],
  ["wide characters", "注文 🚚 é", "注文 🚚 é"],
  ["an ANSI sequence", "\x1b[31mred\x1b[0m", "␛[31mred␛[0m"],
  ["an 8-bit control sequence", "\u009b31m", "\\u{9b}31m"],
  ["a title change", "\x1b]0;owned\x07", "␛]0;owned␇"],
  ["line breaks and tabs", "a\r\nb\tc", "a␍␊b␉c"],
  ["NUL and delete", "\0\x7f", "␀␡"],
  ["a right-to-left override", "gpj.\u202eexe", "gpj.\\u{202e}exe"],
  ["bidi isolates", "\u2066x\u2069", "\\u{2066}x\\u{2069}"],
  ["a line separator", "a\u2028b", "a\\u{2028}b"],
  ["zero-width and filler characters", "a\u200bb\ufeffc\u3164", "a\\u{200b}b\\u{feff}c\\u{3164}"],
  ["tag characters", "\u{e0041}", "\\u{e0041}"],
  ["a lone surrogate", "\ud83d!", "\\u{d83d}!"],
  ["a runner's command in a line", "x ##[add-mask]y", "x #\\u{23}[add-mask]y"],
  ["another runner's", "##vso[task.complete]", "#\\u{23}vso[task.complete]"],
  ["harmless number signs", "### 1 [a]", "### 1 [a]"],
];

describe("escaping for a terminal", () => {
  for (const [name, given, want] of cases) test(name, () => assert.equal(escapeTerminal(given), want));

  test("leaves nothing that acts, whatever it is given, and changes nothing the second time", () => {
    const text = fc.string({
      unit: fc.oneof(anyText({ maxLength: 1 }), fc.constantFrom("#", "[", ":")),
    });
    fc.assert(
      fc.property(text, (given) => {
        const escaped = escapeTerminal(given);
        assert.doesNotMatch(escaped, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##\w*\[/u);
        assert.equal(escapeTerminal(escaped), escaped);
      }),
    );
  });
});
