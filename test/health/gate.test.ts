import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import { patientClock } from "../fixtures/patient-clock.ts";
import { CLIENT_AUTH, good, HOST, issue, root, served, stranger } from "./pki.ts";
import { serveHttps, serveTcp, serveTls } from "./receivers.ts";
import { gateWith, signal, targetAt } from "./surroundings.ts";

test("mode none: skipped, without DNS or a connection", async () => {
  const resolve = () => assert.fail("DNS was asked");
  const gate = gateWith({ mode: "none" }, { resolve });
  const { report, deliver, close } = await gate.preflight(targetAt(443));
  assert.deepEqual(
    [report.verdict, report.sentence, report.steps, report.attempts],
    ["skipped", "not probed, because health.mode is none", [], 0],
  );
  assert.deepEqual(await deliver(), report);
  close();
  assert.deepEqual(await gate.passive(targetAt(443)), report);
});

test("mode tls: the receiver is contacted, but nothing is delivered", async (context) => {
  let requests = 0;
  const port = await serveHttps(context, (_, response) => {
    requests += 1;
    response.end();
  });
  const { report, deliver, close } = await gateWith({ mode: "tls" }).preflight(targetAt(port));
  assert.equal(report.verdict, "healthy");
  const delivered = await deliver();
  assert.equal(delivered.verdict, "skipped");
  assert.equal(delivered.sentence, "no delivery was made, because health.mode is tls");
  assert.deepEqual(delivered.steps, report.steps);
  assert.equal(requests, 0);
  close();
});

test("a passive probe sends nothing and closes", async (context) => {
  let bytes = 0;
  const closed = signal();
  const port = await serveTls(context, served(good), (socket) => {
    socket.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    socket.on("close", closed.give);
  });
  assert.equal((await gateWith().passive(targetAt(port))).verdict, "healthy");
  await closed.given;
  assert.equal(bytes, 0);
});

test("close ends a delivery that is under way, and may be called twice", async (context) => {
  const arrived = signal();
  const port = await serveHttps(context, arrived.give);
  const { deliver, close } = await gateWith({ timeoutMs: 60_000 }).preflight(targetAt(port));
  const delivered = deliver();
  await arrived.given;
  close();
  close();
  const report = await delivered;
  assert.deepEqual([report.verdict, report.sentence], ["unknown", "the probe was stopped before it ended"]);
});

test("close without a delivery leaves the connection to the next probe, until the gate is closed", async (context) => {
  let handshakes = 0;
  const closed = signal();
  const port = await serveTls(context, served(good), (socket) => {
    handshakes += 1;
    socket.on("close", closed.give);
    socket.resume();
  });
  const gate = gateWith();
  const first = await gate.preflight(targetAt(port));
  first.close();
  first.close();
  const second = await gate.preflight(targetAt(port));
  assert.deepEqual([second.report.verdict, second.report.steps], ["healthy", []]);
  assert.equal(second.report.sentence, first.report.sentence);
  second.close();
  gate.close();
  await closed.given;
  assert.equal(handshakes, 1);
});

test("a connection carries one delivery at a time, and then the next", async (context) => {
  const ports: (number | undefined)[] = [];
  const port = await serveHttps(context, (request, response) => {
    ports.push(request.socket.remotePort);
    response.end("ok");
  });
  const gate = gateWith();
  const atOnce = await Promise.all([gate.preflight(targetAt(port)), gate.preflight(targetAt(port))]);
  await Promise.all(atOnce.map(({ deliver }) => deliver()));
  const third = await gate.preflight(targetAt(port));
  assert.equal((await third.deliver()).verdict, "healthy");
  assert.deepEqual([ports.length, new Set(ports).size], [3, 2]);
  gate.close();
});

test("a receiver that gives up a used connection gets the delivery on a new one", async (context) => {
  let requests = 0;
  const port = await serveTls(context, served(good), (socket) => {
    let answers = 0;
    socket.on("data", () => {
      requests += 1;
      if (answers++ === 0) socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
      else socket.destroy();
    });
  });
  const gate = gateWith();
  for (const _ of [1, 2]) {
    const { deliver } = await gate.preflight(targetAt(port));
    const { verdict, attempts } = await deliver();
    assert.deepEqual([verdict, attempts], ["healthy", 1]);
  }
  assert.equal(requests, 3);
  gate.close();
});

