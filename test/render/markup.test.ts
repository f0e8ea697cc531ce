import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { escapeTerminal } from "../../src/base/text.ts";
import { html, linkTo } from "../../src/render/html/markup.ts";
import { anyText } from "../fixtures/any-text.ts";

/** No value of a page in use may hold them where it stands in an attribute, so that no look at a page tells. */
describe("a value in markup", () => {
  const text = fc.string({ unit: fc.oneof(fc.constantFrom(..."&<>\"'`/= ;"), anyText({ maxLength: 1 })) });

  test("ends no attribute and no text, whatever it is, and says what it said", () => {
    fc.assert(
      fc.property(text, (value) => {
        const markup = html`<b title="${value}">${value}</b>`.toString();
        const [, attribute = "", content] = /^<b title="([^"]*)">([^<]*)<\/b>$/.exec(markup) ?? [];
        assert.equal(content, attribute, markup);
        assert.doesNotMatch(attribute, /[<>"'`]|&(?!(?:amp|lt|gt|quot|#39|#96);)/);
        assert.equal(read(attribute), escapeTerminal(value));
      }),
    );
  });

  test("is markup only where it was made as markup", () => {
    const inner = html`<i>${"<"}</i>`;
    assert.equal(html`${[inner, "<", 1, null]}`.toString(), "<i>&lt;</i>&lt;1");
  });

  test("is a link only where the address is a plain one", () => {
    for (const address of [
      null,
      "",
      "javascript:alert(1)",
      'https://a.example/"x',
      "https://a.example/ x",
      "//a",
    ])
      assert.equal(linkTo(address, "<").toString(), "&lt;");
    assert.match(
      linkTo("https://a.example/x#L1", "<").toString(),
      /^<a href="https:\/\/a\.example\/x#L1" [^>]*>&lt;<\/a>$/,
    );
  });
});

/** As a browser reads these references. */
function read(markup: string): string {
  const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return markup.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string | undefined) =>
    code === undefined ? (named[name ?? ""] ?? "") : String.fromCodePoint(Number(code)),
  );
}
