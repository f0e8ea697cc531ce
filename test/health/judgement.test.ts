import assert from "node:assert/strict";
import { test } from "node:test";
import { connectDiagnostic } from "../../src/health/contact.ts";
import {
  handshakeDiagnostic,
  judgePeer,
  type Peer,
  type PeerRules,
} from "../../src/health/tls/diagnostics.ts";
import { type Certificate, weakCipher } from "../../src/health/tls/trust.ts";
import type { Verdict } from "../../src/model/fleet/health.ts";

const NOW = new Date("2026-11-23T00:00:00Z");
const DAY = 86_400_000;
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY);

const LEAF: Certificate = {
  name: "api.example",
  issuer: "Issuing CA 1",
  selfIssued: false,
  holder: "api.example, key 1",
  alternativeNames: ["api.example"],
  validFrom: inDays(-10),
  validTo: inDays(80),
  rsaBits: null,
  weakDigest: null,
  locatesIssuer: false,
};
const ISSUER: Certificate = {
  ...LEAF,
  ...{ name: "Issuing CA 1", issuer: "Root X", holder: "Issuing CA 1, key 2", alternativeNames: [] },
};
const ROOT: Certificate = { ...ISSUER, name: "Root X", holder: "Root X, key 3", selfIssued: true };
/** What an old authority signed for the new one, for those who do not know that yet. */
const CROSS_SIGNED: Certificate = {
  ...ROOT,
  ...{ selfIssued: false, issuer: "Old Root", weakDigest: "SHA-1", validTo: inDays(1) },
};

const PEER: Peer = {
  host: "api.example",
  protocol: "TLSv1.3",
  cipher: "TLS_AES_128_GCM_SHA256",
  distrust: null,
  chain: [LEAF],
};
const RULES: PeerRules = {
  tls12Severity: "error",
  runway: { severity: "warn", milliseconds: 14 * DAY },
  ownAuthorities: false,
  isAuthority: ({ holder }) => holder === ROOT.holder,
  now: NOW,
};

interface Case {
  readonly name: string;
  readonly peer: Partial<Peer>;
  readonly rules?: Partial<PeerRules>;
  readonly verdict: Verdict | null;
  readonly sentence?: RegExp;
  readonly warnings?: readonly string[];
}

