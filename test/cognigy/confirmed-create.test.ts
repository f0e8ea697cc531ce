import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { test } from "node:test";
import { API_KEY, CLIENT_SECRET, OPERATION, ORDERS } from "./connecting.ts";
import { COLLECTION, type FakeTenant, type Interception, isCall, TOKEN } from "./fake-tenant.ts";
import { breakOff, sendJson } from "./server.ts";
import { type Arrangement, withTenant } from "./with-tenant.ts";

type Trouble = (response: ServerResponse, body: Record<string, unknown>, tenant: FakeTenant) => void;

/** Plays tricks on the first so many POSTs of integrations. */
function onPost(trouble: Trouble, times = 1): Interception {
  let left = times;
  return (request, response, tenant) => {
    if (!isCall(request, "POST all") || left === 0) return false;
    left -= 1;
    trouble(response, JSON.parse(request.body), tenant);
    return true;
  };
}

/** How the tenant shows what ORDERS makes. */
const WRITTEN = {
  name: "orders",
  version: 2,
  url: ORDERS.url,
  method: "POST",
  payloadFormat: "application/json",
  headers: { "X-Environment": "production", "X-Api-Key": API_KEY },
  status: "inactive",
  idempotencyKey: "orders:2",
};

const reset = (response: ServerResponse) => response.destroy();

/** Answers after which nobody knows from the answer alone whether the POST was committed. */
const doubtful: Readonly<Record<string, (response: ServerResponse) => void>> = {
  "connection reset": reset,
  "500": (response) => sendJson(response, 500, { message: "oops" }),
  "502": (response) => sendJson(response, 502, {}),
  "503 with Retry-After": (response) => sendJson(response, 503, {}, { "retry-after": "2" }),
  "504": (response) => sendJson(response, 504, {}),
  "a page of HTML": (response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<html>hello</html>");
  },
  "cut by length": (response) => {
    response.writeHead(201, { "content-type": "application/json", "content-length": "500" });
    breakOff(response, '{"id":"int-1","na');
  },
  "cut without length": (response) => {
    response.writeHead(201, { "content-type": "application/json", connection: "close" });
    response.end('{"id":"int-1","na');
  },
  "wrong types": (response) => sendJson(response, 201, { id: "int-1", name: 5 }),
  "an unknown status": (response) => sendJson(response, 201, { id: "int-1", status: "paused" }),
  "204": (response) => response.writeHead(204).end(),
  "201 without id": (response) => sendJson(response, 201, { ok: true }),
};

for (const [name, answer] of Object.entries(doubtful)) {
  test(`a POST that was committed is found: ${name}`, async () => {
    const intercept = onPost((response, body, tenant) => {
      tenant.insert(body);
      answer(response);
    });
    await withTenant({ intercept }, async ({ tenant, fake }) => {
      const created = await tenant.create(ORDERS, OPERATION);
      assert.ok(created.ok, JSON.stringify(created));
      assert.equal(created.value.id, "int-1");
      assert.deepEqual(fake.log, ["POST", "GET"]);
    });
  });

  test(`a POST that was not committed is not sent again: ${name}`, async () => {
    await withTenant({ intercept: onPost(answer) }, async ({ tenant, fake, clock }) => {
      const created = await tenant.create(ORDERS, OPERATION);
      assert.ok(!created.ok);
      assert.equal(created.error.kind, "unknown");
      assert.match(created.error.message, /3 looks within 5 s found nothing; orders@2 was not sent again$/);
      assert.equal(created.error.hint, "run the same command again: it looks for orders@2 first");
      assert.deepEqual(fake.log, ["POST", "GET", "GET", "GET"]);
      assert.deepEqual(clock.sleeps.slice(-2), [2_500, 2_500]);
    });
  });
}

test("a POST that is committed late, or listed late, is found while it may settle", async () => {
  let looks = 0;
  const intercept: Interception = (request, response, tenant) => {
    if (isCall(request, "POST all")) response.destroy();
    else if (isCall(request, "GET all") && ++looks === 3)
      tenant.insert(JSON.parse(tenant.calls[0]?.body ?? ""));
    return isCall(request, "POST all");
  };
  await withTenant({ intercept }, async ({ tenant, fake }) => {
    assert.ok((await tenant.create(ORDERS, OPERATION)).ok);
    assert.deepEqual(fake.log, ["POST", "GET", "GET", "GET"]);
  });
});

