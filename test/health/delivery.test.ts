import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import { createServer } from "node:https";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { type TestContext, test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import { basicAuthorization } from "../../src/model/fleet/endpoint.ts";
import type { ProbeTarget } from "../../src/model/fleet/health.ts";
import { loopback } from "../fixtures/loopback.ts";
import { patientClock } from "../fixtures/patient-clock.ts";
import { good, HOST, issue, root, served } from "./pki.ts";
import { serveHttp, serveHttps, serveTls } from "./receivers.ts";
import { gateWith, targetAt } from "./surroundings.ts";

interface Hit {
  readonly request: IncomingMessage;
  readonly body: string;
  readonly port: number | undefined;
}

async function recorder(context: TestContext, serve: typeof serveHttps | typeof serveHttp = serveHttps) {
  const hits: Hit[] = [];
  const port = await serve(context, (request, response) => {
    text(request).then((body) => {
      hits.push({ request, body, port: request.socket.remotePort });
      response.end("ok");
    });
  });
  return { port, hits };
}

function headerPairs({ rawHeaders }: IncomingMessage): string[] {
  return rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}`] : []));
}

async function deliverOnce(context: TestContext, special: Partial<ProbeTarget>) {
  const { port, hits } = await recorder(context);
  const now = new Date("2026-11-23T10:00:00.750Z");
  const gate = gateWith({}, { clock: { ...patientClock, now: () => now }, runwaySeverity: "off" });
  const { deliver } = await gate.preflight(targetAt(port, special));
  const report = await deliver();
  const [hit] = hits;
  assert.equal(hits.length, 1);
  assert.ok(hit);
  return { port, report, hit };
}

test("a flow output is in the shape in which Cognigy.AI delivers it, for the user that is named", async (context) => {
  const { report, hit } = await deliverOnce(context, { body: { kind: "flow-output", userId: "u-7" } });
  assert.deepEqual(JSON.parse(hit.body), {
    userId: "u-7",
    sessionId: "webhook-sync-health-run1-001",
    AIOutput: {
      text: "",
      data: { event: "health_check", source: "webhook-sync" },
      traceId: "synthetic-run1-001",
      disableSensitiveLogging: true,
      source: "bot",
    },
  });
  assert.equal(report.verdict, "healthy");
});

test("a receiver may refuse unknown sessions where that is declared, and one that refuses credentials says so", async (context) => {
  const port = await serveHttps(context, (request, response) => {
    request.resume();
    response.writeHead(request.headers.authorization === undefined ? 422 : 401).end();
  });
  const judge = async (special: Partial<ProbeTarget>) => {
    const gate = gateWith({}, { runwaySeverity: "off" });
    const { deliver } = await gate.preflight(targetAt(port, special));
    return await deliver();
  };
  assert.equal((await judge({ accept: [404, 422] })).verdict, "healthy");
  assert.equal((await judge({ accept: [404] })).verdict, "unexpected-status");
  const refused = await judge({ headers: [basicAuthorization("bot", new Secret("s3cret"))] });
  assert.equal(refused.sentence, "answered 401, expected 2xx; it refuses the credentials");
});

test("the path that is asked is the one that is registered, not what a parser makes of it", async (context) => {
  for (const [written, asked] of [
    ["/a/../b/./c?d", "/a/../b/./c?d"],
    ["/x/%2e%2e/y", "/x/%2e%2e/y"],
    ["/orders/{id}?x='y'&z=<>#cut", "/orders/{id}?x='y'&z=<>"],
    ["/x?", "/x?"],
    ["?only=query", "/?only=query"],
    ["", "/"],
    // HTTP has no place for these as they are.
    ["/b\u00fccher", "/b%C3%BCcher"],
    ["/a b", "/a%20b"],
    ["\\c", "/c"],
  ] as const) {
    const { port, hits } = await recorder(context);
    const gate = gateWith({}, { runwaySeverity: "off" });
    await (await gate.preflight(targetAt(port, { url: `https://${HOST}:${port}${written}` }))).deliver();
    assert.equal(hits[0]?.request.url, asked);
  }
});

test("the standard event goes out once, with the headers as they were written", async (context) => {
  const { port, report, hit } = await deliverOnce(context, {
    version: 2,
    headers: [
      { name: "X-Environment", value: "production" },
      { name: "x-API-key", value: new Secret("canary-4711") },
    ],
  });
  assert.equal(hit.request.method, "POST");
  assert.equal(hit.request.url, "/hook");
  assert.deepEqual(headerPairs(hit.request), [
    `Host: ${HOST}:${port}`,
    "User-Agent: webhook-sync/1.2.3",
    "Content-Type: application/json",
    "X-Environment: production",
    "x-API-key: canary-4711",
    "Connection: keep-alive",
    `Content-Length: ${hit.body.length}`,
  ]);
  assert.deepEqual(JSON.parse(hit.body), {
    source: "cognigy-registrar",
    event: "health_check",
    timestamp: 1_795_428_000,
    trace_id: "synthetic-run1-001",
    data: { status: "ready", version: 2 },
  });
  assert.equal(report.verdict, "healthy");
  assert.match(report.sentence, /^answered 200 in [0-9.]+ m?s$/);
  assert.equal(report.status, 200);
  assert.equal(report.certificateExpires?.getTime(), good.certificate.notAfter.getTime());
  assert.deepEqual(
    report.steps.map(({ step }) => step),
    ["dns", "tcp", "tls", "post"],
  );
  assert.ok(!JSON.stringify(report).includes("canary"));
});

const BODIES: readonly { name: string; payload: unknown; body: string }[] = [
  { name: "an object as JSON", payload: { event: "ping" }, body: '{"event":"ping"}' },
  { name: "text as it is", payload: "<ping/>", body: "<ping/>" },
  { name: "null as JSON", payload: null, body: "null" },
  { name: "empty text as nothing", payload: "", body: "" },
];

