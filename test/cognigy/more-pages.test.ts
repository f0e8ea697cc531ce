import assert from "node:assert/strict";
import { test } from "node:test";
import { COLLECTION } from "./fake-tenant.ts";
import { answering, fleet, type Item, list, number } from "./listed.ts";
import { sendJson } from "./server.ts";

const [LIVE, PAGE] = [30, 10];

/** A page of ten: where it starts, whether there is more behind it, and how an answer says so. */
interface Ten {
  readonly from: number;
  readonly more: boolean;
  readonly next: string;
}
type Answer = readonly [body: unknown, headers?: Readonly<Record<string, string>>];
type Saying = (page: readonly Item[], ten: Ten) => Answer;

/** How a tenant says that there is more, and by which parameter it goes on; null where nobody could know. */
const understood: Readonly<Record<string, readonly [parameter: string, Saying]>> = {
  "has_more: true": ["skip", (items, { more }) => [{ items, has_more: more }]],
  "hasMore: true, by offset": ["offset", (items, { more }) => [{ items, hasMore: more }]],
  "has_more: true, by page": ["page", (data, { more }) => [{ data, has_more: more }]],
  "has_more: true, after an id": ["starting_after", (data, { more }) => [{ data, has_more: more }]],
  "meta.total": ["skip", (items) => [{ items, meta: { total: LIVE } }]],
  "meta.pagination.total_count": [
    "offset",
    (data) => [{ data, meta: { pagination: { total_count: LIVE } } }],
  ],
  totalCount: ["page", (items) => [{ items, totalCount: LIVE }]],
  "a total as text": ["skip", (items) => [{ items, total: String(LIVE) }]],
  "pagination.next_page": [
    "page",
    (items, { more, from }) => [{ items, pagination: { next_page: more ? from / PAGE + 2 : null } }],
  ],
  "pagination.next_page with a total": [
    "page",
    (items, { more, from }) => [
      { items, pagination: { next_page: more ? from / PAGE + 2 : null, total: LIVE } },
    ],
  ],
  "page and pages": ["page", (items, { from }) => [{ items, page: from / PAGE + 1, pages: LIVE / PAGE }]],
  totalPages: ["skip", (items) => [{ items, paging: { totalPages: LIVE / PAGE } }]],
  "count and next as an address": [
    "offset",
    (data, { more, next }) => [
      { data, count: LIVE, next: more ? `${COLLECTION}?offset=${next}&limit=10` : null },
    ],
  ],
  next_page_url: [
    "page",
    (data, { more, from }) => [
      { data, next_page_url: more ? `${COLLECTION}?page=${from / PAGE + 2}` : null, per_page: PAGE },
    ],
  ],
  "links.next": [
    "offset",
    (data, { more, next }) => [
      { data, links: more ? { next: `${COLLECTION}?offset=${next}` } : { next: null } },
    ],
  ],
  "_links.next.href": [
    "offset",
    (data, { more, next }) => [
      { data, _links: more ? { next: { href: `${COLLECTION}?offset=${next}` } } : {} },
    ],
  ],
  "@odata.nextLink": [
    "offset",
    (items, { more, next }) => [
      { items, ...(more ? { "@odata.nextLink": `${COLLECTION}?offset=${next}` } : {}) },
    ],
  ],
  nextPageToken: [
    "pageToken",
    (items, { more, next }) => [{ items, ...(more ? { nextPageToken: next } : {}) }],
  ],
  next_page_token: ["page_token", (items, { more, next }) => [{ items, next_page_token: more ? next : "" }]],
  nextToken: ["nextToken", (items, { more, next }) => [{ items, nextToken: more ? next : null }]],
  continuationToken: [
    "continuationToken",
    (items, { more, next }) => [{ items, continuationToken: more ? next : null }],
  ],
  "response_metadata.next_cursor": [
    "cursor",
    (items, { more, next }) => [{ items, response_metadata: { next_cursor: more ? next : "" } }],
  ],
  "a token that it does not take, and a total": [
    "skip",
    (items, { more, next }) => [{ items, total: LIVE, nextThing: more ? next : null }],
  ],
  "links in a list, each with its relation": [
    "offset",
    (items, { more, next }) => [
      {
        items,
        links: [
          { rel: "self", href: COLLECTION },
          ...(more ? [{ rel: "next", href: `${COLLECTION}?offset=${next}` }] : []),
        ],
      },
    ],
  ],
  "a cursor that is just called so": [
    "cursor",
    (items, { more, next }) => [{ items, cursor: more ? next : null }],
  ],
  scroll_id: ["scroll_id", (items, { more, next }) => [{ items, ...(more ? { scroll_id: next } : {}) }]],
  "a Link in single quotes": [
    "offset",
    (items, { more, next }) => [items, more ? { Link: `<${COLLECTION}?offset=${next}>; rel='next'` } : {}],
  ],
  "a Link to the last page alone": [
    "page",
    (items) => [items, { Link: `<${COLLECTION}?page=${LIVE / PAGE}>; rel="last"` }],
  ],
  "a page of so many": [
    "page",
    (items, { from }) => [items, { "X-Page": `${from / PAGE + 1}/${LIVE / PAGE}` }],
  ],
  "X-Acme-Total-Count": ["skip", (items) => [items, { "X-Acme-Total-Count": String(LIVE) }]],
  totalNumberOfResults: ["skip", (items) => [{ items, totalNumberOfResults: LIVE }]],
  "so many of so many, in words": [
    "skip",
    (items, { from }) => [
      { items, message: `Showing ${from + 1} to ${from + items.length} results of ${LIVE}` },
    ],
  ],
  "page and of": ["page", (items, { from }) => [{ items, page: from / PAGE + 1, of: LIVE / PAGE }]],
  "shown and of": ["skip", (items) => [{ items, shown: PAGE, of: LIVE }]],
  "pages in a list": ["page", (items) => [{ items, pages: [1, 2, 3] }]],
  "a total of pages": ["page", (items) => [{ items, pages: { total: LIVE / PAGE } }]],
  "nbHits and nbPages": ["page", (items) => [{ items, nbHits: LIVE, nbPages: LIVE / PAGE }]],
  "a number of webhooks": ["offset", (items) => [{ items, meta: { webhooks: LIVE } }]],
  "a limit in words": ["skip", (items) => [{ items, note: `only the first ${PAGE} are shown` }]],
  "a skip that is repeated, and what is omitted": [
    "skip",
    (items, { from, more }) => [
      { items, skipped: from, ...(more ? { omittedCount: LIVE - from - PAGE } : {}) },
    ],
  ],
  "a cursor as the last entry": [
    "cursor",
    (items, { more, next }) => [more ? [...items, { nextCursor: next }] : items],
  ],
  "list_complete: false": ["skip", (items, { more }) => [{ items, list_complete: !more }]],
  "noMore: false": ["skip", (items, { more }) => [{ items, noMore: !more }]],
  "a total far inside": ["skip", (items) => [{ items, a: { b: { c: { d: { total: LIVE } } } } }]],
  "last: false": ["page", (items, { more }) => [{ items, last: !more }]],
  "X-Total-Count": ["skip", (items) => [items, { "X-Total-Count": String(LIVE) }]],
  "X-Pagination-Total": ["page", (items) => [items, { "X-Pagination-Total": String(LIVE) }]],
  "X-Total-Pages": ["page", (items) => [items, { "X-Total-Pages": String(LIVE / PAGE) }]],
  "Content-Range": ["offset", (items, { from }) => [items, { "Content-Range": `items ${from}-9/${LIVE}` }]],
  "X-Pagination in JSON": [
    "page",
    (items) => [items, { "X-Pagination": JSON.stringify({ TotalCount: LIVE, HasNext: true }) }],
  ],
  "X-Next-Page": [
    "page",
    (items, { more, from }) => [items, { "X-Next-Page": more ? String(from / PAGE + 2) : "" }],
  ],
  "a limit that it cut to ten": ["skip", (items, { from }) => [{ items, limit: PAGE, offset: from }]],
  "a page size that it cut to ten": ["page", (data) => [{ data, meta: { pageSize: PAGE } }]],
  "X-Per-Page": ["offset", (items) => [items, { "X-Per-Page": String(PAGE) }]],
  "X-Result-Count": ["skip", (items) => [items, { "X-Result-Count": String(LIVE) }]],
  "a range": ["offset", (items, { from }) => [{ items, range: `${from + 1}-${from + PAGE} of ${LIVE}` }]],
  "X-Has-More": ["skip", (items, { more }) => [items, { "X-Has-More": String(more) }]],
  "a Link whose title holds a comma": [
    "offset",
    (items, { more, next }) => [
      items,
      {
        Link: `<${COLLECTION}>; title="all, of us"; rel=first${more ? `, <${COLLECTION}?offset=${next}>; title="on, and on"; rel="next"` : ""}`,
      },
    ],
  ],
};