test("without a settle time one look is enough", async () => {
  await withTenant({ intercept: onPost(reset), tenant: { settleMs: 0 } }, async ({ tenant, fake }) => {
    const created = await tenant.create(ORDERS, OPERATION);
    assert.ok(!created.ok);
    assert.match(created.error.message, /1 look within 0 ms found nothing/);
    assert.deepEqual(fake.log, ["POST", "GET"]);
  });
});

test("what is found and differs is told with what is there", async () => {
  const intercept = onPost((response, body, tenant) => {
    tenant.insert({ ...body, url: "https://elsewhere.test/" });
    response.destroy();
  });
  await withTenant({ intercept }, async ({ tenant }) => {
    const created = await tenant.create(ORDERS, OPERATION);
    assert.ok(!created.ok);
    assert.equal(created.error.kind, "altered");
    assert.match(created.error.message, /another orders@2, int-1: its url differs$/);
    assert.deepEqual(created.error.found, { id: "int-1", status: "inactive" });
  });
});

test("a tenant that does not keep a name as it is written is told of, and nobody is to bump for it", async () => {
  const intercept = onPost((response, body, tenant) => {
    sendJson(response, 201, tenant.insert({ ...body, name: "ORDERS" }));
  });
  await withTenant({ intercept }, async ({ tenant, fake }) => {
    const created = await tenant.create(ORDERS, OPERATION);
    assert.ok(!created.ok);
    assert.equal(created.error.kind, "altered");
    assert.match(created.error.message, /the tenant has orders@2 as ORDERS, int-1$/);
    assert.match(created.error.hint ?? "", /choose one that it keeps$/);
    assert.deepEqual(created.error.found, { id: "int-1", status: "inactive" });
    assert.deepEqual(fake.log, ["POST", "GET"]);
  });
});

test("two of one key are a conflict that names both", async () => {
  const intercept = onPost((response, body, tenant) => {
    tenant.insert(body);
    tenant.insert(body);
    response.destroy();
  });
  await withTenant({ intercept }, async ({ tenant }) => {
    const created = await tenant.create(ORDERS, OPERATION);
    assert.ok(!created.ok);
    assert.equal(created.error.kind, "conflict");
    assert.match(created.error.message, /orders@2 more than once: int-1, int-2$/);
  });
});

test("where keys are not echoed it is found by name and version", async () => {
  const intercept = onPost((response, { idempotencyKey: _, ...body }, tenant) => {
    tenant.insert({ ...body, version: 1 });
    tenant.insert(body);
    response.destroy();
  });
  await withTenant({ intercept }, async ({ tenant }) => {
    const created = await tenant.create(ORDERS, OPERATION);
    assert.ok(created.ok);
    assert.equal(created.value.id, "int-2");
  });
});

test("a look that fails leaves the outcome unknown", async () => {
  const intercept: Interception = (request, response) => {
    if (isCall(request, "POST all")) response.destroy();
    else if (isCall(request, "GET all")) sendJson(response, 500, { message: "down" });
    else return false;
    return true;
  };
  await withTenant({ intercept }, async ({ tenant }) => {
    const created = await tenant.create(ORDERS, OPERATION);
    assert.ok(!created.ok);
    assert.equal(created.error.kind, "unknown");
    assert.match(
      created.error.message,
      /could not be looked for: GET .* answered 500: down; orders@2 was not/,
    );
  });
});

test("409: what is there is ours when it is what was wanted", async () => {
  const refuse: Trouble = (response) => sendJson(response, 409, { code: 1004, details: "exists already" });
  const same = onPost((response, body, tenant) => {
    tenant.insert(body);
    refuse(response, body, tenant);
  });
  await withTenant({ intercept: same }, async ({ tenant, fake }) => {
    assert.ok((await tenant.create(ORDERS, OPERATION)).ok);
    assert.deepEqual(fake.log, ["POST", "GET"]);
  });
  await withTenant({ intercept: onPost(refuse) }, async ({ tenant }) => {
    const created = await tenant.create(ORDERS, OPERATION);
    assert.ok(!created.ok);
    assert.equal(created.error.kind, "conflict");
    assert.equal(created.error.message, "POST /api/v1/integrations was answered 409: exists already");
  });
});

