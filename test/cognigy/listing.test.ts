import assert from "node:assert/strict";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { test } from "node:test";
import { OPERATION, ORDERS } from "./connecting.ts";
import { COLLECTION, type Interception } from "./fake-tenant.ts";
import { answering, fleet, type Item, item, list, number } from "./listed.ts";
import { sendJson } from "./server.ts";
import { withTenant } from "./with-tenant.ts";

type Envelope = "array" | "items" | "data" | "integrations" | "embedded";

function wrap(envelope: Envelope, items: readonly Item[], signals: Item = {}): unknown {
  if (envelope === "array") return items;
  return envelope === "embedded"
    ? { _embedded: { integrations: items }, ...signals }
    : { [envelope]: items, ...signals };
}

type Paging = (
  all: readonly Item[],
  url: URL,
  envelope: Envelope,
) => readonly [unknown, Record<string, string>?];

function cursor(member: string): Paging {
  return (all, url, envelope) => {
    const from = number(url, "cursor", 0);
    const end = from + number(url, "limit", 25);
    const next = end < all.length ? String(end) : null;
    return [wrap(envelope, all.slice(from, end), { [member]: next, total: all.length })];
  };
}

const pagings: Readonly<
  Record<string, { paging: Paging; requests: (n: number) => number; arrays: boolean }>
> = {
  nextCursor: { paging: cursor("nextCursor"), requests: ceil, arrays: false },
  next_cursor: { paging: cursor("next_cursor"), requests: ceil, arrays: false },
  next: { paging: cursor("next"), requests: ceil, arrays: false },
  "next as address": {
    paging: (all, url, envelope) => {
      const [body, skip] = skipped(all, url, envelope);
      const next = skip + 100 < all.length ? `?limit=100&skip=${skip + 100}` : null;
      return [{ ...Object(body), next }];
    },
    requests: ceil,
    arrays: false,
  },
  "Link header": {
    paging: (all, url, envelope) => {
      const [body, skip] = skipped(all, url, envelope);
      const next = `<${COLLECTION}?limit=100&skip=${skip + 100}>; title="a, b"; rel="next"`;
      const first = `<${COLLECTION}?limit=100>; rel=first`;
      return [body, skip + 100 < all.length ? { link: `${first}, ${next}` } : { link: first }];
    },
    requests: (n) => (n === 100 ? 2 : ceil(n)),
    arrays: true,
  },
  "total and skip": {
    paging: (all, url, envelope) => {
      const [body] = skipped(all, url, envelope);
      return [{ ...Object(body), total: all.length }];
    },
    requests: ceil,
    arrays: false,
  },
  "nothing but skip": {
    paging: (all, url, envelope) => [skipped(all, url, envelope)[0]],
    requests: (n) => Math.floor(n / 100) + 1,
    arrays: true,
  },
};

function ceil(n: number): number {
  return Math.max(1, Math.ceil(n / 100));
}

function skipped(all: readonly Item[], url: URL, envelope: Envelope): [unknown, number] {
  const skip = number(url, "skip", 0);
  return [wrap(envelope, all.slice(skip, skip + number(url, "limit", 25))), skip];
}

for (const [name, { paging, requests, arrays }] of Object.entries(pagings)) {
  test(`lists everything in as few requests as there can be: ${name}`, async () => {
    const envelopes: Envelope[] = ["items", "data", "integrations", "embedded"];
    for (const envelope of arrays ? (["array", ...envelopes] as const) : envelopes)
      for (const size of [0, 1, 99, 100, 101, 250]) {
        const all = fleet(size);
        const intercept = answering(({ url }, _, response) => {
          const [body, headers] = paging(all, url, envelope);
          sendJson(response, 200, body, headers);
        });
        await list(intercept, (listed, calls) => {
          assert.ok(listed.ok, `${envelope} ${size}`);
          assert.deepEqual(
            listed.value.webhooks.map(({ id }) => id).toSorted(),
            all.map(({ id }) => id).toSorted(),
          );
          assert.equal(listed.value.shortfall, null);
          assert.equal(calls.length, requests(size), `${envelope} ${size}`);
        });
      }
  });
}

