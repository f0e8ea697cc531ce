import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { success } from "../../src/base/result.ts";
import {
  type AddressRefusal,
  type AddressRule,
  type Resolve,
  systemResolver,
} from "../../src/health/receiver-host.ts";
import { good, HOST, issue, root, served } from "./pki.ts";
import { serveHttps } from "./receivers.ts";
import { gateWith, resolverOf, targetAt } from "./surroundings.ts";

const publicOnly: AddressRefusal = (address) =>
  address === "203.0.113.7" ? null : `${address} is not public`;

const errorBy = (refusal: AddressRefusal): AddressRule => ({ severity: "error", refusal });

async function countedReceiver(context: TestContext, options = served(good)) {
  let requests = 0;
  const port = await serveHttps(
    context,
    (request, response) => {
      requests += 1;
      response.end(`${request.method}`);
    },
    options,
  );
  return { port, requests: () => requests };
}

test("one refused address among others refuses the host, and nothing is connected to", async (context) => {
  const { port, requests } = await countedReceiver(context);
  const asked: string[] = [];
  const gate = gateWith(
    {},
    {
      resolve: resolverOf({ [HOST]: ["203.0.113.7", "127.0.0.1"] }),
      addressRule: errorBy((address) => {
        asked.push(address);
        return publicOnly(address);
      }),
    },
  );
  const { report, deliver } = await gate.preflight(targetAt(port));
  assert.equal(report.verdict, "refused-by-policy");
  assert.equal(report.sentence, `the rule public-address refuses ${HOST}: 127.0.0.1 is not public`);
  assert.deepEqual(asked, ["203.0.113.7", "127.0.0.1"]);
  assert.deepEqual(
    report.steps.map(({ step }) => step),
    ["dns"],
  );
  assert.deepEqual(await deliver(), report);
  assert.equal(requests(), 0);
});

test("where the rule only warns, the receiver is probed and the report says so; where it is off, nothing is said", async (context) => {
  const { port, requests } = await countedReceiver(context);
  const rule = { refusal: publicOnly };
  const warned = await gateWith({}, { addressRule: { ...rule, severity: "warn" } }).preflight(targetAt(port));
  const sentence = `the rule public-address warns of ${HOST}: 127.0.0.1 is not public`;
  assert.deepEqual([warned.report.verdict, warned.report.warnings], ["healthy", [sentence]]);
  assert.deepEqual((await warned.deliver()).warnings, [sentence]);
  const closed = await gateWith({}, { addressRule: { ...rule, severity: "warn" } }).passive(targetAt(1));
  assert.deepEqual([closed.verdict, closed.warnings], ["connection-refused", [sentence]]);
  const off = await gateWith({}, { addressRule: { ...rule, severity: "off" } }).passive(targetAt(port));
  assert.deepEqual([off.verdict, off.warnings], ["healthy", []]);
  assert.equal(requests(), 1);
});

test("an address in the url is refused without DNS", async (context) => {
  const { port, requests } = await countedReceiver(context);
  const gate = gateWith({}, { resolve: neverAsked, addressRule: errorBy(publicOnly) });
  for (const host of ["127.0.0.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "[::1]"]) {
    const report = await gate.passive(targetAt(port, { url: `https://${host}:${port}/` }));
    assert.equal(report.verdict, "refused-by-policy", host);
    assert.deepEqual(report.steps, []);
  }
  assert.equal(requests(), 0);
});

test("a name that is rebound between two connections is vetted again", async (context) => {
  const { port, requests } = await countedReceiver(context);
  let lookups = 0;
  const gate = gateWith(
    {},
    {
      addressRule: errorBy((address) => (address === "127.0.0.1" ? null : `${address} is not public`)),
      resolve: async () => {
        lookups += 1;
        return success(lookups === 1 ? ["127.0.0.1"] : ["127.0.0.2"]);
      },
    },
  );
  const kept = await gate.preflight(targetAt(port));
  assert.equal((await kept.deliver()).verdict, "healthy");
  assert.equal(lookups, 1, "the delivery uses the connection that was checked");
  gate.close();
  const rebound = await gate.preflight(targetAt(port));
  assert.equal(rebound.report.verdict, "refused-by-policy");
  assert.equal(requests(), 1);
});

test("an answer that is no address is never connected to", async (context) => {
  const { port } = await countedReceiver(context);
  const gate = gateWith({}, { resolve: resolverOf({ [HOST]: ["localhost"] }) });
  const report = await gate.passive(targetAt(port));
  assert.deepEqual([report.verdict, report.sentence], ["dns-failed", `DNS has no address for ${HOST}`]);
});

test("DNS that knows no address, and DNS that does not answer", async () => {
  const unknown = await gateWith({}, { resolve: resolverOf({}) }).passive(targetAt(443));
  assert.deepEqual(
    [unknown.verdict, unknown.sentence],
    ["dns-failed", `DNS has no address for ${HOST} (ENOTFOUND)`],
  );
  const silent: Resolve = () => new Promise(() => {});
  const late = await gateWith({ timeoutMs: 50 }, { resolve: silent }).passive(targetAt(443));
  assert.deepEqual(
    [late.verdict, late.sentence],
    ["dns-failed", `DNS gave no answer for ${HOST} within 50 ms`],
  );
});

test("the system's resolver gives addresses as text", async () => {
  const answer = await systemResolver("localhost");
  assert.ok(answer.ok && answer.value.some((address) => address === "127.0.0.1" || address === "::1"));
});

test("connectTo replaces DNS, is not vetted, and keeps the host for TLS and HTTP", async (context) => {
  let host: string | undefined;
  const port = await serveHttps(context, (request, response) => {
    host = request.headers.host;
    response.end();
  });
  const gate = gateWith({}, { resolve: neverAsked, addressRule: errorBy(() => "refused") });
  const target = targetAt(port, { url: `https://${HOST}/hook`, connectTo: `127.0.0.1:${port}` });
  const { deliver } = await gate.preflight(target);
  assert.equal((await deliver()).verdict, "healthy");
  assert.equal(host, HOST);
});

test("an address that does not answer leaves time for the next one", async (context) => {
  const { port } = await countedReceiver(context);
  const gate = gateWith({}, { resolve: resolverOf({ [HOST]: ["127.0.0.99", "127.0.0.1"] }) });
  assert.equal((await gate.passive(targetAt(port))).verdict, "healthy");
});

test("a certificate for an address is checked against the address", async (context) => {
  const forAddress = await issue({ issuer: root, names: ["127.0.0.1"] });
  const right = await countedReceiver(context, served(forAddress));
  const wrong = await countedReceiver(context);
  const url = (port: number) => `https://127.0.0.1:${port}/`;
  const gate = gateWith();
  assert.equal((await gate.passive(targetAt(right.port, { url: url(right.port) }))).verdict, "healthy");
  const report = await gate.passive(targetAt(wrong.port, { url: url(wrong.port) }));
  assert.deepEqual(
    [report.verdict, report.sentence],
    ["certificate-wrong-host", `certificate is for ${HOST}, not 127.0.0.1`],
  );
});

const neverAsked: Resolve = () => assert.fail("DNS was asked");
