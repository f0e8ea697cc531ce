import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { describe, test } from "node:test";
import type { TlsOptions } from "node:tls";
import type { Verdict } from "../../src/model/fleet/health.ts";
import { CLIENT_AUTH, DAY, good, HOST, intermediate, issue, root, served, stranger } from "./pki.ts";
import { serveTcp, serveTls } from "./receivers.ts";
import { gateWith, targetAt } from "./surroundings.ts";

const PAST = new Date("2026-01-01T12:00:00Z");
const LONG_PAST = new Date("2025-01-01T12:00:00Z");
const IN_A_DAY = new Date(Date.now() + DAY);
const IN_THIRTY_HOURS = new Date(Date.now() + 30 * 3_600_000);
const IN_TWENTY_DAYS = new Date(Date.now() + 20 * DAY);

const day = (date: Date) => date.toISOString().slice(0, 10);
const LEVEL_0 = "ALL@SECLEVEL=0";

/** What is served, and what a passive probe must say of it. PORT stands for the port. */
interface Cell {
  readonly name: string;
  readonly serve: TlsOptions | ((socket: Socket) => void);
  readonly verdict: Verdict;
  readonly sentence: string;
}

const below = (wish: Parameters<typeof issue>[0]) => issue({ issuer: root, ...wish });
const expiredIntermediate = await issue({
  subject: "CN=Old Issuing CA",
  authority: true,
  issuer: root,
  from: LONG_PAST,
  to: PAST,
});
const strangersIntermediate = await issue({
  subject: "CN=Stranger Issuing CA",
  authority: true,
  issuer: stranger,
});
const endingIntermediate = await issue({
  subject: "CN=Ending Issuing CA",
  authority: true,
  issuer: root,
  to: IN_THIRTY_HOURS,
});
/** What a receiver sends along for those who do not trust the root yet. */
const crossSigned = await issue({
  ...{ subject: "CN=Example Root", authority: true, issuer: stranger, keys: root.keys },
  ...{ digest: "SHA-1", to: IN_A_DAY },
});
const rsa = await below({ rsaBits: 2048 });

