import assert from "node:assert/strict";
import { createServer as createHttpServer, type ServerResponse } from "node:http";
import { createServer } from "node:https";
import { createServer as createNetServer } from "node:net";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { Secret } from "../../src/base/secret.ts";
import { connectReader } from "../../src/cognigy/integrations-v1/connect.ts";
import type { Timeouts } from "../../src/cognigy/wire/connection-failure.ts";
import type { IntegrationsTenant } from "../../src/model/fleet/environment.ts";
import type { TenantFailure } from "../../src/model/fleet/tenant.ts";
import { issueAuthority, issueLeaf } from "../../src/sandbox/receivers/issuing.ts";
import { newKey } from "../../src/sandbox/receivers/keys.ts";
import { unusedPort } from "../base/unused-port.ts";
import { listen, loopback } from "../fixtures/loopback.ts";
import { connectTo, OPERATION, ORDERS, optionsFor, tenantAt } from "./connecting.ts";
import { type Interception, isCall } from "./fake-tenant.ts";
import { breakOff, sendJson, stop } from "./server.ts";
import { withTenant } from "./with-tenant.ts";

const SHORT: Timeouts = { connectMs: 200, headersMs: 200, bodyMs: 200, totalMs: 250 };
const BEARER = { kind: "bearer", token: new Secret("fixed-token") } as const;

const BOMB = gzipSync(Buffer.alloc(50_000_000, " "));

async function failureOf(url: URL, tenant: Partial<IntegrationsTenant> = {}): Promise<TenantFailure> {
  const settings = tenantAt(url, { auth: BEARER, ...tenant });
  const { reader, close } = connectReader(optionsFor(settings));
  const listed = await reader.list();
  await close();
  assert.ok(!listed.ok, "the list was expected to fail");
  return listed.error;
}

function always(answer: (response: ServerResponse) => void): Interception {
  return (request, response) => {
    if (isCall(request, "GET all")) answer(response);
    return isCall(request, "GET all");
  };
}

const troubles: readonly {
  readonly name: string;
  readonly answer: (response: ServerResponse) => void;
  readonly kind: TenantFailure["kind"];
  readonly message: RegExp;
  readonly requests: number;
  readonly timeouts?: Timeouts;
}[] = [
  {
    name: "reset before headers",
    answer: (response) => response.destroy(),
    kind: "unavailable",
    message: /the connection was closed before the answer was complete$/,
    requests: 4,
  },
  {
    name: "100 Continue that was not asked for",
    answer: (response) => {
      response.writeContinue();
      sendJson(response, 200, []);
    },
    kind: "unavailable",
    message: / it was answered 100 Continue, which was not asked for$/,
    requests: 1,
  },
  {
    name: "cut by Content-Length",
    answer: (response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
      breakOff(response, "[");
    },
    kind: "unavailable",
    message: /the connection was closed before the answer was complete$/,
    requests: 4,
  },
  {
    name: "cut by Content-Length, and said to be the last",
    answer: (response) => {
      response.writeHead(200, { "content-length": "100", connection: "close" });
      breakOff(response, "[]");
    },
    kind: "unavailable",
    message: /the answer was cut short$/,
    requests: 4,
  },
  {
    name: "cut before the last chunk",
    answer: (response) => {
      response.writeHead(200, { "content-type": "application/json", connection: "close" });
      breakOff(response, "[]");
    },
    kind: "unavailable",
    message: /the answer broke off or is not valid HTTP$/,
    requests: 4,
  },
  {
    name: "cut where nothing says how long it is",
    answer: (response) => {
      response.socket?.end("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n[{");
    },
    kind: "malformed",
    message: /was answered 200 with a body that is not JSON$/,
    requests: 4,
  },
  {
    name: "a page of HTML",
    answer: (response) => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end("<html><body>Maintenance</body></html>");
    },
    kind: "malformed",
    message: /was answered 200 with a page of HTML$/,
    requests: 4,
  },
  {
    name: "nothing",
    answer: (response) => response.writeHead(200).end(),
    kind: "malformed",
    message: /with an empty body$/,
    requests: 4,
  },
  {
    name: "no answer",
    answer: () => {},
    kind: "unavailable",
    message: /no answer came within 200 ms$|not complete within 250 ms$/,
    requests: 4,
    timeouts: SHORT,
  },
  {
    name: "a drip",
    answer: (response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drip));
    },
    kind: "unavailable",
    message: /the answer was not complete within 250 ms$/,
    requests: 4,
    // However late its first bytes are read.
    timeouts: { connectMs: 60_000, headersMs: 60_000, bodyMs: 60_000, totalMs: 250 },
  },
  {
    name: "too large",
    answer: (response) => response.end(`["${"x".repeat(5_000_000)}"]`),
    kind: "malformed",
    message: /larger than 5 MB$/,
    requests: 1,
  },
  {
    name: "far too many values",
    answer: (response) => response.end(`[${"{},".repeat(500_000)}{}]`),
    kind: "malformed",
    message: /it holds more than 500,000 values$/,
    requests: 1,
  },
  {
    name: "a decompression bomb",
    answer: (response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(BOMB);
    },
    kind: "malformed",
    message: /it unpacks to more than 5 MB$/,
    requests: 1,
  },
  {
    name: "broken gzip",
    answer: (response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end("no gzip");
    },
    kind: "malformed",
    message: /its gzip encoding is broken$/,
    requests: 1,
  },
  {
    name: "an encoding that nobody asked for",
    answer: (response) => {
      response.writeHead(200, { "content-encoding": "br" });
      response.end("x");
    },
    kind: "malformed",
    message: /its encoding is "br", which was not asked for$/,
    requests: 1,
  },
  {
    name: "headers without end",
    answer: (response) => {
      response.writeHead(200, { "x-filler": "x".repeat(20_000) });
      response.end("[]");
    },
    kind: "malformed",
    message: /its headers are larger than 16 KB$/,
    requests: 1,
  },
  {
    name: "no HTTP",
    answer: (response) => {
      response.socket?.end("+OK POP3 ready\r\n");
    },
    kind: "unavailable",
    message: /the answer broke off or is not valid HTTP$/,
    requests: 4,
  },
];

