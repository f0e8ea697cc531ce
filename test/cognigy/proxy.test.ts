import assert from "node:assert/strict";
import { createServer as createHttpServer, type Server as HttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { connect, createServer, type Socket } from "node:net";
import { type TestContext, test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import type { Timeouts } from "../../src/cognigy/wire/connection-failure.ts";
import { issueAuthority, issueLeaf } from "../../src/sandbox/receivers/issuing.ts";
import { newKey } from "../../src/sandbox/receivers/keys.ts";
import { listen, loopback } from "../fixtures/loopback.ts";
import { connectTo, OPERATION, ORDERS } from "./connecting.ts";
import { JumpClock } from "./jump-clock.ts";
import { stop } from "./server.ts";
import { withTenant } from "./with-tenant.ts";

const BEARER = { kind: "bearer", token: new Secret("fixed-token") } as const;
const AMPLE: Timeouts = { connectMs: 60_000, headersMs: 60_000, bodyMs: 60_000, totalMs: 60_000 };
/** For a proxy that says nothing: to others a busy machine would do injustice. */
const SHORT: Timeouts = { ...AMPLE, connectMs: 200 };

/** Makes tunnels and notes to whom. */
function forwarding(proxy: HttpServer, seen: string[]): HttpServer {
  return proxy.on("connect", (request, socket) => {
    seen.push(String(request.url));
    const [host, port] = String(request.url).split(":");
    const onward = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    onward.on("error", () => socket.destroy());
    socket.on("error", () => onward.destroy());
    socket.on("close", () => onward.destroy());
  });
}

test("a proxy is used when it is configured, and the environment's is not", async () => {
  const seen: string[] = [];
  const proxy = forwarding(createHttpServer(), seen);
  const port = await listen(proxy);
  const url = new URL(`http://127.0.0.1:${port}`);
  process.env.HTTP_PROXY = "http://127.0.0.1:1";
  try {
    await withTenant({ tenant: { proxy: url } }, async ({ tenant, fake }) => {
      assert.ok((await tenant.list()).ok);
      assert.deepEqual(seen, [fake.url.host]);
    });
    await withTenant({}, async ({ tenant }) => assert.ok((await tenant.list()).ok));
  } finally {
    delete process.env.HTTP_PROXY;
    await stop(proxy);
  }
});

test("a proxy and a tenant that both speak TLS", async () => {
  const authority = await issueAuthority(new Date());
  const key = newKey();
  const cert = await issueLeaf(authority, key, ["localhost"], new Date());
  const seen: string[] = [];
  const proxy = forwarding(createHttpsServer({ key, cert }), seen);
  const tenantServer = createHttpsServer({ key, cert }, (_, response) => response.end("[]"));
  const [proxyPort, port] = [await listen(proxy), await listen(tenantServer)];
  const settings = {
    auth: BEARER,
    ca: authority.certificate,
    proxy: new URL(`https://localhost:${proxyPort}`),
  };
  const { tenant, close } = connectTo(new URL(`https://localhost:${port}`), settings);
  const listed = await tenant.list();
  await close();
  await Promise.all([stop(proxy), stop(tenantServer)]);
  assert.ok(listed.ok, JSON.stringify(listed));
  assert.deepEqual(seen, [`localhost:${port}`]);
});

/** Answers connections, each after it has sent its CONNECT, and counts them. */
async function proxyThat(t: TestContext, answer: (socket: Socket) => void) {
  const counter = { connections: 0 };
  const proxy = createServer((socket) => {
    counter.connections += 1;
    socket.once("data", () => answer(socket));
  });
  return { counter, url: new URL(`http://127.0.0.1:${await loopback(t, proxy)}`) };
}

const TROUBLES: readonly {
  readonly name: string;
  readonly answer: (socket: Socket) => void;
  readonly connections: number;
  readonly message: RegExp;
  readonly timeouts?: Timeouts;
}[] = [
  {
    name: "closes",
    answer: (socket) => socket.end(),
    connections: 4,
    message: /: the proxy closed the connection without an answer$/,
  },
  {
    name: "resets",
    answer: (socket) => socket.resetAndDestroy(),
    connections: 4,
    message: /: the proxy closed the connection without an answer$/,
  },
  {
    name: "breaks off within its answer",
    answer: (socket) => socket.end("HTTP/1.1 200 Conn"),
    connections: 4,
    message: /: the proxy closed the connection without an answer$/,
  },
  {
    name: "does not speak HTTP",
    answer: (socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"),
    connections: 4,
    message: /: what the proxy answered is not HTTP$/,
  },
  {
    name: "says nothing",
    answer: () => {},
    connections: 4,
    message: /: the proxy gave no answer within 200 ms$/,
    timeouts: SHORT,
  },
  {
    name: "wants to know who asks",
    answer: (socket) => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"),
    connections: 1,
    message: /: the proxy answered CONNECT with 407$/,
  },
  {
    name: "cannot reach the tenant now",
    answer: (socket) => socket.end("HTTP/1.1 503 Service Unavailable\r\n\r\n"),
    connections: 4,
    message: /: the proxy answered CONNECT with 503$/,
  },
];

for (const { name, answer, connections, message, timeouts = AMPLE } of TROUBLES) {
  for (const scheme of ["http", "https"]) {
    test(`a proxy on the way to ${scheme} that ${name}: ${connections} connections, and nothing was sent`, async (t) => {
      const { counter, url } = await proxyThat(t, answer);
      const { tenant, close } = connectTo(
        new URL(`${scheme}://127.0.0.1:9`),
        { auth: BEARER, proxy: url },
        { timeouts, clock: new JumpClock() },
      );
      const created = await tenant.create(ORDERS, OPERATION);
      await close();
      assert.ok(!created.ok);
      assert.equal(created.error.kind, "unavailable");
      assert.match(created.error.message, message);
      assert.equal(created.error.hint, "check tenant.proxy and the network, then run it again");
      assert.equal(counter.connections, connections);
    });
  }
}

test("a proxy whose tunnel leads to something that closes: four tunnels", async (t) => {
  const { counter, url } = await proxyThat(t, (socket) => {
    socket.write("HTTP/1.1 200 OK\r\n\r\n");
    socket.once("data", () => socket.end());
  });
  for (const scheme of ["http", "https"]) {
    counter.connections = 0;
    const { tenant, close } = connectTo(
      new URL(`${scheme}://127.0.0.1:9`),
      { auth: BEARER, proxy: url },
      { timeouts: AMPLE, clock: new JumpClock() },
    );
    const listed = await tenant.list();
    await close();
    assert.ok(!listed.ok);
    assert.equal(listed.error.kind, "unavailable");
    assert.equal(counter.connections, 4, scheme);
  }
});

test("a run that ends does not wait for a proxy that says nothing", async (t) => {
  const { url } = await proxyThat(t, () => {});
  const stopped = new AbortController();
  const { tenant, close } = connectTo(
    new URL("http://127.0.0.1:9"),
    { auth: BEARER, proxy: url },
    { timeouts: AMPLE, signal: stopped.signal },
  );
  const listed = tenant.list();
  setImmediate(() => stopped.abort());
  assert.ok(!(await listed).ok);
  await close();
});