test("a tenant that ignores paging: everything came with the first answer", async () => {
  for (const [size, searches] of [
    [99, ["?limit=100"]],
    // As long as the page that was asked for: the same with another limit proves that limits are ignored too.
    [100, ["?limit=100", "?limit=100&skip=100", "?limit=99"]],
    [150, ["?limit=100", "?limit=100&skip=150"]],
  ] as const) {
    const all = fleet(size);
    await list(
      answering((_, __, response) => sendJson(response, 200, all)),
      (listed, calls) => {
        assert.ok(listed.ok);
        assert.equal(listed.value.webhooks.length, size);
        assert.equal(listed.value.shortfall, null);
        assert.deepEqual(
          calls.map(({ url }) => url.search),
          searches,
        );
      },
    );
  }
});

test("a bare list that was cut at the limit is read on in another way, or may be short", async () => {
  for (const [parameter, shortfall] of [
    ["offset", null],
    ["page", null],
    ["starting_after", null],
    ["none", "the list ends at 100 entries and cannot be continued"],
  ] as const) {
    const all = fleet(150);
    const intercept = answering(({ url }, _, response) => {
      const limit = Math.min(100, number(url, "limit", 25));
      const after = all.findIndex(({ id }) => id === url.searchParams.get("starting_after"));
      const from = {
        offset: number(url, "offset", 0),
        page: (number(url, "page", 1) - 1) * limit,
        starting_after: after + 1,
        none: 0,
      }[parameter];
      sendJson(response, 200, all.slice(from, from + limit));
    });
    await list(intercept, (listed) => {
      assert.ok(listed.ok, parameter);
      assert.equal(listed.value.shortfall, shortfall, parameter);
      assert.equal(listed.value.webhooks.length, shortfall === null ? 150 : 100);
    });
  }
});

test("pages smaller than asked for are counted as they are", async () => {
  const all = fleet(60);
  const intercept = answering(({ url }, _, response) => {
    const skip = number(url, "skip", 0);
    sendJson(response, 200, { items: all.slice(skip, skip + 25), total: 60 });
  });
  await list(intercept, (listed, calls) => {
    assert.ok(listed.ok);
    assert.equal(listed.value.webhooks.length, 60);
    assert.equal(listed.value.shortfall, null);
    assert.equal(calls.length, 3);
  });
});

test("the time of a listing is that of its first request", async () => {
  await withTenant({}, async ({ tenant, clock }) => {
    clock.advance(1_234);
    const listed = await tenant.list();
    assert.ok(listed.ok);
    assert.equal(listed.value.readAt.toISOString(), "2026-01-01T00:00:01.234Z");
  });
});

const doubtful: Readonly<Record<string, (skip: number) => unknown>> = {
  "a total that is larger": () => ({ items: fleet(3), total: 4, nextCursor: null }),
  "a total that is smaller": () => ({ items: fleet(3), total: 2 }),
  "a total of an empty list": () => ({ items: [], total: 2 }),
  "a total that is never reached": () => ({ items: fleet(10), total: 30 }),
  "one twice in a page": () => [item("a"), item("b"), item("a")],
  "one inserted between the pages": (skip) => ({
    items: fleet(150).slice(skip - (skip && 1), skip + 99),
    total: 150,
  }),
  "one removed between the pages": (skip) =>
    skip === 0
      ? { items: fleet(150).slice(0, 100), total: 150 }
      : { items: fleet(150).slice(101), total: 149 },
};

for (const [name, answer] of Object.entries(doubtful)) {
  test(`a listing that may be short says so: ${name}`, async () => {
    const intercept = answering(({ url }, _, response) =>
      sendJson(response, 200, answer(number(url, "skip", 0))),
    );
    await list(intercept, (listed) => {
      assert.ok(listed.ok);
      assert.match(listed.value.shortfall ?? "", /^the (list changed|tenant says that there are) /);
    });
  });
}

const untrustworthy: Readonly<Record<string, readonly [unknown, RegExp]>> = {
  "an object": [{ status: "ok" }, /an object without items/],
  null: [null, /neither a list nor an object/],
  "a text": ["[]", /neither a list nor an object/],
  "items that are no list": [{ items: {} }, /an object without items/],
  "a cursor that is a number": [{ items: [], next: 3 }, /a next page that was read already/],
  "an item that is no object": [[1], /not an object/],
  "an item without an id": [[{ name: "a", status: "active" }], /without an id \(its name is a\)/],
  "a list of something else": [[{ id: 1, name: "Ada", email: "ada@example.test" }], /are not integrations/],
  "an unknown status": [[{ ...item("a"), status: "paused" }], /integration a, whose status is not one of/],
  "a cursor that repeats": [{ items: fleet(100), nextCursor: "x" }, /the same page again/],
  "a cursor that leads nowhere": [{ items: [], nextCursor: "x" }, /a next page that was read already/],
  "a link to elsewhere": [
    { items: fleet(3), next: "https://evil.test/?limit=100" },
    /a link to another host/,
  ],
};