const serve = (parameter: string, saying: Saying, live: number = LIVE) =>
  answering(({ url }, _, response) => {
    const given = url.searchParams.get(parameter);
    const all = fleet(live);
    const number_ = Number(given ?? 0);
    const from =
      given === null
        ? 0
        : parameter === "page"
          ? (number_ - 1) * PAGE
          : parameter === "starting_after"
            ? all.findIndex(({ id }) => id === given) + 1
            : number_;
    const more = from + PAGE < live;
    const [body, headers] = saying(all.slice(from, from + PAGE), { from, more, next: String(from + PAGE) });
    sendJson(response, 200, body, headers);
  });

for (const [name, [parameter, saying]] of Object.entries(understood)) {
  test(`a list of three pages is read to its end: ${name}`, async () => {
    await list(serve(parameter, saying), (listed) => {
      assert.ok(listed.ok, listed.ok ? "" : listed.error.message);
      assert.equal(listed.value.webhooks.length, LIVE);
      assert.equal(listed.value.shortfall, null);
    });
    await list(serve("a parameter that nobody knows", saying), (listed) => {
      assert.ok(!listed.ok || listed.value.shortfall !== null, "an end that nobody can reach is no end");
    });
  });
}

/** Signs that lead nowhere, whatever they mean: none of them may pass for the end of a list. */
const signs: Readonly<Record<string, Answer>> = {
  truncated: [{ items: fleet(3), truncated: true }],
  "IsTruncated as text": [{ items: fleet(3), IsTruncated: "true" }],
  "more with a number": [{ items: fleet(3), more: 20 }],
  moreAvailable: [{ items: fleet(3), page: { moreAvailable: true } }],
  remaining: [{ items: fleet(3), remainingItemCount: 27 }],
  incomplete_results: [{ items: fleet(3), incomplete_results: true }],
  "an odd next": [{ items: fleet(3), next: [7] }],
  "a next that is an object": [{ items: fleet(3), next: { after: { id: 3 } } }],
  "a total that is no number": [{ items: fleet(3), total: "many" }],
  "a total that is an object": [{ items: fleet(3), total: { value: 30 } }],
  "a total as large as no number": [{ items: fleet(3), total: 1e300 }],
  "a larger total beside one of the page": [{ items: fleet(3), total: 3, meta: { total: 30 } }],
  "a count": [{ items: fleet(3), count: 30 }],
  "isLastPage: false": [{ items: fleet(3), isLastPage: false }],
  "a Link that breaks off": [fleet(3), { Link: '</a>; title="x; rel=next' }],
  "X-More": [fleet(3), { "X-More": "yes" }],
  "X-More-Results": [fleet(3), { "X-More-Results": "yes" }],
  "X-Meta-Total": [fleet(3), { "X-Meta-Total": "4" }],
  "a key of where it broke off": [{ items: fleet(3), LastEvaluatedKey: { id: "id-3" } }],
  bookmark: [{ items: fleet(3), bookmark: "g1AAAA" }],
  "a continuation in a header of a maker": [fleet(3), { "X-Ms-Continuation": "g1AAAA" }],
  "Next-Range": [fleet(3), { "Next-Range": "id ]id-3..; max=3" }],
  "a warning": [fleet(3), { Warning: '299 - "the result was truncated"' }],
  "is_last: no": [{ items: fleet(3), is_last: "no" }],
  "X-Total": [fleet(3), { "X-Total": "4" }],
  "eof: false": [{ items: fleet(3), eof: false }],
  resumptionToken: [{ items: fleet(3), resumptionToken: "t-3" }],
  resumeToken: [{ items: fleet(3), resumeToken: "t-3" }],
  resultSizeEstimate: [{ items: fleet(3), resultSizeEstimate: 30 }],
  "Pagination-Count": [fleet(3), { "Pagination-Count": "30" }],
  "X-Count": [fleet(3), { "X-Count": "30" }],
  "a Content-Range without an end": [fleet(3), { "Content-Range": "items 0-2/*" }],
  "a warning in words": [
    { items: fleet(3), warnings: ["The result is incomplete: a shard did not answer."] },
  ],
  "limitReached: true": [{ items: fleet(3), limitReached: true }],
  sizeLimitExceeded: [{ items: fleet(3), meta: { sizeLimitExceeded: "yes" } }],
  tooManyResults: [{ items: fleet(3), tooManyResults: true }],
  "X-Limit-Reached": [fleet(3), { "X-Limit-Reached": "true" }],
  "X-Overflow": [fleet(3), { "X-Overflow": "1" }],
  "X-Results-Omitted": [fleet(3), { "X-Results-Omitted": "20" }],
  "omittedCount, less than the page": [{ items: fleet(3), omittedCount: 2 }],
  overflow: [{ items: fleet(3), overflow: true }],
  limited: [{ items: fleet(3), limited: true }],
  skipped: [{ items: fleet(3), skipped: 20 }],
  "what is missing, by id": [{ items: fleet(3), missing: ["id-4"] }],
  itemsLeft: [{ items: fleet(3), itemsLeft: 2 }],
  notShown: [{ items: fleet(3), notShown: 27 }],
  'status: "partial"': [{ items: fleet(3), status: "partial" }],
  PARTIAL_RESULT: [{ items: fleet(3), meta: { outcome: "PARTIAL_RESULT" } }],
  "warnings of a cut": [{ items: fleet(3), warnings: ["result set was cut at 10 entries"] }],
  "a warning without its usual words": [
    { items: fleet(3), warnings: [{ code: 7, text: "Not all were read" }] },
  ],
  "a share in words": [{ items: fleet(3), message: "Showing 3 of 1,030 results" }],
  "a page in words": [{ items: fleet(3), info: "page 1 of 2" }],
  "a number found": [{ items: fleet(3), messages: [{ text: "Found 30 webhooks" }] }],
  "a limit reached, in words": [
    { items: fleet(3), notice: "No error: the maximum of 3 entries was reached" },
  ],
  "X-Message": [fleet(3), { "X-Message": "3 of 30" }],
  "a cursor of no known parameter as the last entry": [[...fleet(3), { has_more: true }]],
  "nothing left out, and a cursor": [{ items: fleet(3), skipped: 0, overflow: false, cursor: "c" }],
  "a Link whose relation is an address": [
    fleet(3),
    { Link: `<${COLLECTION}?page=2>; rel="http://www.iana.org/assignments/relation/next"` },
  ],
};