test("a 409 over another webhook of that key is a conflict with what is there", async () => {
  const intercept = onPost((response, body, tenant) => {
    tenant.insert({ ...body, url: "https://elsewhere.test/", status: "active" });
    sendJson(response, 409, { code: 1004 });
  });
  await withTenant({ intercept }, async ({ tenant }) => {
    const created = await tenant.create(ORDERS, OPERATION);
    assert.ok(!created.ok);
    assert.equal(created.error.kind, "conflict");
    assert.match(
      created.error.message,
      /another orders@2, int-1: its url differs; it was registered before$/,
    );
    assert.deepEqual(created.error.found, { id: "int-1", status: "active" });
  });
});

test("what a 201 shows is what is live, whatever was written", async () => {
  const own = { url: "https://kept.test/", method: "post", status: "active", headers: { "X-Own": "1" } };
  const intercept = onPost((response, body) => sendJson(response, 201, { ...body, id: "int-1", ...own }));
  await withTenant({ intercept }, async ({ tenant, fake }) => {
    const created = await tenant.create(ORDERS, OPERATION);
    assert.ok(created.ok);
    const { url, method, status } = created.value;
    assert.deepEqual({ url, method, status }, { url: own.url, method: "post", status: "active" });
    assert.deepEqual(fake.log, ["POST"]);
  });
});

test("a 200 that replays a key with another webhook is told with what is there", async () => {
  for (const [change, field, kind] of [
    [{ url: "https://old.test/" }, "url", "altered"],
    // Another run registered it at the same time, and is further on with it: nothing of it was altered.
    [{ status: "active" }, "status", "conflict"],
    [{ headers: { "X-Api-Key": "other" } }, "header x-environment", "altered"],
  ] as const) {
    const intercept = onPost((response, body) =>
      sendJson(response, 200, { ...body, id: "int-9", ...change }),
    );
    await withTenant({ intercept }, async ({ tenant, fake }) => {
      const created = await tenant.create(ORDERS, OPERATION);
      assert.ok(!created.ok);
      assert.equal(created.error.kind, kind);
      assert.equal(created.error.found?.id, "int-9");
      assert.ok(created.error.message.endsWith(`its ${field} differs`));
      assert.match(created.error.hint ?? "", /bump the version/);
      assert.deepEqual(fake.log, ["POST"]);
    });
  }
});

test("a Location is followed within the tenant only", async () => {
  for (const [location, log] of [
    [`${COLLECTION}/int-1`, ["POST", "GET /int-1"]],
    [`http://evil.test${COLLECTION}/int-1`, ["POST", "GET"]],
    ["/elsewhere/int-1", ["POST", "GET"]],
    [`${COLLECTION}/../int-1`, ["POST", "GET"]],
  ] as const) {
    const intercept = onPost((response, body, tenant) => {
      tenant.insert(body);
      response.writeHead(201, { location }).end();
    });
    await withTenant({ intercept }, async ({ tenant, fake }) => {
      assert.ok((await tenant.create(ORDERS, OPERATION)).ok);
      assert.deepEqual(fake.log, log);
    });
  }
});

const PAYMENTS = { ...WRITTEN, name: "payments", version: 1, status: "active", idempotencyKey: "payments:1" };

/** Answers to a creation that point to `id`, which is not what was made. */
const misleading: Readonly<
  Record<string, (response: ServerResponse, id: string, body: Record<string, unknown>) => void>
> = {
  "the id alone": (response, id) => sendJson(response, 201, { id }),
  "the id alone, and 200": (response, id) => sendJson(response, 200, { id }),
  "the id with our body": (response, id, body) => sendJson(response, 201, { ...body, id }),
  "another, whole": (response, id) => sendJson(response, 201, { ...PAYMENTS, id }),
  "a Location": (response, id) => response.writeHead(201, { location: `${COLLECTION}/${id}` }).end(),
};

