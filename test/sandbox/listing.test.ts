import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isJsonObject, type JsonObject } from "../../src/base/json.ts";
import { listAnswer, readPage } from "../../src/sandbox/integrations-v1/listing.ts";
import { type EnvelopeSwitch, type Paging, STANDARD } from "../../src/sandbox/integrations-v1/switches.ts";
import type { ListingFault } from "../../src/sandbox/wire/faults.ts";
import { started, webhook } from "./started.ts";

const ENVELOPES: readonly EnvelopeSwitch[] = ["array", "items", "data", "integrations", "embedded"];
const PAGINGS: readonly Paging[] = ["cursor", "link", "skip-total", "none", "ignored"];

interface Listing {
  readonly items: readonly unknown[];
  readonly next: URL | null;
  readonly total: unknown;
}

/** One page as a client reads it who follows cursors and links. */
function pageOf(
  count: number,
  url: URL,
  envelope: EnvelopeSwitch,
  paging: Paging,
  fault: ListingFault | null = null,
) {
  const page = readPage(url.searchParams);
  assert.ok(page.ok);
  const all = Array.from({ length: count }, (_, id) => ({ id }));
  const answer = listAnswer(all, { page: page.value, url }, { ...STANDARD, envelope, paging }, fault);
  assert.ok(answer.body.kind === "json");
  return { body: answer.body.value, link: answer.headers.link };
}

function read(url: URL, page: ReturnType<typeof pageOf>): Listing {
  const { body, link } = page;
  const linked = /^<(.+)>; rel="next"$/.exec(link ?? "")?.[1];
  if (!isJsonObject(body))
    return { items: arrayOf(body), next: linked ? new URL(linked) : null, total: null };
  const cursor = body.nextCursor ?? body.next_cursor ?? body.next ?? null;
  const next = linked === undefined ? null : new URL(linked);
  return {
    items: itemsOf(body),
    next: typeof cursor === "string" ? withCursor(url, cursor) : next,
    total: body.total,
  };
}

function itemsOf(body: JsonObject): readonly unknown[] {
  const embedded = isJsonObject(body._embedded) ? body._embedded.integrations : undefined;
  return arrayOf(body.items ?? body.data ?? body.integrations ?? embedded);
}

function arrayOf(value: unknown): readonly unknown[] {
  assert.ok(Array.isArray(value), "no array in the envelope");
  return value;
}

function withCursor(url: URL, cursor: string): URL {
  const next = new URL(url);
  next.searchParams.set("next", cursor);
  return next;
}

test("following a cursor or a link collects everything once, whatever the envelope, count and limit", () => {
  const signalled = fc.constantFrom<Paging>("cursor", "link");
  const cell = [
    fc.nat(120),
    fc.integer({ min: 1, max: 100 }),
    fc.constantFrom(...ENVELOPES),
    signalled,
  ] as const;
  fc.assert(
    fc.property(...cell, (count, limit, envelope, paging) => {
      fc.pre(envelope !== "array" || paging === "link");
      const collected: unknown[] = [];
      let url: URL | null = new URL(`http://tenant.test/?limit=${limit}`);
      let pages = 0;
      while (url !== null) {
        const listing = read(url, pageOf(count, url, envelope, paging));
        collected.push(...listing.items);
        url = listing.next;
        pages += 1;
      }
      assert.deepEqual(
        collected,
        Array.from({ length: count }, (_, id) => ({ id })),
      );
      assert.equal(pages, Math.max(1, Math.ceil(count / limit)));
    }),
  );
});

test("every envelope with every paging: what a first page of ten out of twelve says", () => {
  const url = new URL("http://tenant.test/?limit=10");
  for (const envelope of ENVELOPES)
    for (const paging of PAGINGS) {
      const { items, next, total } = read(url, pageOf(12, url, envelope, paging));
      const room = envelope !== "array";
      assert.equal(items.length, paging === "ignored" ? 12 : 10, `${envelope} ${paging}`);
      assert.equal(
        next !== null,
        paging === "link" || (paging === "cursor" && room),
        `${envelope} ${paging}`,
      );
      const told = room && (paging === "cursor" || paging === "skip-total");
      assert.equal(total ?? null, told ? 12 : null, `${envelope} ${paging}`);
    }
});

test("a looping listing gives the same page again", () => {
  const loop: ListingFault = { kind: "cursor-loop" };
  const first = new URL("http://tenant.test/?limit=10");
  for (const paging of ["cursor", "link"] as const) {
    const one = read(first, pageOf(30, first, "items", paging, loop));
    assert.ok(one.next !== null);
    assert.deepEqual(read(one.next, pageOf(30, one.next, "items", paging, loop)).items, one.items);
  }
  const second = new URL("http://tenant.test/?limit=10&skip=10");
  for (const paging of ["skip-total", "none"] as const)
    assert.deepEqual(
      read(second, pageOf(30, second, "items", paging, loop)).items,
      read(first, pageOf(30, first, "items", paging, loop)).items,
    );
});

test("a listing that shifts loses or repeats an object between its pages", () => {
  const second = new URL("http://tenant.test/?limit=2&skip=2");
  const idsAfter = (by: "removal" | "insertion") =>
    read(second, pageOf(5, second, "items", "skip-total", { kind: "list-shift", by }));
  assert.deepEqual(idsAfter("removal"), { items: [{ id: 3 }, { id: 4 }], next: null, total: 4 });
  assert.deepEqual(idsAfter("insertion"), { items: [{ id: 1 }, { id: 2 }], next: null, total: 6 });
});

test("a page that cannot be is refused; without a limit there are 25", async (t) => {
  const { call } = await started(t);
  for (const query of ["limit=0", "limit=101", "limit=ten", "skip=-1", "next=made-up"])
    assert.equal((await call("GET", `?${query}`)).status, 400, query);
  for (let version = 1; version <= 26; version += 1) await call("POST", "", webhook({ version }));
  const url = new URL("http://tenant.test/");
  const { text } = await call("GET", "");
  assert.equal(itemsOf(JSON.parse(text)).length, 25);
  assert.equal(pageOf(26, url, "items", "cursor").link, undefined);
});