for (const [name, [body, headers]] of Object.entries(signs)) {
  test(`a sign of more that leads nowhere makes a list short: ${name}`, async () => {
    await list(
      answering((_, __, response) => sendJson(response, 200, body, headers)),
      (listed) => {
        assert.ok(listed.ok, listed.ok ? "" : listed.error.message);
        assert.match(
          listed.value.shortfall ?? "",
          /^the tenant (says that there (is|are)|names a next page)/,
        );
      },
    );
  });
}

const harmless: Readonly<Record<string, Answer>> = {
  "pages that say that they are the last": [
    {
      items: fleet(3),
      hasMore: false,
      has_next: "false",
      next: null,
      nextOffset: 0,
      links: { next: null, last: "?page=1" },
      page: { number: 0, size: 100, totalPages: 1, totalElements: 3, last: true },
      count: 3,
    },
  ],
  "a cursor of the end, where there is an end": [
    {
      items: fleet(3),
      pageInfo: { startCursor: "a", endCursor: "c", hasNextPage: false },
      links: [{ rel: "self", href: "/" }],
    },
    { "X-Page": "1/1", Link: `<${COLLECTION}?page=1>; rel="last"` },
  ],
  "counts and limits that fit": [
    { items: fleet(3), limit: 100, size: 3, resultSizeEstimate: 3, eof: true, range: "1-3/3", warnings: [] },
    { "X-Count": "3", "Content-Range": "items 0-2/3" },
  ],
  "a cursor beside a total that is all": [{ items: fleet(3), cursor: "c", total: 3 }],
  "other members and headers": [
    {
      items: fleet(3),
      moreInfo: "https://docs.test/",
      previous: "x",
      rateLimit: { remaining: 9, total: 10 },
    },
    {
      "X-RateLimit-Remaining": "99",
      "X-Request-Count": "8",
      "X-Request-Total": "80",
      "X-Total-Time": "12",
      Warning: '299 - "this version is deprecated"',
      "X-Nextjs-Cache": "HIT",
      Link: "</>; rel=first",
    },
  ],
  "what nearly every answer has": [
    {
      items: fleet(3),
      requestId: "3f2a-partial",
      took: 120,
      durationMs: 12,
      timestamp: 1_790_000_000,
      time: "2026-11-30T12:00:00Z",
      apiVersion: 2,
      status: 200,
      success: true,
      cached: true,
      message: "OK",
      self: "https://a.test/api?partial=1&first 10",
      page: 1,
      of: 1,
      pages: [1],
      limit: 100,
      offset: 0,
      skipped: 0,
      omittedCount: 0,
      limitReached: false,
      overflow: false,
      missing: [],
      noMore: true,
      sort: { sorted: true, empty: false },
    },
    { "X-Request-Limit-Reached": "true", "X-Cache-Skipped": "1", "X-RateLimit-Exceeded": "true" },
  ],
  "words that say that it is whole": [
    {
      items: fleet(3),
      message: "Showing 3 of 3 results, page 1 of 1. There are no more results, and nothing was truncated.",
      notes: ["limited to 100 entries a page", "12 of 1,000 requests used", "Your rate limit was exceeded"],
      hint: "sorted by name",
    },
  ],
  "a cache that has hits": [{ items: fleet(3), cache: { hits: 500, skipped: 2 }, rate: { of: 100 } }],
  "members of the integrations": [[{ ...fleet(1)[0], next: "x", has_more: true, total: 9 }]],
};