for (const [name, answer] of Object.entries(misleading))
  test(`what was there before is not what was just made: ${name}`, async () => {
    for (const [before, isListed] of [
      [PAYMENTS, true],
      [{ ...PAYMENTS, status: "paused" }, true],
      // Another run made it meanwhile: our body with its id would be believed.
      [PAYMENTS, name === "the id with our body"],
    ] as const) {
      const intercept = onPost((response, body, tenant) => {
        tenant.insert(body);
        answer(response, "int-1", body);
      });
      await withTenant({ intercept, options: { isRelevant: () => false } }, async ({ tenant, fake }) => {
        fake.insert(before);
        if (isListed) assert.ok((await tenant.list()).ok);
        const created = await tenant.create(ORDERS, OPERATION);
        assert.ok(created.ok, JSON.stringify(created));
        assert.equal(created.value.id, "int-2");
        assert.ok((await tenant.replace(created.value, { ...ORDERS, status: "active" }, OPERATION)).ok);
        assert.deepEqual(fake.store.get("int-1"), { ...before, id: "int-1" });
        assert.equal(fake.store.size, 2);
      });
    }
  });

test("an answer with another integration, and nothing made, leaves the outcome unknown", async () => {
  const intercept = onPost((response) => sendJson(response, 201, { id: "int-1" }));
  await withTenant({ intercept }, async ({ tenant, fake }) => {
    fake.insert(PAYMENTS);
    await tenant.list();
    const created = await tenant.create(ORDERS, OPERATION);
    assert.ok(!created.ok);
    assert.equal(created.error.kind, "unknown");
    assert.match(
      created.error.message,
      /^POST .* was answered 201 with int-1, which was there before, as payments@1; 3 looks .* not sent again$/,
    );
  });
});

test("of two creations that are answered with one id, the second is looked for", async () => {
  const intercept = onPost((response, body, tenant) => {
    tenant.insert(body);
    sendJson(response, 201, { ...body, id: "int-1" });
  }, 2);
  await withTenant({ intercept }, async ({ tenant }) => {
    const first = await tenant.create(ORDERS, OPERATION);
    const second = await tenant.create({ ...ORDERS, name: "payments" }, OPERATION);
    assert.deepEqual([first.ok && first.value.id, second.ok && second.value.id], ["int-1", "int-2"]);
  });
});

test("a tenant that makes a new version of the old one is told plainly, however it answers", async () => {
  for (const answer of [...Object.values(misleading), reset]) {
    const intercept = onPost((response, body, tenant) => {
      tenant.store.set("int-1", { ...body, id: "int-1" });
      answer(response, "int-1", body);
    });
    await withTenant({ intercept }, async ({ tenant, fake }) => {
      fake.insert({ ...WRITTEN, version: 1, idempotencyKey: "orders:1", status: "active" });
      await tenant.list();
      const created = await tenant.create(ORDERS, OPERATION);
      assert.ok(!created.ok);
      assert.equal(created.error.kind, "altered");
      assert.equal(
        created.error.message,
        "the tenant has made orders@2 of int-1, which was orders@1 and is gone by that",
      );
      assert.deepEqual(created.error.found, { id: "int-1", status: "inactive" });
    });
  }
});

test("an id that a deletion of this run has left may be given again", async () => {
  const intercept = onPost((response, body, tenant) => {
    tenant.store.set("int-1", { ...body, id: "int-1" });
    sendJson(response, 201, { ...body, id: "int-1" });
  });
  await withTenant({ intercept }, async ({ tenant, fake }) => {
    fake.insert(PAYMENTS);
    const listed = await tenant.list();
    const [payments] = listed.ok ? listed.value.webhooks : [];
    assert.ok(payments);
    assert.ok((await tenant.delete(payments, OPERATION)).ok);
    fake.received.length = 0;
    assert.ok((await tenant.create(ORDERS, OPERATION)).ok);
    assert.deepEqual(fake.log, ["POST"]);
  });
});