const VALID = `certificate valid until ${day(new Date(Date.now() + 90 * DAY))}`;
const CELLS: readonly Cell[] = [
  {
    name: "expired",
    serve: served(await below({ from: LONG_PAST, to: PAST })),
    verdict: "certificate-expired",
    sentence: "certificate expired 2026-01-01",
  },
  {
    name: "expired intermediate",
    serve: served(await below({ issuer: expiredIntermediate }), expiredIntermediate),
    verdict: "certificate-expired",
    sentence: 'intermediate certificate "Old Issuing CA" expired 2026-01-01',
  },
  {
    name: "intermediate that ends sooner than the certificate",
    serve: served(await below({ issuer: endingIntermediate }), endingIntermediate),
    verdict: "certificate-expires-soon",
    sentence: `intermediate certificate "Ending Issuing CA" expires ${day(IN_THIRTY_HOURS)}, in 29 h; at least 48 h must be left`,
  },
  {
    name: "a trusted root, signed by another one besides",
    serve: { ...served(await below({}), crossSigned), ciphers: LEVEL_0 },
    verdict: "healthy",
    sentence: `TLSv1.3 with ${HOST}:PORT, ${VALID}`,
  },
  {
    name: "not yet valid",
    serve: served(await below({ from: IN_A_DAY })),
    verdict: "certificate-not-yet-valid",
    sentence: `certificate is valid only from ${day(IN_A_DAY)}`,
  },
  {
    name: "wrong host",
    serve: served(await below({ names: ["a.example", "b.example"] })),
    verdict: "certificate-wrong-host",
    sentence: `certificate is for a.example, b.example, not ${HOST}`,
  },
  {
    name: "self-signed",
    serve: served(await issue()),
    verdict: "certificate-self-signed",
    sentence: `certificate "${HOST}" is self-signed; have it signed by an authority, or add it to health.caFile`,
  },
  {
    name: "incomplete chain",
    serve: served(await below({ issuer: intermediate })),
    verdict: "certificate-chain-incomplete",
    sentence: 'server omits the intermediate certificate "Example Issuing CA"; install the full chain',
  },
  {
    name: "untrusted root",
    serve: served(await below({ issuer: stranger })),
    verdict: "certificate-untrusted",
    sentence:
      'certificate comes from "Stranger Root", which is not trusted; add that authority to health.caFile if it is yours',
  },
  {
    name: "untrusted root above a chain",
    serve: served(await below({ issuer: strangersIntermediate }), strangersIntermediate),
    verdict: "certificate-untrusted",
    sentence:
      'certificate comes from "Stranger Root", which is not trusted; add that authority to health.caFile if it is yours',
  },
  {
    name: "untrusted root in the chain",
    serve: served(await below({ issuer: stranger }), stranger),
    verdict: "certificate-untrusted",
    sentence:
      'certificate comes from "Stranger Root", which is not trusted; add that authority to health.caFile if it is yours',
  },
  {
    name: "SHA-1",
    serve: { ...served(await below({ digest: "SHA-1" })), ciphers: LEVEL_0 },
    verdict: "certificate-weak",
    sentence: `certificate "${HOST}" is signed with SHA-1; SHA-256 is needed`,
  },
  {
    name: "wrong extended key usage",
    serve: served(await below({ usage: CLIENT_AUTH })),
    verdict: "certificate-invalid",
    sentence: `certificate "${HOST}" is not issued for servers; its extended key usage lacks serverAuth`,
  },
  {
    name: "TLS 1.0",
    serve: { ...served(good), minVersion: "TLSv1", maxVersion: "TLSv1", ciphers: LEVEL_0 },
    verdict: "protocol-too-old",
    sentence: `${HOST}:PORT does not support TLS 1.2 or newer; enable TLS 1.2 or 1.3`,
  },
  {
    name: "TLS 1.1",
    serve: { ...served(good), minVersion: "TLSv1.1", maxVersion: "TLSv1.1", ciphers: LEVEL_0 },
    verdict: "protocol-too-old",
    sentence: `${HOST}:PORT does not support TLS 1.2 or newer; enable TLS 1.2 or 1.3`,
  },
  {
    name: "NULL cipher",
    serve: { ...served(good), maxVersion: "TLSv1.2", ciphers: "eNULL@SECLEVEL=0" },
    verdict: "tls-failed",
    sentence: `${HOST}:PORT shares no cipher suite with us`,
  },
  {
    name: "plain text on the port",
    serve: (socket) => socket.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"),
    verdict: "plain-text",
    sentence: `${HOST}:PORT does not speak TLS; it answers in plain text`,
  },
  {
    name: "client certificate required, TLS 1.3",
    serve: { ...served(good), requestCert: true, rejectUnauthorized: true, ca: root.pem },
    verdict: "client-certificate-required",
    sentence: `${HOST}:PORT requires a client certificate; set health.clientCertificate`,
  },
  {
    name: "client certificate required, TLS 1.2",
    serve: {
      ...served(good),
      requestCert: true,
      rejectUnauthorized: true,
      ca: root.pem,
      maxVersion: "TLSv1.2",
    },
    verdict: "client-certificate-required",
    sentence: `${HOST}:PORT requires a client certificate; set health.clientCertificate`,
  },
  {
    name: "reset",
    serve: (socket) => socket.once("data", () => socket.resetAndDestroy()),
    verdict: "connection-reset",
    sentence: `${HOST}:PORT reset the connection during the TLS handshake`,
  },
  {
    name: "FIN",
    serve: (socket) => socket.once("data", () => socket.end()),
    verdict: "connection-reset",
    sentence: `${HOST}:PORT closed the connection during the TLS handshake`,
  },
  {
    name: "tarpit",
    serve: () => {},
    verdict: "connection-timeout",
    sentence: `${HOST}:PORT accepted the connection but did not finish the TLS handshake within 400 ms`,
  },
  {
    name: "good",
    serve: served(good),
    verdict: "healthy",
    sentence: `TLSv1.3 with ${HOST}:PORT, ${VALID}`,
  },
  {
    name: "full chain",
    serve: served(await below({ issuer: intermediate }), intermediate),
    verdict: "healthy",
    sentence: `TLSv1.3 with ${HOST}:PORT, ${VALID}`,
  },
  {
    name: "TLS 1.2 only",
    serve: { ...served(good), maxVersion: "TLSv1.2" },
    verdict: "healthy",
    sentence: `TLSv1.2 with ${HOST}:PORT, ${VALID}`,
  },
  {
    name: "TLS 1.3 only",
    serve: { ...served(good), minVersion: "TLSv1.3" },
    verdict: "healthy",
    sentence: `TLSv1.3 with ${HOST}:PORT, ${VALID}`,
  },
  {
    name: "1024-bit key",
    serve: { ...served(await below({ rsaBits: 1024 })), ciphers: LEVEL_0 },
    verdict: "certificate-weak",
    sentence: `certificate "${HOST}" has an RSA key of 1024 bits; 2048 are needed`,
  },
  {
    name: "CN only",
    serve: served(await below({ names: null })),
    verdict: "certificate-weak",
    sentence: `certificate names its host "${HOST}" only as common name; add it as subject alternative name`,
  },
  {
    name: "static RSA",
    serve: { ...served(rsa), maxVersion: "TLSv1.2", ciphers: "AES128-GCM-SHA256" },
    verdict: "cipher-weak",
    sentence: "server chose the cipher suite TLS_RSA_WITH_AES_128_GCM_SHA256, which has no forward secrecy",
  },
  {
    name: "under 48 h left",
    serve: served(await below({ to: new Date(Date.now() + 1.9 * DAY) })),
    verdict: "certificate-expires-soon",
    sentence: `certificate expires ${day(new Date(Date.now() + 1.9 * DAY))}, in 45 h; at least 48 h must be left`,
  },
  {
    name: "asks for a client certificate and does without",
    serve: { ...served(good), requestCert: true, rejectUnauthorized: false },
    verdict: "healthy",
    sentence: `TLSv1.3 with ${HOST}:PORT, ${VALID}`,
  },
];

