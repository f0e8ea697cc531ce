import assert from "node:assert/strict";
import { test } from "node:test";
import type { TLSSocket } from "node:tls";
import type { Clock } from "../../src/model/run/surroundings.ts";
import { fixedWindow, type Limiter } from "../cognigy/limiters.ts";
import { patientClock, patientClockOf } from "../fixtures/patient-clock.ts";
import { good, served } from "./pki.ts";
import { serveHttps, serveTls } from "./receivers.ts";
import { gateWith, signal, targetAt } from "./surroundings.ts";

/** Time that passes so many times as fast as it does, the day included. */
function fastClock(factor: number): Clock {
  const clock = patientClockOf(factor);
  const begin = clock.now().getTime();
  const started = clock.monotonic();
  return { ...clock, now: () => new Date(begin + clock.monotonic() - started) };
}

const LIMITED: readonly { readonly name: string; readonly headers: Readonly<Record<string, string>> }[] = [
  { name: "Retry-After: 1", headers: { "retry-after": "1" } },
  { name: "no Retry-After", headers: {} },
];

for (const { name, headers } of LIMITED)
  test(`webhooks behind a receiver that takes 5 deliveries a second, ${name}: all are healthy`, async (context) => {
    const clock = fastClock(4);
    const begin = clock.monotonic();
    const takes: Limiter = fixedWindow(5, 1_000, 0);
    let requests = 0;
    const port = await serveHttps(context, (request, response) => {
      requests += 1;
      const status = takes(clock.monotonic() - begin) ? 200 : 429;
      request.resume().on("end", () => response.writeHead(status, status === 429 ? headers : {}).end());
    });
    const gate = gateWith({ attempts: 3, timeoutMs: 12_000 }, { clock });
    let left = 20;
    const work = async () => {
      while (left > 0) {
        left -= 1;
        const { deliver, close } = await gate.preflight(targetAt(port));
        const { verdict, sentence } = await deliver();
        assert.equal(verdict, "healthy", sentence);
        close();
      }
    };
    await Promise.all(Array.from({ length: 8 }, work));
    gate.close();
    assert.ok(requests <= 32, `${requests} deliveries`);
  });

test("a receiver that asks to wait is left alone for so long, within the time of the probe", async (context) => {
  const clock = fastClock(4);
  const arrivals: number[] = [];
  const port = await serveHttps(context, (_, response) => {
    arrivals.push(clock.monotonic());
    if (arrivals.length < 3) response.writeHead(arrivals.length === 1 ? 503 : 429, { "retry-after": "2" });
    response.end();
  });
  // What is waited because it was asked for is no failed attempt.
  const { deliver } = await gateWith({ attempts: 1 }, { clock }).preflight(targetAt(port));
  const report = await deliver();
  assert.deepEqual([report.verdict, report.attempts], ["healthy", 3]);
  const [first = 0, second = 0, third = 0] = arrivals;
  assert.ok(second - first >= 1_990 && third - second >= 1_990, arrivals.join());
});

test("a wait past the time of the probe is not begun, and told", async (context) => {
  let requests = 0;
  const port = await serveHttps(context, (_, response) => {
    requests += 1;
    response.writeHead(429, { "retry-after": "3600" }).end();
  });
  const { deliver } = await gateWith({ attempts: 3 }).preflight(targetAt(port));
  const report = await deliver();
  assert.deepEqual(
    [report.verdict, report.sentence, requests],
    ["unexpected-status", "answered 429, expected 2xx; it asks to wait 1 h", 1],
  );
});

for (const { name, headers, most } of [
  { name: "asks to wait an hour", headers: { "retry-after": "3600" }, most: 3 },
  { name: "asks to wait 6 s", headers: { "retry-after": "6" }, most: 6 },
  { name: "does not say for how long", headers: {}, most: 20 },
])
  test(`webhooks of a receiver that takes nothing and ${name} are told within the time of a probe`, async (context) => {
    const clock = fastClock(20);
    let requests = 0;
    const port = await serveHttps(context, (_, response) => {
      requests += 1;
      response.writeHead(429, headers).end();
    });
    const gate = gateWith({ attempts: 3 }, { clock });
    const began = clock.monotonic();
    const probes = Array.from({ length: 20 }, async () => {
      const { deliver } = await gate.preflight(targetAt(port));
      return await deliver();
    });
    const reports = await Promise.all(probes);
    gate.close();
    assert.ok(clock.monotonic() - began < 30_000, `${clock.monotonic() - began} ms`);
    assert.ok(requests <= most, `${requests} deliveries`);
    for (const { verdict, status, sentence } of reports) {
      assert.deepEqual([verdict, status], ["unexpected-status", 429]);
      assert.match(sentence, /answered 429, expected 2xx/);
    }
    assert.match(reports.at(-1)?.sentence ?? "", /^not asked; to another delivery the receiver answered 429/);
  });

