import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { type TestContext, test } from "node:test";
import pLimit from "p-limit";
import { hostOf } from "../../src/base/http.ts";
import { success } from "../../src/base/result.ts";
import type { HealthGate } from "../../src/health/gate.ts";
import type { AddressRefusal, Resolve } from "../../src/health/receiver-host.ts";
import type { ProbeReport } from "../../src/model/fleet/health.ts";
import { addressRefusal, parseAddress } from "../../src/policy/address.ts";
import { SPELLINGS } from "../fixtures/address-spellings.ts";
import { watchClientSockets } from "./client-sockets.ts";
import { serveHttp, serveTcp } from "./receivers.ts";
import { gateWith, targetAt } from "./surroundings.ts";

/*
 * The policy's own function in the real gate, for each spelling by each way that leads to it. Two things count: a
 * listening socket on loopback, where every spelling's port leads, and every socket that this process makes.
 */

const NAME = "receiver.example";
const PUBLIC_IPV4 = "93.184.215.14";
const PUBLIC_IPV6 = "2606:2800:21f:cb07:6820:80da:af6b:8b2c";

async function listener(context: TestContext): Promise<{ port: number; connections: () => number }> {
  let connections = 0;
  const port = await serveTcp(context, (socket) => {
    connections += 1;
    socket.destroy();
  });
  return { port, connections: () => connections };
}

function vettingGate(resolve: Resolve, refusal: AddressRefusal = addressRefusal): HealthGate {
  return gateWith({ timeoutMs: 10_000 }, { resolve, addressRule: { severity: "error", refusal } });
}

/** The address that a spelling comes to; names of this machine are loopback. */
function addressOf(spelling: string): string {
  const host = hostOf(new URL(`https://${spelling}/`));
  return parseAddress(host) === undefined ? "127.0.0.1" : host;
}

/** The same as an AAAA record can say it: IPv4 addresses mapped. */
function quadAOf(spelling: string): string {
  const address = addressOf(spelling);
  return address.includes(":") ? address : `::ffff:${address}`;
}

function assertRefused({ verdict, sentence }: ProbeReport, spelling: string): void {
  assert.equal(verdict, "refused-by-policy", `${spelling}: ${sentence}`);
  assert.match(sentence, /^the rule public-address refuses .+ is not a public address: /, spelling);
}

/** Probes and delivers, as an apply does; gives the last report. */
async function probeWhole(gate: HealthGate, url: string): Promise<ProbeReport> {
  const contacted = await gate.preflight(targetAt(443, { url }));
  const report = await contacted.deliver();
  contacted.close();
  return report;
}

async function forEachSpelling(atOnce: number, probe: (spelling: string) => Promise<void>): Promise<void> {
  assert.ok(new Set(SPELLINGS).size >= 200);
  const limit = pLimit(atOnce);
  await Promise.all(SPELLINGS.map((spelling) => limit(() => probe(spelling))));
}

test("literal: no spelling of an address that is not public is connected to", async (context) => {
  const { port, connections } = await listener(context);
  const sockets = watchClientSockets(context);
  const gate = vettingGate(async () => success(["127.0.0.1"]));
  await forEachSpelling(16, async (spelling) =>
    assertRefused(await probeWhole(gate, `https://${spelling}:${port}/hook`), spelling),
  );
  assert.deepEqual([connections(), sockets.length], [0, 0]);
});

for (const { record, first, answer } of [
  { record: "A", first: PUBLIC_IPV4, answer: addressOf },
  { record: "AAAA", first: PUBLIC_IPV6, answer: quadAOf },
])
  test(`${record}: no name with such an address is connected to, not even at its public one`, async (context) => {
    const { port, connections } = await listener(context);
    const sockets = watchClientSockets(context);
    await forEachSpelling(16, async (spelling) => {
      for (const answers of [[answer(spelling)], [first, answer(spelling)]]) {
        const gate = vettingGate(async () => success(answers));
        assertRefused(await probeWhole(gate, `https://${NAME}:${port}/hook`), spelling);
      }
    });
    assert.deepEqual([connections(), sockets.length], [0, 0]);
  });

test("redirect: none is followed, and the final URL is refused where it is set as advised", async (context) => {
  const { port, connections } = await listener(context);
  const redirecting = await serveHttp(context, (request, response) => {
    const location = `https://${decodeURIComponent(request.url ?? "").slice(1)}:${port}/`;
    response.writeHead(307, { Location: Buffer.from(location).toString("latin1") }).end();
  });
  const sockets = watchClientSockets(context);
  const gate = vettingGate(async () => success(["127.0.0.1"]));
  await forEachSpelling(16, async (spelling) => {
    const { deliver } = await gate.preflight(
      targetAt(443, {
        url: `http://${NAME}/${encodeURIComponent(spelling)}`,
        connectTo: `127.0.0.1:${redirecting}`,
      }),
    );
    const { verdict, sentence } = await deliver();
    assert.equal(verdict, "redirected", `${spelling}: ${sentence}`);
    assert.match(sentence, /redirects are not followed; set the final URL$/, spelling);
    assertRefused(await probeWhole(gate, `https://${spelling}:${port}/`), spelling);
  });
  assert.equal(connections(), 0);
  assert.ok(sockets.length <= 16, "no more to the redirecting receiver than are probed at once");
  gate.close();
});

test("rebind: a name that was public when it was checked is vetted again before a second connection", async (context) => {
  const { port, connections } = await listener(context);
  let accept: (socket: Socket) => void = () => {};
  const rebinding = await serveTcp(context, (socket) => accept(socket));
  const sockets = watchClientSockets(context);
  await forEachSpelling(1, async (spelling) => {
    let lookups = 0;
    const resolve: Resolve = async () => {
      lookups += 1;
      return success([lookups === 1 ? "127.0.0.1" : addressOf(spelling)]);
    };
    // Loopback stands for the public address of the first answer; from the second on it counts as what it is.
    const refusal: AddressRefusal = (address) => (lookups === 1 ? null : addressRefusal(address));
    const gate = vettingGate(resolve, refusal);
    const accepted = new Promise<Socket>((resolve) => {
      accept = resolve;
    });
    const contacted = await gate.preflight(targetAt(443, { url: `http://${NAME}:${rebinding}/hook` }));
    (await accepted).resetAndDestroy();
    await gone(sockets.at(-1));
    assertRefused(await contacted.deliver(), spelling);
    assert.equal(lookups, 2, spelling);
  });
  assert.equal(connections(), 0, `nothing came to port ${port}`);
  assert.equal(sockets.length, SPELLINGS.length, "one each, to the address that was vetted");
});

/** Waits for the far end's reset to arrive. */
async function gone(socket: Socket | undefined): Promise<void> {
  assert.ok(socket);
  if (!socket.closed) await new Promise((resolve) => socket.once("close", resolve));
}