const CASES: readonly Case[] = [
  { name: "nothing wrong", peer: {}, verdict: null },
  {
    name: "many names, and not the right one",
    peer: {
      distrust: "ERR_TLS_CERT_ALTNAME_INVALID",
      chain: [{ ...LEAF, alternativeNames: ["a", "b", "c", "d", "e", "f"] }],
    },
    verdict: "certificate-wrong-host",
    sentence: /^certificate is for a, b, c, d and 2 more, not api\.example$/,
  },
  {
    name: "a name of its own with control characters",
    peer: {
      distrust: "DEPTH_ZERO_SELF_SIGNED_CERT",
      chain: [{ ...LEAF, name: `x\u001b[2J\n::error::${"y".repeat(500)}` }],
    },
    verdict: "certificate-self-signed",
    sentence: /^certificate "x\?\[2J\?::error::y{100,}…" is self-signed/,
  },
  {
    name: "a lone certificate that locates its issuer misses an intermediate",
    peer: { distrust: "UNABLE_TO_VERIFY_LEAF_SIGNATURE", chain: [{ ...LEAF, locatesIssuer: true }] },
    verdict: "certificate-chain-incomplete",
    sentence: /^server omits the intermediate certificate "Issuing CA 1"; install the full chain$/,
  },
  {
    name: "a lone certificate of an authority that calls itself a root is not trusted",
    peer: { distrust: "UNABLE_TO_VERIFY_LEAF_SIGNATURE", chain: [{ ...LEAF, issuer: "Acme Root CA" }] },
    rules: { ownAuthorities: true },
    verdict: "certificate-untrusted",
    sentence: /"Acme Root CA"/,
  },
  {
    name: "a lone certificate with neither sign: no private authority is configured, so it is one",
    peer: { distrust: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" },
    verdict: "certificate-untrusted",
    sentence: /"Issuing CA 1"/,
  },
  {
    name: "a lone certificate with neither sign, where private authorities are configured",
    peer: { distrust: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" },
    rules: { ownAuthorities: true },
    verdict: "certificate-chain-incomplete",
  },
  {
    name: "a chain whose root is not trusted",
    peer: { distrust: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", chain: [LEAF, ISSUER] },
    rules: { ownAuthorities: true },
    verdict: "certificate-untrusted",
    sentence: /"Root X"/,
  },
  {
    name: "expired somewhere above what was sent",
    peer: { distrust: "CERT_HAS_EXPIRED" },
    verdict: "certificate-expired",
    sentence: /^an authority above certificate "api\.example" has expired$/,
  },
  {
    name: "a refusal without a name of its own, explained by weakness",
    peer: { distrust: "UNSPECIFIED", chain: [{ ...LEAF, rsaBits: 1024 }] },
    verdict: "certificate-weak",
    sentence: /RSA key of 1024 bits; 2048 are needed$/,
  },
  {
    name: "a refusal without a name of its own and without weakness",
    peer: { distrust: "UNSPECIFIED" },
    verdict: "certificate-invalid",
    sentence: /^certificate "api\.example" is not valid \(UNSPECIFIED\)$/,
  },
  { name: "2048 bits are enough", peer: { chain: [{ ...LEAF, rsaBits: 2048 }] }, verdict: null },
  {
    name: "a weak intermediate",
    peer: { chain: [LEAF, { ...ISSUER, weakDigest: "SHA-1" }] },
    verdict: "certificate-weak",
    sentence: /^certificate "Issuing CA 1" is signed with SHA-1; SHA-256 is needed$/,
  },
  {
    name: "a root's own signature does not count",
    peer: { chain: [LEAF, ISSUER, { ...ROOT, weakDigest: "SHA-1" }] },
    verdict: null,
  },
  {
    name: "no certificate at all",
    peer: { chain: [] },
    verdict: "certificate-invalid",
    sentence: /^server shows no certificate$/,
  },
  {
    name: "13 days left of 14",
    peer: { chain: [{ ...LEAF, validTo: inDays(13) }] },
    verdict: null,
    warnings: ["certificate expires 2026-12-06, in 13 d; at least 14 d must be left"],
  },
  {
    name: "an intermediate that ends before the certificate",
    peer: { chain: [LEAF, { ...ISSUER, validTo: inDays(1) }] },
    verdict: "certificate-expires-soon",
    sentence:
      /^intermediate certificate "Issuing CA 1" expires 2026-11-24, in 24 h; at least 48 h must be left$/,
  },
  {
    name: "a trusted root that ends before the certificate",
    peer: { chain: [LEAF, ISSUER, { ...ROOT, validTo: inDays(13) }] },
    verdict: null,
    warnings: ['root certificate "Root X" expires 2026-12-06, in 13 d; at least 14 d must be left'],
  },
  {
    name: "what another authority signed for a trusted root is not looked at",
    peer: {
      chain: [LEAF, ISSUER, CROSS_SIGNED, { ...ROOT, name: "Old Root", holder: "old", validTo: inDays(1) }],
    },
    verdict: null,
  },
  {
    name: "what an authority signed that is not trusted for itself is",
    peer: { chain: [LEAF, ISSUER, CROSS_SIGNED] },
    rules: { isAuthority: () => false },
    verdict: "certificate-weak",
    sentence: /"Root X" is signed with SHA-1/,
  },
  { name: "exactly 14 days left", peer: { chain: [{ ...LEAF, validTo: inDays(14) }] }, verdict: null },
  {
    name: "exactly 48 hours left",
    peer: { chain: [{ ...LEAF, validTo: inDays(2) }] },
    verdict: null,
    warnings: ["certificate expires 2026-11-25, in 48 h; at least 14 d must be left"],
  },
  {
    name: "a minute less than 48 hours left",
    peer: { chain: [{ ...LEAF, validTo: new Date(inDays(2).getTime() - 60_000) }] },
    verdict: "certificate-expires-soon",
    sentence: /^certificate expires 2026-11-24, in 47 h; at least 48 h must be left$/,
  },
  {
    name: "a short runway does not lift the 48 hours",
    peer: { chain: [{ ...LEAF, validTo: inDays(1) }] },
    rules: { runway: { severity: "warn", milliseconds: DAY / 2 } },
    verdict: "certificate-expires-soon",
  },
  {
    name: "with the rule off, neither counts",
    peer: { chain: [{ ...LEAF, validTo: inDays(1) }] },
    rules: { runway: { severity: "off", milliseconds: 14 * DAY } },
    verdict: null,
  },
  {
    name: "an old protocol with the rule off",
    peer: { protocol: "TLSv1" },
    rules: { tls12Severity: "off" },
    verdict: null,
  },
];

for (const { name, peer, rules, verdict, sentence, warnings } of CASES) {
  test(`of a server: ${name}`, () => {
    const judged = judgePeer({ ...PEER, ...peer }, { ...RULES, ...rules });
    assert.equal(judged.diagnostic?.verdict ?? null, verdict);
    assert.match(judged.diagnostic?.sentence ?? "", sentence ?? /(?:)/);
    assert.deepEqual(judged.warnings, warnings ?? []);
  });
}

const CIPHERS: readonly (readonly [suite: string, weakness: RegExp | null])[] = [
  ["TLS_AES_256_GCM_SHA384", null],
  ["TLS_CHACHA20_POLY1305_SHA256", null],
  ["TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", null],
  ["TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", null],
  ["TLS_DHE_RSA_WITH_AES_256_GCM_SHA384", null],
  ["TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA", /3DES.* uses a broken cipher$/],
  ["TLS_RSA_WITH_3DES_EDE_CBC_SHA", /uses a broken cipher$/],
  ["TLS_ECDHE_RSA_WITH_RC4_128_SHA", /uses a broken cipher$/],
  ["TLS_RSA_EXPORT_WITH_DES40_CBC_SHA", /uses a broken cipher$/],
  ["TLS_RSA_WITH_AES_128_GCM_SHA256", /has no forward secrecy$/],
  ["TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256", /has no forward secrecy$/],
  ["TLS_DH_anon_WITH_AES_128_GCM_SHA256", /does not authenticate the server$/],
  ["TLS_ECDHE_RSA_WITH_NULL_SHA", /does not encrypt$/],
];

test("cipher suites", () => {
  for (const [suite, weakness] of CIPHERS) {
    const finding = weakCipher(suite);
    assert.equal(finding?.verdict ?? null, weakness === null ? null : "cipher-weak", suite);
    if (weakness !== null) assert.match(finding?.sentence ?? "", weakness);
  }
});

const FAILURES: readonly (readonly [code: string, verdict: Verdict, sentence: RegExp])[] = [
  ["ERR_SSL_PACKET_LENGTH_TOO_LONG", "plain-text", /does not speak TLS/],
  ["ERR_SSL_UNSUPPORTED_PROTOCOL", "protocol-too-old", /enable TLS 1\.2 or 1\.3$/],
  ["ERR_SSL_TLSV1_UNRECOGNIZED_NAME", "tls-failed", /does not know the host name api\.example$/],
  ["ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL", "tls-failed", /does not speak HTTP\/1\.1$/],
  ["ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE", "tls-failed", /shares no cipher suite with us$/],
  ["ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE", "tls-failed", /shares no cipher suite with us$/],
  ["ERR_SSL_DH_KEY_TOO_SMALL", "cipher-weak", /Diffie-Hellman/],
  ["ERR_SSL_SOMETHING_NEW", "tls-failed", /failed \(ERR_SSL_SOMETHING_NEW\)$/],
];

test("codes of failed handshakes", () => {
  for (const [code, verdict, sentence] of FAILURES) {
    const error = Object.assign(new Error("canary"), { code });
    const finding = handshakeDiagnostic(error, { label: "api.example:443", host: "api.example" }, "not-made");
    assert.equal(finding.verdict, verdict, code);
    assert.match(finding.sentence, sentence);
  }
});

test("alerts after a client certificate was asked for", () => {
  const label = "api.example:443";
  const alert = (code: string, request: "met" | "unmet") =>
    handshakeDiagnostic(Object.assign(new Error("alert"), { code }), { label, host: "api.example" }, request);
  assert.deepEqual(alert("ERR_SSL_TLSV1_ALERT_UNKNOWN_CA", "met"), {
    verdict: "client-certificate-required",
    sentence: `${label} does not accept our client certificate (unknown ca); check health.clientCertificate`,
  });
  assert.deepEqual(alert("ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE", "unmet"), {
    verdict: "client-certificate-required",
    sentence: `${label} requires a client certificate; set health.clientCertificate`,
  });
});

const CONNECTS: readonly (readonly [code: string, verdict: Verdict])[] = [
  ["ECONNREFUSED", "connection-refused"],
  ["ETIMEDOUT", "connection-timeout"],
  ["ECONNRESET", "connection-reset"],
  ["EHOSTUNREACH", "unreachable"],
  ["ENETUNREACH", "unreachable"],
  ["EACCES", "unreachable"],
];

test("codes of failed connects", () => {
  for (const [code, verdict] of CONNECTS) {
    const finding = connectDiagnostic(code, "192.0.2.1:443 (api.example)");
    assert.equal(finding.verdict, verdict);
    assert.match(finding.sentence, /192\.0\.2\.1:443 \(api\.example\)/);
  }
});
