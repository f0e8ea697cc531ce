import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { request } from "node:https";
import { test } from "node:test";
import type { ReceiverBehaviour } from "../../src/model/fleet/environment.ts";
import type { Sandbox } from "../../src/sandbox/serve/sandbox.ts";
import { readLog } from "../../src/sandbox/wire/logs.ts";
import type { Reply } from "./exchange.ts";
import { scratch, started } from "./started.ts";

/** Posts to the receiver at an address as if it were that host. */
function post(sandbox: Sandbox, address: string, host: string, ca = sandbox.ca): Promise<Reply> {
  const [hostname, port] = address.split(":");
  const servername = host === hostname ? "" : host;
  const headers = { host, "content-type": "application/json", "x-api-key": "canary-value" };
  const options = { host: hostname, port, servername, headers, ca, agent: false, method: "POST" };
  return new Promise((resolve, reject) => {
    const outgoing = request({ ...options, path: "/hook?token=canary" }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text });
      });
    });
    outgoing.on("error", reject);
    outgoing.end('{"event":"health_check"}');
  });
}

test("the healthy receiver is any host it is asked for, and records what came without any header value", async (t) => {
  const { sandbox, directory } = await started(t);
  const address = sandbox.addressOf("healthy");
  for (const host of ["api.example.test", "API.Other.test", "127.0.0.1"]) {
    const reply = await post(sandbox, address, host, readFileSync(sandbox.caFile, "utf8"));
    assert.deepEqual([reply.status, reply.text], [200, '{"received":true}'], host);
  }
  const [entry] = readLog(directory, "deliveries");
  assert.deepEqual(entry, {
    time: "2026-11-23T12:00:00.000Z",
    behaviour: "healthy",
    host: "api.example.test",
    method: "POST",
    path: "/hook",
    headerNames: ["host", "content-type", "x-api-key", "connection", "content-length"],
    body: { event: "health_check" },
  });
});

test("the failing receiver answers 500, the one with the wrong certificate is another host", async (t) => {
  const { sandbox } = await started(t);
  const host = "api.example.test";
  assert.equal((await post(sandbox, sandbox.addressOf("failing"), host)).status, 500);
  const wrong = sandbox.addressOf("wrong-certificate");
  for (const name of [host, "127.0.0.1"])
    await assert.rejects(post(sandbox, wrong, name), { code: "ERR_TLS_CERT_ALTNAME_INVALID" });
});

test("the slow receiver answers after thirty seconds", async (t) => {
  const { sandbox, clock } = await started(t);
  const reply = post(sandbox, sandbox.addressOf("slow"), "api.example.test");
  let answered = false;
  void reply.then(() => {
    answered = true;
  });
  while (clock.sleeping === 0) await new Promise((resolve) => setImmediate(resolve));
  clock.advance(29_999);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(answered, false);
  clock.advance(1);
  assert.equal((await reply).status, 200);
});

test("a webhook's receiver is that of the first glob that matches its name", async (t) => {
  const receivers: readonly { names: string; behaviour: ReceiverBehaviour }[] = [
    { names: "shipping-label", behaviour: "slow" },
    { names: "shipping-*", behaviour: "failing" },
  ];
  const { sandbox } = await started(t, { receivers });
  assert.equal(sandbox.receiverAddress("shipping-label"), sandbox.addressOf("slow"));
  assert.equal(sandbox.receiverAddress("shipping-rates"), sandbox.addressOf("failing"));
  assert.equal(sandbox.receiverAddress("orders"), sandbox.addressOf("healthy"));
});

test("another start uses the same authority and the same certificates", async (t) => {
  const first = await started(t);
  const second = await started(t, { directory: first.directory });
  assert.equal(second.sandbox.ca, first.sandbox.ca);
  const elsewhere = await started(t, { directory: scratch(t) });
  assert.notEqual(elsewhere.sandbox.ca, first.sandbox.ca);
  const address = second.sandbox.addressOf("healthy");
  assert.equal((await post(second.sandbox, address, "a.test", first.sandbox.ca)).status, 200);
  await assert.rejects(post(second.sandbox, address, "a.test", elsewhere.sandbox.ca), /certificate/);
});