for (const { name, payload, body } of BODIES) {
  test(`a declared payload is sent: ${name}`, async (context) => {
    const { hit } = await deliverOnce(context, { payload, method: "PUT" });
    assert.equal(hit.body, body);
    assert.equal(hit.request.method, "PUT");
  });
}

test("declared headers win over ours, whatever their case", async (context) => {
  const { hit } = await deliverOnce(context, {
    payloadFormat: "application/xml",
    headers: [
      { name: "user-agent", value: "acme/1" },
      { name: "CONTENT-TYPE", value: "text/plain" },
    ],
  });
  const pairs = headerPairs(hit.request);
  assert.ok(pairs.includes("user-agent: acme/1") && pairs.includes("CONTENT-TYPE: text/plain"));
  assert.ok(!pairs.some((pair) => /webhook-sync|xml/.test(pair)));
});

test("the connection that was checked carries the delivery", async (context) => {
  let handshakes = 0;
  const ports: (number | undefined)[] = [];
  const port = await serveTls(context, served(good), (socket) => {
    handshakes += 1;
    ports.push(socket.remotePort);
    socket.once("data", () => socket.end("HTTP/1.1 204 No Content\r\n\r\n"));
  });
  const { report, deliver } = await gateWith().preflight(targetAt(port));
  assert.equal(report.verdict, "healthy");
  assert.equal((await deliver()).status, 204);
  assert.equal(handshakes, 1);
});

test("a connection that closed meanwhile is made anew and judged anew", async (context) => {
  let requests = 0;
  const kept: Socket[] = [];
  const server = createServer(served(good), (_, response) => {
    requests += 1;
    response.end();
  });
  server.on("secureConnection", (socket) => kept.push(socket));
  const port = await loopback(context, server);
  const gate = gateWith();
  const { report, deliver } = await gate.preflight(targetAt(port));
  assert.equal(report.verdict, "healthy");
  server.setSecureContext(served(await issue({ issuer: root, names: ["other.example"] })));
  const second = await gate.preflight(targetAt(port));
  assert.equal(second.report.verdict, "certificate-wrong-host");
  const closed = kept.map((socket) => new Promise((resolve) => socket.on("close", resolve)));
  for (const socket of kept) socket.end();
  await Promise.all(closed);
  assert.equal((await deliver()).verdict, "certificate-wrong-host");
  assert.equal(requests, 0);
});

test("a delivery to an http url goes without TLS", async (context) => {
  const { port, hits } = await recorder(context, serveHttp);
  const { report, deliver } = await gateWith().preflight(
    targetAt(port, { url: `http://${HOST}:${port}/x?y=1` }),
  );
  assert.equal(report.sentence, `connected to ${HOST}:${port} without TLS`);
  const delivered = await deliver();
  assert.deepEqual(
    [delivered.verdict, delivered.steps.map(({ step }) => step), delivered.certificateExpires],
    ["healthy", ["dns", "tcp", "post"], null],
  );
  assert.equal(hits[0]?.request.url, "/x?y=1");
});

test("a value that HTTP cannot carry is found before anything is contacted, and not shown", async () => {
  const headers = [{ name: "X-Api-Key", value: new Secret("canary\n") }];
  const { report, deliver } = await gateWith().preflight(targetAt(443, { headers }));
  assert.equal(report.verdict, "request-invalid");
  assert.equal(
    report.sentence,
    'the value of header "X-Api-Key" ends with a line break; write it on one line, in ASCII',
  );
  assert.deepEqual(await deliver(), report);
});

test("a header that belongs to the connection is not sent, whatever let it be declared", async () => {
  const names = ["Content-Length", "transfer-encoding", "HOST", "Connection", "Upgrade", "TE", "Expect"];
  for (const name of [...names, "Trailer", "Keep-Alive", "Proxy-Connection", "HTTP2-Settings"]) {
    const target = targetAt(443, {
      headers: [{ name, value: "5" }],
      payload: "12345POST /admin HTTP/1.1\r\nHost: a.test\r\n\r\n",
    });
    const { report, deliver } = await gateWith().preflight(target);
    assert.deepEqual(
      [report.verdict, report.sentence],
      ["request-invalid", `header "${name}" belongs to the connection and is not sent; remove it`],
    );
    assert.deepEqual(await deliver(), report);
  }
});

test("what a header cannot carry is told by its kind", async () => {
  const faults: readonly (readonly [name: string, value: string, sentence: RegExp])[] = [
    ["X Api Key", "a", /^"X Api Key" is not a valid header name; remove it$/],
    ["X-Key\r\nHost", "a", /is not a valid header name/],
    ["X-Key", "a\r\nHost: b", /holds a line break/],
    ["X-Key", " a", /begins or ends with white space/],
    ["X-Key", "a\t", /begins or ends with white space/],
    ["X-Key", "caf\u00e9", /holds a character outside of ASCII;/],
    ["X-Key", "\u201ca\u201d", /holds a character that HTTP does not allow \(U\+201C\)/],
    ["X-Key", "a\u200bb", /holds U\+200B, which cannot be seen/],
    ["X-Key", "a\u0000b", /holds U\+0000, which cannot be seen/],
  ];
  for (const [name, value, sentence] of faults) {
    const { report } = await gateWith().preflight(targetAt(443, { headers: [{ name, value }] }));
    assert.equal(report.verdict, "request-invalid");
    assert.match(report.sentence, sentence);
  }
  const { report } = await gateWith().preflight(targetAt(443, { payloadFormat: "text/plain\r\nHost: b" }));
  assert.match(report.sentence, /^the value of header "Content-Type" holds a line break/);
});