for (const [name, [answer, message]] of Object.entries(untrustworthy)) {
  test(`what is no list is never taken for an empty one: ${name}`, async () => {
    await list(
      answering((_, __, response) => sendJson(response, 200, answer)),
      (listed) => {
        assert.ok(!listed.ok);
        assert.equal(listed.error.kind, "malformed");
        assert.match(listed.error.message, message);
      },
    );
  });
}

for (const odd of [null, [], "x", 5]) {
  const shown = JSON.stringify(odd);
  const listing = (items: readonly unknown[]) => ({
    intercept: answering((_, __, response) => sendJson(response, 200, { items, total: items.length })),
    options: { isRelevant: () => false },
  });

  test(`an entry that is no object stands beside integrations as one that cannot be read: ${shown}`, async () => {
    await withTenant(listing([item("a"), odd, item("b"), odd]), async ({ tenant }) => {
      const listed = await tenant.list();
      assert.ok(listed.ok);
      assert.deepEqual(
        listed.value.webhooks.map(({ id }) => id),
        ["a", "b"],
      );
      const problem = "an integration that is not an object";
      const unread = { id: null, name: null, idempotencyKey: null, problem };
      assert.deepEqual(listed.value.unread, [unread, unread]);
      assert.equal(listed.value.shortfall, null);
    });
  });

  test(`a list of nothing else is none: ${shown}`, async () => {
    await withTenant(listing([odd, odd]), async ({ tenant }) => {
      const listed = await tenant.list();
      assert.ok(!listed.ok);
      assert.match(listed.error.message, /was answered with an integration that is not an object$/);
    });
  });
}

test("a list without end is given up after 1,000 pages", async () => {
  const intercept = answering((_, nth, response) =>
    sendJson(response, 200, { items: [item(String(nth))], nextCursor: String(nth) }),
  );
  await list(intercept, (listed, calls) => {
    assert.ok(!listed.ok);
    assert.match(listed.error.message, /more than 1,000 pages/);
    assert.equal(calls.length, 1_001);
  });
});

test("a page that fails fails the listing, after three more tries", async () => {
  const intercept = answering(({ url }, _, response) => {
    if (number(url, "skip", 0) === 100) sendJson(response, 502, { message: "bad gateway" });
    else
      sendJson(response, 200, {
        items: fleet(150)
          .slice(number(url, "skip", 0))
          .slice(0, 100),
        total: 150,
      });
  });
  await list(intercept, (listed, calls) => {
    assert.ok(!listed.ok);
    assert.equal(listed.error.kind, "unavailable");
    assert.equal(calls.length, 1 + 4);
  });
});

test("no list at all is no empty list", async () => {
  for (const [status, kind] of [
    [404, "malformed"],
    [409, "rejected"],
  ] as const)
    await list(
      answering((_, __, response) => sendJson(response, status, {})),
      (listed) => {
        assert.ok(!listed.ok);
        assert.equal(listed.error.kind, kind);
      },
    );
});

test("of several lists in one answer the one counts that holds something", async () => {
  const all = fleet(2);
  for (const body of [
    { items: [], data: all },
    { data: [], integrations: all },
    { data: [], _embedded: { integrations: all } },
    { items: all, data: all },
    { items: all, included: [item("id-7")] },
  ])
    await list(
      answering((_, __, response) => sendJson(response, 200, body)),
      (listed) => assert.deepEqual(listed.ok && listed.value.webhooks.map(({ id }) => id), ["id-0", "id-1"]),
    );
  for (const [body, problem] of [
    [{ items: all, data: fleet(3) }, /answered with two lists, items and data$/],
    [{ integrations: all, _embedded: { integrations: [item("id-7")] } }, /two lists, integrations and _emb/],
    [{ items: [], results: all }, /answered with an empty list, and integrations in results$/],
    [{ data: [], result: { hooks: all } }, /an empty list, and integrations in result\.hooks$/],
  ] as const)
    await list(
      answering((_, __, response) => sendJson(response, 200, body)),
      (listed) => {
        assert.ok(!listed.ok);
        assert.equal(listed.error.kind, "malformed");
        assert.match(listed.error.message, problem);
      },
    );
  const bare = { items: [], data: [], links: [{ rel: "self", href: COLLECTION }], facets: { tags: [] } };
  await list(
    answering((_, __, response) => sendJson(response, 200, bare)),
    (listed) => assert.deepEqual(listed.ok && listed.value.webhooks, []),
  );
});

