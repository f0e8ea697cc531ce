import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import { connectReader } from "../../src/cognigy/integrations-v1/connect.ts";
import { readToken } from "../../src/cognigy/wire/tokens.ts";
import { CLIENT_SECRET, OPERATION, ORDERS, optionsFor, SCOPES, tenantAt } from "./connecting.ts";
import { type Interception, TOKEN } from "./fake-tenant.ts";
import { type Received, sendJson } from "./server.ts";
import { withTenant } from "./with-tenant.ts";

const isToken = ({ url }: Received) => url.pathname === "/oauth/token";

/** Gives tokens tok-1, tok-2 … with what else the test wants in the answer. */
function issuing(more: Readonly<Record<string, unknown>>): Interception {
  let issued = 0;
  return (request, response) => {
    if (!isToken(request)) return false;
    issued += 1;
    sendJson(response, 200, { access_token: `tok-${issued}`, token_type: "Bearer", ...more });
    return true;
  };
}

test("many calls at once ask for one token", async () => {
  await withTenant({}, async ({ tenant, fake }) => {
    const lists = await Promise.all(Array.from({ length: 20 }, () => tenant.list()));
    assert.ok(lists.every(({ ok }) => ok));
    assert.equal(fake.received.filter(isToken).length, 1);
  });
});

for (const [what, status, headers] of [
  ["is not answered", 503, {}],
  ["is put off", 429, { "retry-after": "4" }],
] as const) {
  test(`who has time left asks for a token again where the request of another, who has none, ${what}`, async () => {
    let answer: (() => void) | null = null;
    let asked: () => void = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const intercept: Interception = (request, response) => {
      if (!isToken(request) || answer !== null) return false;
      answer = () => sendJson(response, status, {}, headers);
      asked();
      return true;
    };
    await withTenant({ intercept, tenant: { deadlineMs: 5_000 } }, async ({ tenant, fake, clock }) => {
      const late = tenant.list();
      await isAsked;
      clock.advance(3_000);
      const [early, alike] = [tenant.list(), tenant.list()];
      answer?.();
      assert.equal((await late).ok, false);
      assert.deepEqual([(await early).ok, (await alike).ok], [true, true]);
      assert.equal(fake.received.filter(isToken).length, 2);
    });
  });
}

test("a token is renewed before its end: a minute, or a tenth of its lifetime where that is less", async () => {
  for (const [lifetime, lastGoodMs] of [
    [3_600, 3_539_999],
    [100, 89_999],
  ]) {
    await withTenant({ intercept: issuing({ expires_in: lifetime }) }, async ({ tenant, fake, clock }) => {
      await tenant.list();
      clock.advance(lastGoodMs ?? 0);
      await tenant.list();
      assert.equal(fake.received.filter(isToken).length, 1);
      clock.advance(1);
      await tenant.list();
      assert.equal(fake.received.filter(isToken).length, 2);
      assert.equal(fake.calls.at(-1)?.headers.authorization, "Bearer tok-2");
    });
  }
});

test("without expires_in a token is taken to live for an hour", async () => {
  await withTenant({ intercept: issuing({}) }, async ({ tenant, fake, clock }) => {
    await tenant.list();
    clock.advance(3_539_999);
    await tenant.list();
    assert.equal(fake.received.filter(isToken).length, 1);
  });
});

test("tokens that have expired when they come do not keep a request from being sent", async () => {
  await withTenant({ intercept: issuing({ expires_in: 1e-9 }) }, async ({ tenant, fake }) => {
    assert.ok((await tenant.list()).ok);
    assert.equal(fake.calls.length, 1);
    assert.ok(fake.received.filter(isToken).length <= 6);
  });
});

test("60 expiries that the client could not foresee cost one refresh and one replay each", async () => {
  let good = 1;
  const tokens = issuing({ expires_in: 3600 });
  const intercept: Interception = (request, response, tenant) => {
    if (tokens(request, response, tenant)) return true;
    if (request.headers.authorization === `Bearer tok-${good}`) return false;
    sendJson(response, 401, { error: "invalid_token" });
    return true;
  };
  await withTenant({ intercept }, async ({ tenant, fake }) => {
    await tenant.list();
    for (let expiry = 0; expiry < 60; expiry += 1) {
      good += 1;
      const answers = await Promise.all([tenant.list(), tenant.list(), tenant.list(), tenant.list()]);
      assert.ok(answers.every(({ ok }) => ok));
    }
    assert.equal(fake.received.filter(isToken).length, 61);
    assert.ok(fake.calls.length <= 1 + 60 * 8);
  });
});