for (const { name, answer, kind, message, requests, timeouts } of troubles) {
  test(`an answer that cannot be trusted: ${name}`, async () => {
    const options = timeouts === undefined ? {} : { timeouts };
    const arrangement = { intercept: always(answer), options };
    await withTenant(arrangement, async ({ tenant, fake }) => {
      const listed = await tenant.list();
      assert.ok(!listed.ok);
      assert.equal(listed.error.kind, kind, listed.error.message);
      assert.match(listed.error.message, message);
      assert.equal(fake.calls.length, requests);
    });
  });
}

const SOUTH = {
  id: "int-1",
  name: "orders",
  version: 1,
  url: "https://a.test/",
  status: "active",
  note: "Süd €",
};

test("what is not UTF-8 is read by the charset that is named, and by no guess", async () => {
  const text = JSON.stringify([SOUTH]);
  const western = Buffer.from(text.replace(" €", ""), "latin1");
  const euro = Buffer.from(text.replace("€", "\x80"), "latin1");
  for (const [type, bytes, note] of [
    ["application/json", Buffer.from(text), "Süd €"],
    // A name that is wrong, as servers have it by default.
    ["application/json; charset=ISO-8859-1", Buffer.from(text), "Süd €"],
    ["application/json", Buffer.from(`\uFEFF${text}`), "Süd €"],
    ["application/json;charset=iso-8859-1", western, "Süd"],
    ['application/json; Charset="windows-1252"', western, "Süd"],
    ["application/json; charset=windows-1252", euro, null],
    ["application/json", western, null],
    ["application/json; charset=utf-8", western, null],
    ["application/json; charset=iso-8859-15", western, null],
  ] as const) {
    const intercept = always((response) => response.writeHead(200, { "content-type": type }).end(bytes));
    await withTenant({ intercept }, async ({ tenant }) => {
      const listed = await tenant.list();
      if (listed.ok)
        assert.deepEqual(
          listed.value.webhooks.map((one) => one.unknownFields.note),
          [note],
        );
      else {
        assert.equal(note, null, `${type}: ${listed.error.message}`);
        assert.equal(listed.error.kind, "malformed");
        assert.match(
          listed.error.message,
          /got an answer that cannot be used: its text is not UTF-8, nor ISO-8859-1 by its Content-Type$/,
        );
      }
    });
  }
});