test("a POST that 429 refused is sent again when the tenant allows it", async () => {
  const intercept = onPost((response) => sendJson(response, 429, {}, { "retry-after": "30" }), 5);
  await withTenant({ intercept }, async ({ tenant, fake, clock }) => {
    assert.ok((await tenant.create(ORDERS, OPERATION)).ok);
    assert.deepEqual(
      fake.log,
      Array.from({ length: 6 }, () => "POST"),
    );
    assert.deepEqual(
      clock.sleeps,
      Array.from({ length: 5 }, () => 30_000),
    );
    const ids = new Set(fake.calls.map(({ headers }) => headers["x-request-id"]));
    assert.deepEqual([...ids], [OPERATION.requestId]);
    assert.equal(fake.store.size, 1);
  });
});

const refusals = [
  [400, "rejected"],
  [403, "forbidden"],
  [404, "not-found"],
  [405, "rejected"],
  [413, "rejected"],
  [422, "rejected"],
  [501, "rejected"],
] as const;

for (const [status, kind] of refusals) {
  test(`${status} is not tried again, and its words are redacted`, async () => {
    const intercept = onPost((response) =>
      sendJson(response, status, {
        title: "No",
        detail: `X-Api-Key ${API_KEY} of https://user:pw@a.test/?token=abc`,
        traceId: "9",
      }),
    );
    await withTenant({ intercept }, async ({ tenant, fake }) => {
      const created = await tenant.create(ORDERS, OPERATION);
      assert.ok(!created.ok);
      assert.equal(created.error.kind, kind);
      assert.equal(created.error.status, status);
      assert.equal(
        created.error.message,
        `POST /api/v1/integrations was answered ${status}: ` +
          "No: X-Api-Key (redacted) of https://(redacted)@a.test/?token=(redacted) (trace 9)",
      );
      assert.deepEqual(fake.log, ["POST"]);
      assert.equal(fake.store.size, 0);
    });
  });
}

test("a redirect is not followed, wherever it leads", async () => {
  for (const status of [301, 302, 303, 307, 308]) {
    const intercept = onPost((response, _, tenant) =>
      response.writeHead(status, { location: new URL("/other", tenant.url).href }).end(),
    );
    await withTenant({ intercept }, async ({ tenant, fake }) => {
      const created = await tenant.create(ORDERS, OPERATION);
      assert.ok(!created.ok);
      assert.match(created.error.message, /answered 30\d to 127\.0\.0\.1:\d+; redirects are not followed/);
      assert.ok(fake.calls.every(({ url }) => url.pathname === COLLECTION));
      assert.equal(fake.calls.filter(({ method }) => method === "POST").length, 1);
    });
  }
});

test("where deprecated is no status, inactive is written", async () => {
  const options = { capabilities: { labels: false, deprecatedStatus: false, partialUpdate: false } };
  await withTenant({ options }, async ({ tenant, fake }) => {
    const created = await tenant.create({ ...ORDERS, status: "deprecated" }, OPERATION);
    assert.ok(created.ok);
    assert.equal(created.value.status, "inactive");
    assert.equal(fake.store.get("int-1")?.status, "inactive");
  });
});

test("masked values in the answer are no difference", async () => {
  const intercept = onPost((response, body, tenant) => {
    const stored = tenant.insert(body);
    sendJson(response, 201, { ...stored, headers: { "X-Environment": "****", "X-Api-Key": null } });
  });
  await withTenant({ intercept }, async ({ tenant }) => {
    const created = await tenant.create(ORDERS, OPERATION);
    assert.ok(created.ok);
    assert.deepEqual(
      created.value.headers.map(({ kind }) => kind),
      ["masked", "masked"],
    );
  });
});

test("no failure repeats a secret, however the tenant spells it", async () => {
  const spellings = (secret: string) => [
    secret,
    Buffer.from(secret).toString("base64"),
    Buffer.from(secret).toString("hex"),
    encodeURIComponent(secret),
    `${secret.slice(0, 8)}…`,
  ];
  const words = [API_KEY, TOKEN].flatMap(spellings).join(" | ");
  const arrangement: Arrangement = {
    intercept: onPost((response) => sendJson(response, 400, { message: words })),
  };
  await withTenant(arrangement, async ({ tenant }) => {
    const created = await tenant.create(ORDERS, OPERATION);
    assert.ok(!created.ok);
    for (const spelling of [API_KEY, TOKEN, CLIENT_SECRET].flatMap((secret) => [
      secret.slice(0, 8),
      ...spellings(secret),
    ]))
      assert.ok(!JSON.stringify(created.error).includes(spelling), `${spelling} in ${created.error.message}`);
  });
});