test("a POST that a 401 refused is replayed once, with the same request id", async () => {
  let refused = 0;
  const intercept: Interception = (request, response) => {
    if (request.method !== "POST" || isToken(request) || refused > 0) return false;
    refused += 1;
    sendJson(response, 401, {});
    return true;
  };
  await withTenant({ intercept }, async ({ tenant, fake }) => {
    assert.ok((await tenant.create(ORDERS, OPERATION)).ok);
    assert.deepEqual(fake.log, ["POST", "POST"]);
    assert.ok(fake.calls.every(({ headers }) => headers["x-request-id"] === OPERATION.requestId));
    assert.equal(fake.store.size, 1);
  });
});

test("401 for ever names the client and the scopes", async () => {
  const intercept: Interception = (request, response) => {
    if (isToken(request)) return false;
    sendJson(response, 401, { title: "Unauthorized", detail: `token ${TOKEN} is unknown`, traceId: "t-1" });
    return true;
  };
  await withTenant({ intercept }, async ({ tenant, fake }) => {
    const listed = await tenant.list();
    assert.ok(!listed.ok);
    assert.equal(listed.error.kind, "unauthenticated");
    assert.equal(listed.error.status, 401);
    assert.equal(listed.error.traceId, "t-1");
    assert.equal(
      listed.error.message,
      "GET /api/v1/integrations was answered 401: Unauthorized: token (redacted) is unknown (trace t-1)",
    );
    assert.equal(listed.error.hint, `check client "acme": scopes needed: ${SCOPES.join(" ")}`);
    assert.equal(fake.calls.length, 2);
  });
});

test("403 names the scopes that were needed and granted, and is not retried", async () => {
  const tokens = issuing({ scope: "integrations:read" });
  const intercept: Interception = (request, response, tenant) => {
    if (tokens(request, response, tenant)) return true;
    sendJson(response, 403, { message: "no" });
    return true;
  };
  await withTenant({ intercept }, async ({ tenant, fake }) => {
    const listed = await tenant.list();
    assert.ok(!listed.ok);
    assert.equal(listed.error.kind, "forbidden");
    assert.match(listed.error.hint ?? "", /client "acme": scopes needed: .*; granted: integrations:read$/);
    assert.equal(fake.calls.length, 1);
  });
});

test("with fewer scopes than asked for reading works, and no write is sent", async () => {
  await withTenant({ intercept: issuing({ scope: "integrations:read" }) }, async ({ tenant, fake }) => {
    assert.ok((await tenant.list()).ok);
    const created = await tenant.create(ORDERS, OPERATION);
    assert.ok(!created.ok);
    assert.equal(created.error.kind, "forbidden");
    assert.match(created.error.message, /did not grant integrations:write webhooks:manage$/);
    assert.match(created.error.hint ?? "", /granted: integrations:read$/);
    assert.deepEqual(fake.log, ["GET"]);
  });
});

test("scopes are read as a text, as a list and with commas; null says nothing", async () => {
  for (const [scope, missing] of [
    [SCOPES.join(" "), null],
    [SCOPES, null],
    [SCOPES.join(","), null],
    [null, null],
    [[SCOPES[0]], /did not grant integrations:write webhooks:manage$/],
    ["", /did not grant integrations:read/],
    [[7], /a scope that is neither text nor a list of texts$/],
    [{}, /a scope that is neither text nor a list of texts$/],
  ] as const) {
    await withTenant({ intercept: issuing({ scope }) }, async ({ tenant }) => {
      const created = await tenant.create(ORDERS, OPERATION);
      if (missing === null) assert.ok(created.ok, JSON.stringify(scope));
      else assert.match(created.ok ? "" : created.error.message, missing);
    });
  }
});

const tokenRefusals = [
  {
    name: "wrong secret",
    status: 401,
    body: { error: "invalid_client" },
    kind: "unauthenticated",
    hint: /"acme"/,
  },
  {
    name: "as RFC 6749 allows",
    status: 400,
    body: { error: "invalid_client" },
    kind: "unauthenticated",
    hint: /secret/,
  },
  {
    name: "scope",
    status: 400,
    body: { error: "invalid_scope" },
    kind: "forbidden",
    hint: /integrations:write/,
  },
  { name: "forbidden", status: 403, body: {}, kind: "forbidden", hint: /scopes/ },
  {
    name: "no such path",
    status: 404,
    body: {},
    kind: "unauthenticated",
    hint: /tokenPath, which is \/oauth\/token/,
  },
  { name: "no token", status: 200, body: { ok: true }, kind: "malformed", hint: /token endpoint/ },
  {
    name: "a token that is no header",
    status: 200,
    body: { access_token: "a\r\nb: c" },
    kind: "malformed",
    hint: /token/,
  },
  {
    name: "another type",
    status: 200,
    body: { access_token: "a", token_type: "mac" },
    kind: "malformed",
    hint: /token/,
  },
  {
    name: "a lifetime of nothing",
    status: 200,
    body: { access_token: "a", expires_in: 0 },
    kind: "malformed",
    hint: /token/,
  },
] as const;