describe("what is served and what is said of it", { concurrency: true }, () => {
  for (const { name, serve, verdict, sentence } of CELLS) {
    test(`${name}: ${verdict}`, async (context) => {
      const port = await (typeof serve === "function" ? serveTcp(context, serve) : serveTls(context, serve));
      const timeoutMs = name === "tarpit" ? 400 : 10_000;
      const report = await gateWith({ timeoutMs }).passive(targetAt(port));
      assert.equal(report.sentence, sentence.replace("PORT", String(port)));
      assert.equal(report.verdict, verdict);
      assert.deepEqual(
        report.steps.map(({ step }) => step),
        ["dns", "tcp", "tls"],
      );
    });
  }
});

test("fewer days left than the runway: a warning, or unfit where operators say error", async (context) => {
  const port = await serveTls(context, served(await below({ to: IN_TWENTY_DAYS })));
  const sentence = `certificate expires ${day(IN_TWENTY_DAYS)}, in 19 d; at least 30 d must be left`;
  const runway = { certificateRunwayMs: 30 * DAY };
  const warned = await gateWith({}, { ...runway, runwaySeverity: "warn" }).passive(targetAt(port));
  assert.deepEqual([warned.verdict, warned.warnings], ["healthy", [sentence]]);
  const refused = await gateWith({}, { ...runway, runwaySeverity: "error" }).passive(targetAt(port));
  assert.deepEqual([refused.verdict, refused.sentence], ["certificate-expires-soon", sentence]);
  const off = await gateWith({}, { ...runway, runwaySeverity: "off" }).passive(targetAt(port));
  assert.deepEqual([off.verdict, off.warnings], ["healthy", []]);
});

test("an old protocol passes with a warning where operators loosened tls-1.2, a SHA-1 certificate does not", async (context) => {
  const old = { minVersion: "TLSv1.1", maxVersion: "TLSv1.1", ciphers: LEVEL_0 } as const;
  const gate = gateWith({}, { tls12Severity: "warn" });
  const port = await serveTls(context, { ...served(good), ...old });
  const report = await gate.passive(targetAt(port));
  assert.deepEqual(
    [report.verdict, report.warnings],
    ["healthy", ["server speaks TLSv1.1; enable TLS 1.2 or 1.3"]],
  );
  const weak = await serveTls(context, { ...served(await below({ digest: "SHA-1" })), ciphers: LEVEL_0 });
  assert.equal((await gate.passive(targetAt(weak))).verdict, "certificate-weak");
});

test("a refused connection names the address and the host", async (context) => {
  const port = await serveTcp(context, () => {});
  const closed = port === 65_535 ? port - 1 : port + 1;
  const report = await gateWith().passive(targetAt(closed));
  assert.equal(report.verdict, "connection-refused");
  assert.equal(report.sentence, `127.0.0.1:${closed} (${HOST}) refuses connections; nothing listens there`);
});
