import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { excerpt } from "../../src/render/text/diagnostics.ts";
import { commonFolder, flow, keysWithin, showPlace } from "../../src/render/wording/layout.ts";
import {
  displayWidth,
  pad,
  padStart,
  print,
  Span,
  truncate,
  truncateStart,
} from "../../src/render/wording/terminal.ts";
import { processorMs, slowness } from "../fixtures/processor-time.ts";

describe("widths", () => {
  const widths: readonly (readonly [string, number])[] = [
    ["", 0],
    ["orders", 6],
    ["注文", 4],
    ["🚚", 2],
    ["é", 1],
    ["e\u0301", 1],
    ["\x1b[1mbold\x1b[22m", 4],
  ];
  for (const [text, width] of widths)
    test(`${JSON.stringify(text)} takes ${width}`, () => assert.equal(displayWidth(text), width));

  test("are filled up on either side", () => {
    assert.equal(`${pad("注文", 6)}|`, "注文  |");
    assert.equal(padStart("7", 3), "  7");
    assert.equal(pad("longer", 3), "longer");
  });

  test("are kept by cutting, on either side", () => {
    assert.equal(truncate("abcdef", 4), "abc…");
    assert.equal(truncate("注文注文", 4), "注…");
    assert.equal(truncateStart("abcdef", 4), "…def");
    assert.equal(truncate("abcd", 4), "abcd");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, width) => {
        const escaped = new Span(text).text;
        assert.ok(displayWidth(truncate(escaped, width)) <= width);
        assert.ok(displayWidth(truncateStart(escaped, width)) <= width);
      }),
    );
  });
});

describe("keys within a width", () => {
  const cases: readonly (readonly [string, number, readonly string[], readonly string[]])[] = [
    ["are whole where they fit", 8, ["orders@1", "crm@12"], ["orders@1", "crm@12"]],
    ["are cut in the middle", 9, ["orders-returned@1"], ["orde…ed@1"]],
    ["keep their versions", 9, ["orders-returned@20261130"], ["…20261130"]],
    [
      "are cut where they are alike",
      9,
      ["ab-0123456789-yz@1", "ac-0123456789-yz@1"],
      ["ab-0…yz@1", "ac-0…yz@1"],
    ],
    ["more of the end stays", 9, ["abcdefgh-1-long@1", "abcdefgh-2-long@1"], ["…1-long@1", "…2-long@1"]],
    ["more of the beginning stays", 9, ["abc-1-defghijk@1", "abc-2-defghijk@1"], ["abc-1-…@1", "abc-2-…@1"]],
    ["as well as can be", 9, ["abcdefgh-1-longer@1", "abcdefgh-2-longer@1"], ["abcd…er@1", "abcd…er@1"]],
  ];
  for (const [what, width, keys, shown] of cases)
    test(what, () => assert.deepEqual(keysWithin(keys, width), shown));
});

describe("flowing text", () => {
  const placed = (text: string, width: number) =>
    print(flow(text, { lead: [new Span("hint: ")], indent: 2, width, tone: "plain" }), {
      color: false,
      width,
    });

  test("breaks between words and indents what follows", () => {
    assert.equal(placed("one two three four", 14), "hint: one two\n  three four");
  });

  test("never breaks a word, and starts a line for one that is too long", () => {
    assert.equal(placed("see https://a.example/long now", 14), "hint: see\n  https://a.example/long\n  now");
  });

  test("leaves out no word", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 });
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 60 }), (list, width) => {
        const text = placed(list.join(" "), width);
        assert.deepEqual(text.split(/\s+/), ["hint:", ...list]);
        assert.ok(text.split("\n").every((line) => line.length <= width));
      }),
    );
  });
});

describe("a printed page", () => {
  test("has no line that a CI runner takes for a command", () => {
    const page = print([[new Span("  "), new Span(":"), new Span(":error::x")]], { color: false, width: 80 });
    assert.equal(page, "\\  ::error::x");
  });

  test("has no spaces at the ends of its lines", () => {
    assert.equal(
      print([[new Span("a  "), new Span("  ")], [new Span(" ")]], { color: false, width: 80 }),
      "a\n",
    );
  });
});

describe("a source line with its caret", () => {
  const drawn = (line: string, column: number, width = 40) => {
    const { text, caret } = excerpt(line, column, width);
    return `${text}\n${" ".repeat(caret)}^`;
  };

  test("stands under the column", () => assert.equal(drawn("  ulr: x", 3), "  ulr: x\n  ^"));
  test("counts a tab as four", () => assert.equal(drawn("\tulr: x", 2), "    ulr: x\n    ^"));
  test("counts a wide character as two", () => assert.equal(drawn("注文: x", 5), "注文: x\n      ^"));
  test("counts an emoji as two, though it is two units", () => assert.equal(drawn("🚚: x", 3), "🚚: x\n  ^"));
  test("counts what was escaped as it is shown", () =>
    assert.equal(drawn("\u202ex", 2), "\\u{202e}x\n        ^"));
  test("may stand after the last character", () => assert.equal(drawn("abc", 9), "abc\n   ^"));
  test("may stand in an empty line", () => assert.equal(drawn("", 1), "\n^"));
  test("keeps the start of a line that is too long", () =>
    assert.equal(drawn("abcdefghijkl", 2, 8), "abcdefg…\n ^"));
  test("cuts both sides", () => assert.equal(drawn("abcdefghijklmnop", 9, 8), "…fghijk…\n    ^"));
  test("cuts the start alone", () => assert.equal(drawn("abcdefghijkl", 12, 8), "…ijkl\n    ^"));

  test("fits, whatever the line", () => {
    const line = fc.string({ unit: "grapheme", maxLength: 200 });
    fc.assert(
      fc.property(line, fc.nat(220), fc.integer({ min: 10, max: 80 }), (text, column, width) => {
        const { text: shown, caret } = excerpt(text, column + 1, width);
        assert.ok(displayWidth(shown) <= width && caret < width, `${displayWidth(shown)} ${caret}`);
      }),
    );
  });

  test("does not take long over a long line", () => {
    const line = "注".repeat(1_000_000);
    const most = 1_000 * slowness();
    const excerpts = () => {
      for (let count = 0; count < 100; count += 1) excerpt(line, 500_000, 80);
    };
    assert.ok(processorMs(excerpts, most) < most);
  });
});

describe("places in files", () => {
  const folders: readonly (readonly [string, readonly string[], string])[] = [
    ["none", [], ""],
    ["one file", ["webhooks.d/a.yaml"], "webhooks.d/"],
    ["siblings", ["webhooks.d/a.yaml", "webhooks.d/b.yaml"], "webhooks.d/"],
    ["a folder below", ["webhooks.d/x/a.yaml", "webhooks.d/b.yaml"], "webhooks.d/"],
    ["folders that begin alike", ["w/ab/a.yaml", "w/ac/b.yaml"], "w/"],
    ["nothing shared", ["a.yaml", "w/b.yaml"], ""],
  ];
  for (const [name, files, want] of folders) test(name, () => assert.equal(commonFolder(files), want));

  test("are shown as seen from the folder", () => {
    assert.equal(showPlace({ file: "webhooks.d/x/a.yaml", line: 3, column: 1 }, "webhooks.d/"), "x/a.yaml:3");
  });
});