test("a type of token that is not said, or is said with other letters, is bearer", () => {
  for (const type of [undefined, null, "bearer", "BEARER", " Bearer "]) {
    const value = { access_token: "a", token_type: type };
    const answer = { status: 200, headers: new Map(), body: { kind: "json", value }, bytes: 0 } as const;
    assert.equal(readToken(answer).ok, true, String(type));
  }
});

for (const { name, status, body, kind, hint } of tokenRefusals) {
  test(`the token is refused: ${name}`, async () => {
    const intercept: Interception = (request, response) => {
      if (isToken(request))
        sendJson(response, status, { ...body, error_description: `not ${CLIENT_SECRET}` });
      return isToken(request);
    };
    await withTenant({ intercept }, async ({ tenant, fake }) => {
      const listed = await tenant.list();
      assert.ok(!listed.ok);
      assert.equal(listed.error.kind, kind);
      assert.match(listed.error.hint ?? "", hint);
      assert.ok(!JSON.stringify(listed.error).includes(CLIENT_SECRET));
      assert.equal(fake.received.length, 1);
    });
  });
}

test("the token endpoint is asked again after 503, and honours a 429", async () => {
  const troubles = [503, 429];
  const intercept: Interception = (request, response) => {
    const status = isToken(request) ? troubles.shift() : undefined;
    if (status !== undefined) sendJson(response, status, {}, { "retry-after": "7" });
    return status !== undefined;
  };
  await withTenant({ intercept }, async ({ tenant, clock, statistics }) => {
    assert.ok((await tenant.list()).ok);
    assert.deepEqual(clock.sleeps, [7_000, 7_000]);
    assert.deepEqual(statistics(), { requests: 4, retries: 2, waitedMs: 14_000, tokenRequests: 3 });
  });
});

test("client credentials by HTTP Basic are form-encoded first", async () => {
  const auth = {
    kind: "client-credentials",
    tokenPath: "/auth/oauth2/token",
    clientId: "acme corp",
    clientSecret: new Secret("pass:word+ä"),
    credentialsIn: "basic",
    scopes: ["integrations:read"],
  } as const;
  const intercept: Interception = ({ url }, response) => {
    if (url.pathname !== "/auth/oauth2/token") return false;
    sendJson(response, 200, { access_token: TOKEN });
    return true;
  };
  await withTenant({ intercept, tenant: { auth } }, async ({ tenant, fake }) => {
    assert.ok((await tenant.list()).ok);
    const [token] = fake.received;
    const basic = Buffer.from(
      String(token?.headers.authorization).replace("Basic ", ""),
      "base64",
    ).toString();
    assert.equal(basic, "acme+corp:pass%3Aword%2B%C3%A4");
    assert.deepEqual(
      [...new URLSearchParams(token?.body)],
      [
        ["grant_type", "client_credentials"],
        ["scope", "integrations:read"],
      ],
    );
  });
});

test("a fixed bearer token and an API key are sent as they are, and 401 is final", async () => {
  const cases = [
    {
      auth: { kind: "bearer", token: new Secret("fixed-token") },
      header: "authorization",
      value: "Bearer fixed-token",
    },
    {
      auth: { kind: "api-key", header: "X-API-Key", key: new Secret("fixed-key") },
      header: "x-api-key",
      value: "fixed-key",
    },
  ] as const;
  for (const { auth, header, value } of cases) {
    let refuse = false;
    const intercept: Interception = (_, response) => {
      if (refuse) sendJson(response, 401, { message: `unknown ${value}` });
      return refuse;
    };
    await withTenant({ intercept, tenant: { auth } }, async ({ tenant, fake, statistics }) => {
      assert.ok((await tenant.list()).ok);
      assert.equal(fake.calls[0]?.headers[header], value);
      assert.equal(statistics().tokenRequests, 0);
      refuse = true;
      const listed = await tenant.list();
      assert.ok(!listed.ok);
      assert.equal(listed.error.kind, "unauthenticated");
      assert.match(listed.error.message, /answered 401: unknown \S*\s?\(redacted\)$/);
      assert.equal(fake.calls.length, 2);
    });
  }
});

test("a tenant below a path keeps the path", async () => {
  await withTenant({}, async ({ fake }) => {
    const { reader, close } = connectReader(optionsFor(tenantAt(new URL("/eu/", fake.url))));
    await reader.get("x");
    assert.equal(fake.calls[0]?.url.pathname, "/eu/api/v1/integrations/x");
    await close();
  });
});