/** A tenant that keeps its answers by the request's key, and repeats them whatever has become of the integration. */
function replaying(by: "header" | "body"): Interception {
  const answers = new Map<string, unknown>();
  return (request, response, tenant) => {
    if (!isCall(request, "POST all")) return false;
    const body = JSON.parse(request.body);
    const key = by === "body" ? body.idempotencyKey : String(request.headers["idempotency-key"]);
    if (!answers.has(key)) answers.set(key, tenant.insert(body));
    sendJson(response, 201, answers.get(key));
    return true;
  };
}

test("an answer that shows what is known to be gone made nothing: it is sent once with a key of its own", async () => {
  await withTenant({ intercept: replaying("header") }, async ({ fake, tenant }) => {
    const first = await tenant.create(ORDERS, OPERATION);
    assert.ok(first.ok);
    fake.store.clear();
    assert.deepEqual(await tenant.firstThere([first.value.id]), { ok: true, value: null });
    fake.received.length = 0;
    const second = await tenant.create(ORDERS, OPERATION);
    assert.ok(second.ok, JSON.stringify(second));
    assert.deepEqual([...fake.store.keys()], [second.value.id]);
    const keys = fake.calls.flatMap(({ headers }) => headers["idempotency-key"] ?? []);
    assert.deepEqual(keys, ["orders:2", OPERATION.requestId]);
    assert.deepEqual(fake.log, ["POST", "GET", "GET", "GET", "POST"]);
    assert.equal(fake.store.get(second.value.id)?.idempotencyKey, "orders:2");
  });
});

test("an answer that shows a former id of what the record has had is asked for before it is believed", async () => {
  for (const [by, made] of [
    ["header", true],
    ["body", false],
  ] as const) {
    const intercept = replaying(by);
    await withTenant({ intercept }, async ({ tenant }) => {
      assert.ok((await tenant.create(ORDERS, OPERATION)).ok);
    });
    // The next run knows nothing of that id.
    await withTenant({ intercept }, async ({ fake, tenant }) => {
      fake.insert({ name: "other" });
      fake.store.clear();
      const again = await tenant.create(ORDERS, { ...OPERATION, recurs: true });
      assert.equal(again.ok, made, JSON.stringify(again));
      const looks = ["GET", "GET", "GET"];
      assert.deepEqual([...fake.store.keys()], made ? ["int-2"] : []);
      assert.deepEqual(fake.log, ["POST", "GET /int-1", ...looks, "POST", ...(made ? [] : looks)]);
    });
  }
});

test("a tenant that repeats its answer to any request is told with a way out", async () => {
  await withTenant({ intercept: replaying("body") }, async ({ fake, tenant }) => {
    const first = await tenant.create(ORDERS, OPERATION);
    assert.ok(first.ok);
    fake.store.clear();
    await tenant.firstThere([first.value.id]);
    const second = await tenant.create(ORDERS, OPERATION);
    assert.ok(!second.ok);
    assert.equal(second.error.kind, "altered");
    assert.equal(second.error.hint, "bump the version in the manifest");
    assert.equal(fake.store.size, 0);
  });
});

test("an id that is given again is found by the list, and nothing is sent twice", async () => {
  const intercept: Interception = (request, response, tenant) => {
    if (!isCall(request, "POST all")) return false;
    const made = { ...JSON.parse(request.body), id: "orders-2" };
    tenant.store.set(made.id, made);
    sendJson(response, 201, made);
    return true;
  };
  await withTenant({ intercept }, async ({ fake, tenant }) => {
    await tenant.firstThere(["orders-2"]);
    fake.received.length = 0;
    assert.ok((await tenant.create(ORDERS, OPERATION)).ok);
    assert.deepEqual(fake.log, ["POST", "GET"]);
  });
});
