import fc from "fast-check";
import type { JsonObject } from "../../src/base/json.ts";

/** A page of the list as the tenant means it. */
export interface Page extends JsonObject {
  readonly items: readonly JsonObject[];
  readonly total: number;
  readonly nextCursor: string | null;
}

/** Something that happens to the text of one page. */
export interface Mangling {
  readonly page: number;
  readonly what: string;
  readonly apply: (page: Page) => string;
}

/** Cut, looped, or of a shape that nobody knows. */
export function manglings(pages: number, itemsPerPage: number): fc.Arbitrary<Mangling> {
  const item = fc.nat(itemsPerPage - 1);
  const kinds: fc.Arbitrary<Omit<Mangling, "page">>[] = [
    fc.double({ min: 0, max: 0.999, noNaN: true }).map((part) => ({
      what: `cut after ${part} of it`,
      apply: (page) => {
        const text = JSON.stringify(page);
        return text.slice(0, Math.floor(text.length * part));
      },
    })),
    item.map((index) => changed(`without item ${index}`, (page) => without(page, index))),
    fc.constant(changed("without items", (page) => ({ ...page, items: [] }))),
    fc
      .string()
      .filter((name) => !["items", "data", "integrations", "_embedded", "__proto__"].includes(name))
      .map((name) => changed(`items called ${name}`, ({ items, ...rest }) => ({ ...rest, [name]: items }))),
    fc
      .jsonValue()
      .filter((value) => !Array.isArray(value))
      .map((items) => changed(`items are ${JSON.stringify(items)}`, (page) => ({ ...page, items }))),
    fc
      .tuple(item, fc.jsonValue())
      .map(([index, value]) =>
        changed(`item ${index} is ${JSON.stringify(value)}`, (page) => withItem(page, index, () => value)),
      ),
    misread(item),
    fc
      .nat(pages)
      .map((to) => changed(`leads to page ${to}`, (page) => ({ ...page, nextCursor: `page-${to}` }))),
    fc
      .oneof(fc.integer(), fc.boolean(), fc.object())
      .map((nextCursor) =>
        changed(`cursor ${JSON.stringify(nextCursor)}`, (page) => ({ ...page, nextCursor })),
      ),
    fc.constant(changed("ends here", (page) => ({ ...page, nextCursor: null }))),
    fc.jsonValue().map((total) => changed(`total ${JSON.stringify(total)}`, (page) => ({ ...page, total }))),
    fc
      .jsonValue()
      .map((value) => ({ what: `is ${JSON.stringify(value)}`, apply: () => JSON.stringify(value) })),
  ];
  return fc.tuple(fc.nat(pages - 1), fc.oneof(...kinds)).map(([page, kind]) => ({ page, ...kind }));
}

/** A member of an item that is missing or of another type. */
function misread(item: fc.Arbitrary<number>): fc.Arbitrary<Omit<Mangling, "page">> {
  const member = fc.constantFrom("id", "name", "url", "status", "headers");
  const value = fc.oneof(fc.boolean(), fc.array(fc.jsonValue()), fc.constant(undefined));
  return fc
    .tuple(item, member, value)
    .filter(([, name, made]) => name !== "headers" || made !== undefined)
    .map(([index, name, made]) =>
      changed(`${name} of item ${index} is ${JSON.stringify(made)}`, (page) =>
        withItem(page, index, (one) => ({ ...one, [name]: made })),
      ),
    );
}

function changed(what: string, change: (page: Page) => unknown): Omit<Mangling, "page"> {
  return { what, apply: (page) => JSON.stringify(change(page)) };
}

function without(page: Page, index: number): JsonObject {
  return { ...page, items: page.items.filter((_, position) => position !== index) };
}

function withItem(page: Page, index: number, change: (item: JsonObject) => unknown): JsonObject {
  return {
    ...page,
    items: page.items.map((item, position) => (position === index ? change(item) : item)),
  };
}