test("the words of an error are told, in whatever bytes they are", async () => {
  const intercept = always((response) =>
    response
      .writeHead(400, { "content-type": "application/json" })
      .end(Buffer.from('{"message":"nicht für dich"}', "latin1")),
  );
  await withTenant({ intercept }, async ({ tenant }) => {
    const listed = await tenant.list();
    assert.ok(!listed.ok);
    assert.match(listed.error.message, /was answered 400: nicht f.r dich$/);
  });
});

test("a gzipped answer is unpacked", async () => {
  const intercept = always((response) => {
    response.writeHead(200, { "content-encoding": "gzip" });
    response.end(gzipSync("[]"));
  });
  await withTenant({ intercept }, async ({ tenant, fake }) => {
    assert.ok((await tenant.list()).ok);
    assert.equal(fake.calls[0]?.headers["accept-encoding"], "gzip");
  });
});

test("an encoding has no case, and a byte order mark is passed over", async () => {
  for (const encoding of ["GZIP", "x-gzip", "Identity"]) {
    const intercept = always((response) => {
      response.writeHead(200, { "content-encoding": encoding });
      response.end(encoding === "Identity" ? "\uFEFF[]" : gzipSync("\uFEFF[]"));
    });
    await withTenant({ intercept }, async ({ tenant }) => assert.ok((await tenant.list()).ok, encoding));
  }
});

test("a hanging POST is looked for, not left to hang", async () => {
  const intercept: Interception = (request, _, tenant) => {
    if (isCall(request, "POST all")) tenant.insert(JSON.parse(request.body));
    return isCall(request, "POST all");
  };
  await withTenant({ intercept, options: { timeouts: SHORT } }, async ({ tenant, fake }) => {
    assert.ok((await tenant.create(ORDERS, OPERATION)).ok);
    assert.equal(fake.store.size, 1);
  });
});

test("nobody listens: nothing was sent, so that a POST is tried again and ends as unavailable", async () => {
  const url = new URL(`http://127.0.0.1:${await unusedPort()}`);
  const { tenant, statistics, close } = connectTo(url, { auth: BEARER });
  const created = await tenant.create(ORDERS, OPERATION);
  await close();
  assert.ok(!created.ok);
  assert.equal(created.error.kind, "unavailable");
  assert.equal(created.error.message, "POST /api/v1/integrations failed: the connection was refused");
  assert.deepEqual([statistics().requests, statistics().retries], [4, 3]);
});

test("a connection that closes before TLS has carried nothing", async (t) => {
  let connections = 0;
  const server = createNetServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  const port = await loopback(t, server);
  const { tenant, close } = connectTo(new URL(`https://127.0.0.1:${port}`), { auth: BEARER });
  const created = await tenant.create(ORDERS, OPERATION);
  await close();
  assert.ok(!created.ok);
  assert.equal(created.error.kind, "unavailable");
  assert.equal(connections, 4);
});

test("a host name that nobody knows is told at once", async () => {
  const error = await failureOf(new URL("http://tenant.invalid"));
  assert.equal(error.kind, "unavailable");
  assert.match(error.message, /the host name (is unknown|could not be looked up)$/);
});

/** A server for 127.0.0.1 under a CA of its own. */
async function serveTls(): Promise<{ port: number; ca: string; close: () => Promise<void> }> {
  const authority = await issueAuthority(new Date());
  const key = newKey();
  const cert = await issueLeaf(authority, key, ["127.0.0.1"], new Date());
  const server = createServer({ cert, key }, (_, response) => sendJson(response, 200, []));
  return { port: await listen(server), ca: authority.certificate, close: () => stop(server) };
}