for (const [name, [body, headers]] of Object.entries(harmless)) {
  test(`what says nothing of more costs nothing: ${name}`, async () => {
    await list(
      answering((_, __, response) => sendJson(response, 200, body, headers)),
      (listed, calls) => {
        assert.ok(listed.ok);
        assert.equal(listed.value.shortfall, null);
        assert.equal(calls.length, 1);
      },
    );
  });
}

for (const parameter of ["skip", "offset", "page"])
  test(`a full page behind which nothing is, by ${parameter}, is the whole list`, async () => {
    await list(
      serve(parameter, (items) => [{ items, limit: PAGE }], PAGE),
      (listed) => {
        assert.ok(listed.ok, listed.ok ? "" : listed.error.message);
        assert.equal(listed.value.webhooks.length, PAGE);
        assert.equal(listed.value.shortfall, null);
      },
    );
  });

test("a parameter that a tenant refuses is no reason to give the list up", async () => {
  const intercept = answering(({ url }, _, response) => {
    if (url.searchParams.has("skip")) return sendJson(response, 400, { message: "unknown parameter skip" });
    const from = number(url, "offset", 0);
    sendJson(response, 200, { items: fleet(LIVE).slice(from, from + PAGE), hasMore: from + PAGE < LIVE });
  });
  await list(intercept, (listed) => {
    assert.ok(listed.ok);
    assert.equal(listed.value.webhooks.length, LIVE);
    assert.equal(listed.value.shortfall, null);
  });
});