test("what the manifest expects is no refusal", async (context) => {
  const port = await serveHttps(context, (_, response) =>
    response.writeHead(429, { "retry-after": "9" }).end(),
  );
  const gate = gateWith();
  for (const _ of [1, 2]) {
    const { deliver } = await gate.preflight(targetAt(port, { expect: "429" }));
    assert.equal((await deliver()).verdict, "healthy");
  }
  gate.close();
});

const OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
const GIVEN_UP = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/** The system's clock, and so much more. */
function aheadClock() {
  let ahead = 0;
  const clock: Clock = { ...patientClock, monotonic: () => patientClock.monotonic() + ahead };
  return { clock, advance: (milliseconds: number) => (ahead += milliseconds) };
}

/** Serves connections, each by what stands at its place in the list, the last for all further ones. */
async function serveEach(
  context: Parameters<typeof serveTls>[0],
  ...each: readonly ((socket: TLSSocket) => void)[]
) {
  let connections = 0;
  const port = await serveTls(context, served(good), (socket) => {
    each[Math.min(connections, each.length - 1)]?.(socket);
    connections += 1;
  });
  return { port, connections: () => connections };
}

const answersOk = (socket: TLSSocket) => socket.on("data", () => socket.write(OK));

test("a connection that the receiver gave up while the tenant was waited for is not judged by", async (context) => {
  const [tired, gone] = [signal(), signal()];
  const { port } = await serveEach(
    context,
    (socket) => {
      socket.on("close", gone.give);
      socket.resume();
      tired.given.then(() => socket.end(GIVEN_UP));
    },
    answersOk,
  );
  const { deliver, close } = await gateWith().preflight(targetAt(port));
  tired.give();
  await gone.given;
  const report = await deliver();
  assert.deepEqual([report.verdict, report.attempts], ["healthy", 1], report.sentence);
  close();
});

test("a 408 that crosses with the delivery says that the connection was given up", async (context) => {
  const { clock, advance } = aheadClock();
  const { port, connections } = await serveEach(
    context,
    (socket) => socket.once("data", () => socket.end(GIVEN_UP)),
    answersOk,
  );
  const { deliver, close } = await gateWith({}, { clock }).preflight(targetAt(port));
  advance(2_000);
  const report = await deliver();
  assert.deepEqual([report.verdict, report.attempts, connections()], ["healthy", 1, 2], report.sentence);
  close();
});

test("a receiver that closes just as the delivery leaves gets it on a new connection", async (context) => {
  const { clock, advance } = aheadClock();
  const { port } = await serveEach(
    context,
    (socket) => socket.once("data", () => socket.destroy()),
    answersOk,
  );
  const { deliver, close } = await gateWith({}, { clock }).preflight(targetAt(port));
  advance(2_000);
  assert.equal((await deliver()).verdict, "healthy");
  close();
});

test("a connection that was idle for longer than servers keep it is not used", async (context) => {
  const { clock, advance } = aheadClock();
  let asked = 0;
  const { port } = await serveEach(context, (socket) => socket.on("data", () => (asked += 1)), answersOk);
  const { deliver, close } = await gateWith({}, { clock }).preflight(targetAt(port));
  advance(4_000);
  assert.equal((await deliver()).verdict, "healthy");
  assert.equal(asked, 0);
  close();
});

test("a 408 on a fresh connection is the receiver's answer", async (context) => {
  const port = await serveHttps(context, (_, response) => response.writeHead(408).end());
  const { deliver } = await gateWith().preflight(targetAt(port));
  assert.equal((await deliver()).sentence, "answered 408, expected 2xx");
});

test("a receiver that answers before it is asked has not taken the delivery", async (context) => {
  const spoken = signal();
  const { port } = await serveEach(context, (socket) => {
    socket.on("close", spoken.give);
    socket.resume();
    socket.write(OK);
  });
  const { deliver, close } = await gateWith().preflight(targetAt(port));
  await spoken.given;
  const report = await deliver();
  assert.deepEqual(
    [report.verdict, report.sentence],
    [
      "malformed-answer",
      "the receiver sent an answer before it was asked, so that it says nothing of the delivery",
    ],
  );
  close();
});
