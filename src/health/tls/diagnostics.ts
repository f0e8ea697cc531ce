import type { TLSSocket } from "node:tls";
import { errorCode, isSystemError } from "../../base/system-error.ts";
import { showDuration } from "../../base/time.ts";
import type { RuleSeverity } from "../../model/fleet/environment.ts";
import type { ReceiverHost } from "../receiver-host.ts";
import { day, type ProbeDiagnostic, quoted } from "../report.ts";
import {
  type Certificate,
  chainOf,
  trustPath,
  untrustedDiagnostic,
  weakCertificate,
  weakCipher,
} from "./trust.ts";

/** What a finished handshake tells of the server. */
export interface Peer {
  readonly host: string;
  /** `TLSv1.3`. */
  readonly protocol: string;
  /** The cipher suite's name in the IANA registry. */
  readonly cipher: string;
  /** Why the certificate is not trusted; null when it is. */
  readonly distrust: string | null;
  /** As sent, the server's own certificate first. */
  readonly chain: readonly Certificate[];
}

/** By what a peer is judged. */
export interface PeerRules {
  readonly tls12Severity: RuleSeverity;
  readonly runway: Runway;
  readonly ownAuthorities: boolean;
  readonly isAuthority: (certificate: Certificate) => boolean;
  readonly now: Date;
}

/** Reads what a handshake tells. */
export function peerOf(secured: TLSSocket, host: string): Peer {
  return {
    host,
    protocol: secured.getProtocol() ?? "an unknown version of TLS",
    cipher: secured.getCipher().standardName,
    distrust: secured.authorized ? null : distrustOf(secured.authorizationError),
    chain: chainOf(secured.getPeerX509Certificate()),
  };
}

/** Whether a delivery may go to a server, and what should be known of it anyway. */
export interface PeerJudgement {
  /** null where it may. */
  readonly diagnostic: ProbeDiagnostic | null;
  readonly warnings: readonly string[];
  /** From when its certificate is not trusted any more, by its own end or that of one above it; null without one. */
  readonly expires: Date | null;
}

/** Judges what a handshake told. */
export function judgePeer(peer: Peer, rules: PeerRules): PeerJudgement {
  const { host, chain, distrust } = peer;
  const { ownAuthorities, now } = rules;
  const [leaf] = chain;
  if (leaf === undefined) return { diagnostic: NO_CERTIFICATE, warnings: [], expires: null };
  const path = isSound(chain) ? chain : trustPath(chain, rules.isAuthority);
  const first = firstToEnd(path) ?? leaf;
  const runway = judgeRunway(first, leaf, rules);
  const diagnostic =
    (distrust === null
      ? null
      : untrustedDiagnostic({ code: distrust, host, leaf, chain, ownAuthorities, now })) ??
    weakCertificate(path) ??
    weakCipher(peer.cipher) ??
    runway.diagnostic;
  const warnings = [oldProtocol(peer, rules.tls12Severity), runway.warning];
  return { diagnostic, warnings: warnings.filter((warning) => warning !== null), expires: first.validTo };
}

/** Whether it comes to the same with and without what was sent beside the path. */
function isSound(chain: readonly Certificate[]): boolean {
  return chain.length === 1 || (weakCertificate(chain) === null && firstToEnd(chain) === chain[0]);
}

function firstToEnd(chain: readonly Certificate[]): Certificate | undefined {
  return chain.toSorted((one, other) => one.validTo.getTime() - other.validTo.getTime())[0];
}

const NO_CERTIFICATE: ProbeDiagnostic = {
  verdict: "certificate-invalid",
  sentence: "server shows no certificate",
};

/** Versions before 1.2 are spoken only where the rule is not an error. */
function oldProtocol({ protocol }: Peer, severity: RuleSeverity): string | null {
  const isOld = protocol !== "TLSv1.2" && protocol !== "TLSv1.3";
  return isOld && severity === "warn" ? `server speaks ${protocol}; enable TLS 1.2 or 1.3` : null;
}

/** Typed as an error by Node's declarations, but its code in truth. */
function distrustOf(authorizationError: unknown): string {
  return typeof authorizationError === "string" ? authorizationError : errorCode(authorizationError);
}

/** A certificate that ends sooner than this is refused while the rule is on at all. */
const LEAST_LEFT_MS = 48 * 3_600_000;

/** The rule certificate-runway. */
export interface Runway {
  readonly severity: RuleSeverity;
  readonly milliseconds: number;
}

/** Whether a certificate that is valid now stays so for long enough. */
function judgeRunway(
  certificate: Certificate,
  leaf: Certificate,
  { runway: { severity, milliseconds }, now }: PeerRules,
): { readonly diagnostic: ProbeDiagnostic | null; readonly warning: string | null } {
  const { validTo } = certificate;
  const left = validTo.getTime() - now.getTime();
  const wanted = Math.max(milliseconds, LEAST_LEFT_MS);
  if (severity === "off" || left >= wanted) return { diagnostic: null, warning: null };
  const least = left < LEAST_LEFT_MS ? LEAST_LEFT_MS : wanted;
  const sentence = `${subjectOf(certificate, leaf)} expires ${day(validTo)}, in ${showDuration(Math.max(0, left))}; at least ${showDuration(least)} must be left`;
  return severity === "error" || left < LEAST_LEFT_MS
    ? { diagnostic: { verdict: "certificate-expires-soon", sentence }, warning: null }
    : { diagnostic: null, warning: sentence };
}

