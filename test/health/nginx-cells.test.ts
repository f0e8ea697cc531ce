import assert from "node:assert/strict";
import { test } from "node:test";
import type { Verdict } from "../../src/model/fleet/health.ts";
import { findNginx, type NginxServer, startNginx } from "./nginx.ts";
import { good, HOST, intermediate, issue, root } from "./pki.ts";
import { gateWith, targetAt } from "./surroundings.ts";

/** What a real server does, where it may do otherwise than one made of Node. PORT stands for the port. */
interface Cell extends NginxServer {
  readonly name: string;
  readonly verdict: Verdict;
  readonly sentence: RegExp;
}

const OK = "return 200 ok;";
const past = new Date("2026-01-01T12:00:00Z");
const longPast = new Date("2025-01-01T12:00:00Z");

const CELLS: readonly Cell[] = [
  {
    name: "good",
    chain: [good],
    directives: [OK],
    verdict: "healthy",
    sentence: /^answered 200 in /,
  },
  {
    name: "expired",
    chain: [await issue({ issuer: root, from: longPast, to: past })],
    directives: [OK],
    verdict: "certificate-expired",
    sentence: /^certificate expired 2026-01-01$/,
  },
  {
    name: "wrong host",
    chain: [await issue({ issuer: root, names: ["a.example"] })],
    directives: [OK],
    verdict: "certificate-wrong-host",
    sentence: /^certificate is for a\.example, not api\.example$/,
  },
  {
    name: "incomplete chain",
    chain: [await issue({ issuer: intermediate })],
    directives: [OK],
    verdict: "certificate-chain-incomplete",
    sentence: /^server omits the intermediate certificate "Example Issuing CA"/,
  },
  {
    name: "full chain",
    chain: [await issue({ issuer: intermediate }), intermediate],
    directives: [OK],
    verdict: "healthy",
    sentence: /^answered 200 in /,
  },
  {
    name: "TLS 1.1 only",
    chain: [good],
    directives: ["ssl_protocols TLSv1.1;", "ssl_ciphers ALL:@SECLEVEL=0;", OK],
    verdict: "protocol-too-old",
    sentence: /^api\.example:PORT does not support TLS 1\.2 or newer; enable TLS 1\.2 or 1\.3$/,
  },
  {
    name: "static RSA",
    chain: [await issue({ issuer: root, rsaBits: 2048 })],
    directives: ["ssl_protocols TLSv1.2;", "ssl_ciphers AES128-GCM-SHA256;", OK],
    verdict: "cipher-weak",
    sentence: /^server chose the cipher suite TLS_RSA_WITH_AES_128_GCM_SHA256, which has no forward secrecy$/,
  },
  {
    name: "plain text on the port",
    chain: null,
    directives: [OK],
    verdict: "plain-text",
    sentence: /^api\.example:PORT does not speak TLS; it answers in plain text$/,
  },
  {
    name: "a client certificate required, which nginx says in its answer and not in the handshake",
    chain: [good],
    directives: ["ssl_verify_client on;", "ssl_client_certificate ROOT;", OK],
    verdict: "unexpected-status",
    sentence: /^answered 400, expected 2xx; it asked for a client certificate and got none$/,
  },
  {
    name: "a handshake refused for the name",
    chain: [good],
    directives: ["ssl_reject_handshake on;"],
    verdict: "tls-failed",
    sentence: /^api\.example:PORT does not know the host name api\.example$/,
  },
  {
    name: "a redirect",
    chain: [good],
    directives: ["return 301 https://elsewhere.example$request_uri;"],
    verdict: "redirected",
    sentence: /^answered 301 to https:\/\/elsewhere\.example\/hook; redirects are not followed/,
  },
  {
    name: "closed without an answer",
    chain: [good],
    directives: ["return 444;"],
    verdict: "connection-reset",
    sentence: /^api\.example:PORT (?:closed|reset) the connection without an answer$/,
  },
];

const nginx = findNginx();

test("a real nginx", { skip: nginx === null ? "nginx is not installed" : false }, async (context) => {
  assert.ok(nginx);
  const ports = await startNginx(context, nginx, CELLS);
  for (const [at, { name, verdict, sentence }] of CELLS.entries()) {
    await context.test(`${name}: ${verdict}`, async () => {
      const port = ports[at] ?? 0;
      const { deliver, close } = await gateWith().preflight(targetAt(port));
      const report = await deliver();
      close();
      assert.match(report.sentence.replace(`${HOST}:${port}`, `${HOST}:PORT`), sentence);
      assert.equal(report.verdict, verdict);
    });
  }
});