test("TLS: a private CA is trusted when it is configured, and only then", async () => {
  const { port, ca, close: closeServer } = await serveTls();
  const url = new URL(`https://127.0.0.1:${port}`);
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  try {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
    const error = await failureOf(url);
    assert.equal(error.kind, "unavailable");
    assert.match(
      error.message,
      /the TLS connection failed: its certificate is from an authority that is not trusted/,
    );
    assert.match(error.hint ?? "", /tenant\.caFile$/);
  } finally {
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  }
  const trusting = tenantAt(url, { auth: BEARER, ca });
  const { reader, close } = connectReader(optionsFor(trusting));
  assert.ok((await reader.list()).ok);
  await close();
  await closeServer();
});

test("TLS: a certificate for another host is refused", async () => {
  const { port, ca, close } = await serveTls();
  const error = await failureOf(new URL(`https://localhost:${port}`), { ca });
  await close();
  assert.match(
    error.message,
    /failed: its certificate is for 127\.0\.0\.1, not for the host in tenant\.baseUrl$/,
  );
  assert.match(error.hint ?? "", /^check the host in tenant\.baseUrl/);
});

test("how long an answer may take, and how many are waited for at once, are settings", async () => {
  let [waiting, most] = [0, 0];
  const intercept: Interception = (request, response) => {
    if (!isCall(request, "POST all")) return false;
    waiting += 1;
    most = Math.max(most, waiting);
    setImmediate(() => {
      waiting -= 1;
      sendJson(response, 422, {});
    });
    return true;
  };
  await withTenant({ intercept, tenant: { connections: 2 } }, async ({ tenant }) => {
    await Promise.all(Array.from({ length: 8 }, () => tenant.create(ORDERS, OPERATION)));
    assert.equal(most, 2);
  });
  await withTenant({ intercept: always(() => {}), tenant: { timeoutMs: 100 } }, async ({ tenant }) => {
    const listed = await tenant.list();
    assert.ok(!listed.ok);
    assert.match(listed.error.message, /no answer came within 100 ms$|not complete within 200 ms$/);
  });
});

test("a request that cannot be sent as it is, is not tried again", async () => {
  const token = new Secret("fixed-token\n");
  await withTenant({ tenant: { auth: { kind: "bearer", token } } }, async ({ tenant, clock, statistics }) => {
    const listed = await tenant.list();
    assert.ok(!listed.ok);
    assert.match(listed.error.message, /failed: it cannot be sent as it is$/);
    assert.deepEqual([clock.sleeps, statistics().requests], [[], 1]);
  });
});

test("one connection carries one request after the other", async () => {
  let connections = 0;
  const server = createHttpServer((_, response) => sendJson(response, 200, []));
  server.on("connection", () => {
    connections += 1;
  });
  const port = await listen(server);
  const { tenant, close } = connectTo(new URL(`http://127.0.0.1:${port}`), { auth: BEARER });
  for (let times = 0; times < 5; times += 1) assert.ok((await tenant.list()).ok);
  await close();
  await stop(server);
  assert.equal(connections, 1);
});

test("an interruption ends reads and waits, lets nothing more out, and waits for a write", async () => {
  const controller = new AbortController();
  let hold: (release: () => void) => void = () => {};
  const held = new Promise<() => void>((resolve) => {
    hold = resolve;
  });
  const intercept: Interception = (request, response, tenant) => {
    if (isCall(request, "GET all")) controller.abort();
    if (isCall(request, "POST all"))
      hold(() => sendJson(response, 201, tenant.insert(JSON.parse(request.body))));
    return isCall(request, "GET all") || isCall(request, "POST all");
  };
  await withTenant({ intercept, options: { signal: controller.signal } }, async ({ tenant, fake }) => {
    const creating = tenant.create(ORDERS, OPERATION);
    const release = await held;
    const listed = await tenant.list();
    assert.ok(!listed.ok);
    assert.match(listed.error.message, /the run was interrupted$/);
    release();
    assert.ok((await creating).ok, "the write that had left was waited for");
    const after = await tenant.list();
    assert.ok(!after.ok);
    assert.match(after.error.message, /was not sent: the run was interrupted$/);
    assert.deepEqual(fake.log, ["POST", "GET"]);
  });
});