test("what comes unasked over a kept connection ends it", async (context) => {
  const closed = signal();
  const kept = signal();
  const port = await serveTls(context, served(good), (socket) => {
    socket.on("close", closed.give);
    socket.once("data", () => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    kept.given.then(() => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
  });
  const gate = gateWith();
  const { deliver } = await gate.preflight(targetAt(port));
  assert.equal((await deliver()).verdict, "healthy");
  kept.give();
  await closed.given;
  gate.close();
});

test("a failure that may pass is tried again, and the attempts are counted", async (context) => {
  const statuses = [503, 429, 200];
  const traces: string[] = [];
  const port = await serveHttps(context, (request, response) => {
    request.on("data", (chunk: Buffer) => traces.push(JSON.parse(chunk.toString()).trace_id));
    response.statusCode = statuses.shift() ?? 500;
    response.end();
  });
  const { report, deliver } = await gateWith({ attempts: 3 }).preflight(targetAt(port));
  assert.equal(report.attempts, 1);
  const delivered = await deliver();
  assert.deepEqual([delivered.verdict, delivered.status, delivered.attempts], ["healthy", 200, 3]);
  assert.deepEqual(traces, Array(3).fill("synthetic-run1-001"), "a retry is the same delivery");
});

test("a failure that will not pass is not tried again", async (context) => {
  let requests = 0;
  const port = await serveHttps(context, (_, response) => {
    requests += 1;
    response.writeHead(404).end();
  });
  const { deliver } = await gateWith({ attempts: 3 }).preflight(targetAt(port));
  const report = await deliver();
  assert.deepEqual([report.verdict, report.attempts, requests], ["unexpected-status", 1, 1]);
});

test("mutual TLS: the configured certificate is shown, and a refused one is named", async (context) => {
  const client = await issue({ issuer: root, usage: CLIENT_AUTH, subject: "CN=webhook-sync" });
  const unknown = await issue({ issuer: stranger, usage: CLIENT_AUTH, subject: "CN=webhook-sync" });
  for (const maxVersion of ["TLSv1.2", "TLSv1.3"] as const) {
    const strict = { requestCert: true, rejectUnauthorized: true, ca: root.pem, maxVersion };
    const port = await serveHttps(context, (_, response) => response.end(), { ...served(good), ...strict });
    const gateFor = ({ pem, keyPem }: typeof client) =>
      gateWith({ clientCertificate: { cert: pem, key: new Secret(keyPem) } });
    const { report, deliver } = await gateFor(client).preflight(targetAt(port));
    assert.equal(report.verdict, "healthy");
    assert.equal((await deliver()).verdict, "healthy");
    const refused = await gateFor(unknown).passive(targetAt(port));
    assert.deepEqual(
      [refused.verdict, refused.sentence],
      [
        "client-certificate-required",
        `${HOST}:${port} closed the connection during the TLS handshake after it asked for a client certificate; check health.clientCertificate`,
      ],
    );
  }
});

test("a server that asks for a certificate only to answer 400 gets the reason into the sentence", async (context) => {
  const options = { ...served(good), requestCert: true, rejectUnauthorized: false };
  const port = await serveHttps(context, (_, response) => response.writeHead(400).end(), options);
  const { deliver } = await gateWith().preflight(targetAt(port));
  assert.equal(
    (await deliver()).sentence,
    "answered 400, expected 2xx; it asked for a client certificate and got none",
  );
});

test("certificates of ours that cannot be read are named by their settings", async (context) => {
  const port = await serveTls(context, served(good));
  const key = new Secret("-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----");
  const report = await gateWith({ clientCertificate: { cert: good.pem, key } }).passive(targetAt(port));
  assert.equal(report.verdict, "unknown");
  assert.match(
    report.sentence,
    /^the certificates configured as health\.caFile or health\.clientCertificate cannot be used \(ERR_[A-Z0-9_]+\)$/,
  );
});

test("a gate that was prepared works as one that was not, and keeps a fault for its probes", async (context) => {
  const port = await serveHttps(context, (_, response) => response.end());
  const gate = gateWith();
  gate.prepare();
  assert.equal((await gate.passive(targetAt(port))).verdict, "healthy");
  const key = new Secret("no key");
  const faulty = gateWith({ clientCertificate: { cert: good.pem, key } });
  faulty.prepare();
  assert.equal((await faulty.passive(targetAt(port))).verdict, "unknown");
});

test("whatever goes wrong inside becomes a verdict without the message", async () => {
  const resolve = () => Promise.reject(new RangeError("canary"));
  const gate = gateWith({}, { resolve });
  const sentence = "the probe failed in a way that was not foreseen (RangeError)";
  const { report, deliver } = await gate.preflight(targetAt(443));
  assert.deepEqual([report.verdict, report.sentence], ["unknown", sentence]);
  assert.deepEqual(await deliver(), report);
  assert.deepEqual(await gate.passive(targetAt(443)), report);
  assert.equal((await gateWith().passive(targetAt(443, { url: "no url" }))).verdict, "request-invalid");
});

test("a payload that cannot be written as JSON is a verdict, too", async (context) => {
  const port = await serveHttps(context, (_, response) => response.end());
  const { deliver, close } = await gateWith().preflight(targetAt(port, { payload: 1n }));
  assert.equal((await deliver()).verdict, "unknown");
  close();
});

test("contact and delivery have 15 s in all, however patient the settings are", async (context) => {
  let now = 0;
  const clock = {
    ...patientClock,
    monotonic: () => now,
    sleep: async (milliseconds: number, signal?: AbortSignal) => {
      await turn;
      if (signal?.aborted !== true) now += milliseconds;
    },
  };
  const turn = new Promise<void>((resolve) => setImmediate(resolve));
  const port = await serveTcp(context, () => {});
  const gate = gateWith({ attempts: 10, timeoutMs: 4_000 }, { clock });
  const report = await gate.passive(targetAt(port));
  assert.equal(report.verdict, "connection-timeout");
  assert.ok(now <= 15_000 && now > 11_000, `ended after ${now} ms`);
});