test("one integration is read; where that is not offered it is looked for in the list", async () => {
  for (const [status, expected] of [
    [200, ["GET /int-1"]],
    [404, ["GET /int-1", "GET"]],
    [405, ["GET /int-1", "GET"]],
  ] as const) {
    const intercept: Interception = ({ url }, response) => {
      if (status === 200 || !url.pathname.startsWith(`${COLLECTION}/`)) return false;
      sendJson(response, status, {});
      return true;
    };
    await withTenant({ intercept }, async ({ tenant, fake }) => {
      fake.insert(item("x"));
      const read = await tenant.get("int-1");
      assert.ok(read.ok);
      assert.equal(read.value.name, "hook-x");
      assert.deepEqual(fake.log, expected);
    });
  }
});

test("a 404 of a server before the tenant counts no more than 405: the list decides, if it is complete", async () => {
  for (const [total, kind] of [
    [0, "not-found"],
    [9, "malformed"],
  ] as const) {
    const intercept: Interception = ({ url }, response) => {
      if (url.pathname === "/oauth/token") return false;
      if (url.pathname === COLLECTION) sendJson(response, 200, { items: [], total, next: null });
      else response.writeHead(404, { "content-type": "text/html" }).end("<html>404 Not Found</html>");
      return true;
    };
    await withTenant({ intercept }, async ({ tenant }) => {
      const read = await tenant.get("int-9");
      assert.ok(!read.ok);
      assert.equal(read.error.kind, kind, `${total}`);
      const there = await tenant.firstThere(["int-9"]);
      assert.ok(!there.ok);
    });
  }
});

test("an integration that is neither read nor listed is gone, unless the list may be short", async () => {
  for (const [status, total, kind] of [
    [404, 0, "not-found"],
    [404, 9, "not-found"],
    [405, 0, "not-found"],
    [405, 9, "malformed"],
  ] as const) {
    const intercept: Interception = ({ url }, response) => {
      if (url.pathname === "/oauth/token") return false;
      if (url.pathname === COLLECTION) sendJson(response, 200, { items: [], total, next: null });
      else sendJson(response, status, {});
      return true;
    };
    await withTenant({ intercept }, async ({ tenant }) => {
      const read = await tenant.get("int-9");
      assert.ok(!read.ok);
      assert.equal(read.error.kind, kind, `${status} ${total}`);
    });
  }
});

test("an answer about another integration is not taken", async () => {
  const intercept: Interception = ({ url }, response) => {
    if (url.pathname === "/oauth/token") return false;
    sendJson(response, 200, item("other"));
    return true;
  };
  await withTenant({ intercept }, async ({ tenant }) => {
    const read = await tenant.get("a/b?c");
    assert.ok(!read.ok);
    assert.equal(read.error.kind, "malformed");
    assert.match(read.error.message, /answered with integration other$/);
  });
});

test("a first read is told once, when it has left, and neither its token nor a write", async (t) => {
  const seen: string[] = [];
  const onHeaders = (message: unknown) => seen.push(sentMethod(message));
  subscribe("undici:client:sendHeaders", onHeaders);
  t.after(() => unsubscribe("undici:client:sendHeaders", onHeaders));
  await withTenant({ options: { onFirstRead: () => seen.push("told") } }, async ({ tenant }) => {
    await tenant.create(ORDERS, OPERATION);
    await tenant.list();
    await tenant.list();
    assert.deepEqual(seen, ["POST", "POST", "GET", "told", "GET"]);
  });
});

/** The method of a request that undici tells of on a diagnostics channel. */
function sentMethod(message: unknown): string {
  assert.ok(typeof message === "object" && message !== null && "request" in message);
  const { request } = message;
  assert.ok(typeof request === "object" && request !== null && "method" in request);
  return String(request.method);
}