function subjectOf(certificate: Certificate, leaf: Certificate): string {
  if (certificate === leaf) return "certificate";
  return `${certificate.selfIssued ? "root" : "intermediate"} certificate ${quoted(certificate.name)}`;
}

/** What the error of a TLS connection means; null stands for a close without an error. */
export function handshakeDiagnostic(
  error: Error | null,
  { label, host }: Pick<ReceiverHost, "label" | "host">,
  request: CertificateRequest,
): ProbeDiagnostic {
  const code = error === null ? "ECONNRESET" : nameOf(errorCode(error));
  const said = FINDINGS[code];
  if (said !== undefined) return { verdict: said.verdict, sentence: said.sentence(label, host) };
  if (REFUSALS.has(code) && request !== "not-made") return certificateRefused(label, code, request);
  if (code === "ALERT_HANDSHAKE_FAILURE") {
    return { verdict: "tls-failed", sentence: `${label} shares no cipher suite with us` };
  }
  if (BROKEN.has(code)) return brokenOff(error, label, request);
  return { verdict: "tls-failed", sentence: `the TLS handshake with ${label} failed (${code})` };
}

/** An alert's name without the protocol version that OpenSSL puts before it, which differs between releases. */
function nameOf(code: string): string {
  return code.replace(/^ERR_SSL_(?:SSLV3|TLSV1|TLSV13|SSL\/TLS)_ALERT_/, "ALERT_");
}

interface Said {
  readonly verdict: ProbeDiagnostic["verdict"];
  readonly sentence: (label: string, host: string) => string;
}

const PLAIN_TEXT: Said = {
  verdict: "plain-text",
  sentence: (label) => `${label} does not speak TLS; it answers in plain text`,
};

const TOO_OLD: Said = {
  verdict: "protocol-too-old",
  sentence: (label) => `${label} does not support TLS 1.2 or newer; enable TLS 1.2 or 1.3`,
};

const FINDINGS: Readonly<Record<string, Said>> = {
  ERR_SSL_WRONG_VERSION_NUMBER: PLAIN_TEXT,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: PLAIN_TEXT,
  ALERT_PROTOCOL_VERSION: TOO_OLD,
  ERR_SSL_UNSUPPORTED_PROTOCOL: TOO_OLD,
  ERR_SSL_VERSION_TOO_LOW: TOO_OLD,
  ALERT_CERTIFICATE_REQUIRED: {
    verdict: "client-certificate-required",
    sentence: certificateMissing,
  },
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: {
    verdict: "tls-failed",
    sentence: (label, host) => `${label} does not know the host name ${host}`,
  },
  ALERT_NO_APPLICATION_PROTOCOL: {
    verdict: "tls-failed",
    sentence: (label) => `${label} does not speak HTTP/1.1`,
  },
  ERR_SSL_DH_KEY_TOO_SMALL: {
    verdict: "cipher-weak",
    sentence: (label) => `${label} exchanges keys with too small a Diffie-Hellman group`,
  },
};

/** Alerts that a server sends when it wants a client certificate, or another one. */
const REFUSALS: ReadonlySet<string> = new Set([
  "ALERT_HANDSHAKE_FAILURE",
  "ALERT_BAD_CERTIFICATE",
  "ALERT_UNSUPPORTED_CERTIFICATE",
  "ALERT_CERTIFICATE_REVOKED",
  "ALERT_CERTIFICATE_EXPIRED",
  "ALERT_CERTIFICATE_UNKNOWN",
  "ALERT_UNKNOWN_CA",
  "ALERT_ACCESS_DENIED",
]);

const BROKEN: ReadonlySet<string> = new Set(["ECONNRESET", "ECONNABORTED", "EPIPE"]);

function certificateMissing(label: string): string {
  return `${label} requires a client certificate; set health.clientCertificate`;
}

function certificateRefused(label: string, code: string, request: "met" | "unmet"): ProbeDiagnostic {
  const alert = code.replace("ALERT_", "").toLowerCase().replaceAll("_", " ");
  const refused = `${label} does not accept our client certificate (${alert}); check health.clientCertificate`;
  const sentence = request === "unmet" ? certificateMissing(label) : refused;
  return { verdict: "client-certificate-required", sentence };
}

function brokenOff(error: Error | null, label: string, request: CertificateRequest): ProbeDiagnostic {
  const how = error !== null && isSystemError(error) ? "reset" : "closed";
  const sentence = `${label} ${how} the connection during the TLS handshake`;
  if (request === "not-made") return { verdict: "connection-reset", sentence };
  const remedy = request === "met" ? "check" : "set";
  return {
    verdict: "client-certificate-required",
    sentence: `${sentence} after it asked for a client certificate; ${remedy} health.clientCertificate`,
  };
}

/** What became of the server's wish for a client certificate. */
export type CertificateRequest = "not-made" | "met" | "unmet";

/**
 * Watches a handshake for a request for our certificate. Node does not report one, but a client learns the server's
 * signature algorithms from that request alone (RFC 8446, 4.3.2; RFC 5246, 7.4.4). They are looked at whenever a key
 * is made, the last time right after a request would have come: asking a connection that is gone crashes Node.
 */
export function watchForRequest(secured: TLSSocket, hasCertificate: boolean): () => CertificateRequest {
  let isMade = false;
  secured.on("keylog", () => {
    isMade ||= secured.getSharedSigalgs().length > 0;
  });
  return () => {
    if (!isMade) return "not-made";
    return hasCertificate ? "met" : "unmet";
  };
}
