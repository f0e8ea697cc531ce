import { isIP, type Socket } from "node:net";
import { connect, createSecureContext, type SecureContext, type TLSSocket } from "node:tls";
import { failure, type Result, success } from "../../base/result.ts";
import { errorCode } from "../../base/system-error.ts";
import { showDuration } from "../../base/time.ts";
import { trusting } from "../../base/trust.ts";
import type { HealthSettings, RuleSeverity } from "../../model/fleet/environment.ts";
import type { ReceiverHost } from "../receiver-host.ts";
import { found, type ProbeDiagnostic } from "../report.ts";
import { type ProbeDeadline, TIMED_OUT } from "../retry.ts";
import {
  type CertificateRequest,
  handshakeDiagnostic,
  type Peer,
  peerOf,
  watchForRequest,
} from "./diagnostics.ts";

/** A server that does not say what it thinks of our certificate within this time is taken to be content. */
const SILENCE_IS_CONSENT_MS = 1_000;

/** What handshakes are made with. */
export interface OwnCredentials {
  readonly secureContext: SecureContext;
  /** Whether that context has a client certificate. */
  readonly hasCertificate: boolean;
}

/** A connection over which TLS is spoken, and what it tells of the server, which is not yet judged. */
export interface TlsConnection {
  readonly socket: TLSSocket;
  readonly peer: Peer;
  readonly certificateRequest: CertificateRequest;
}

/**
 * Speaks TLS over a connected socket. A certificate that is not trusted does not fail the handshake, because the
 * socket would then be gone before anything could be said about it: whoever uses the socket must judge it first.
 */
export async function tlsHandshake(
  socket: Socket,
  endpoint: ReceiverHost,
  { secureContext, hasCertificate }: OwnCredentials,
  deadline: ProbeDeadline,
): Promise<Result<TlsConnection, ProbeDiagnostic>> {
  const secured = connect({
    socket,
    host: endpoint.host,
    ...(isIP(endpoint.host) === 0 ? { servername: endpoint.host } : {}),
    secureContext,
    rejectUnauthorized: false,
    ALPNProtocols: ["http/1.1"],
  });
  // The listener stays: a connection that breaks while nobody waits for it must not end the process.
  secured.on("error", () => {});
  const handshake = { secured, endpoint, request: watchForRequest(secured, hasCertificate) };
  const result = await establish(handshake, deadline);
  if (!result.ok) secured.destroy();
  return result;
}

interface Handshake {
  readonly secured: TLSSocket;
  readonly endpoint: ReceiverHost;
  readonly request: () => CertificateRequest;
}

async function establish(
  handshake: Handshake,
  deadline: ProbeDeadline,
): Promise<Result<TlsConnection, ProbeDiagnostic>> {
  const result = await deadline.race(finish(handshake));
  if (result === TIMED_OUT) return found("connection-timeout", lateSentence(handshake, deadline));
  return result.ok ? awaitConsent(result.value, handshake, deadline) : result;
}

/** Resolves when the handshake is done or has failed. */
function finish(handshake: Handshake): Promise<Result<TlsConnection, ProbeDiagnostic>> {
  const { secured, endpoint, request } = handshake;
  return new Promise((resolve, reject) => {
    secured.once("secureConnect", () => {
      // Looked at here and now, because asking a connection that is gone a moment later crashes Node.
      try {
        const peer = peerOf(secured, endpoint.host);
        resolve(success({ socket: secured, peer, certificateRequest: request() }));
      } catch (error) {
        reject(error);
      }
    });
    onFailure(handshake, (diagnostic) => resolve(failure(diagnostic)));
  });
}

/**
 * In TLS 1.3 the client is done before the server has looked at its certificate, so a server that wants one
 * refuses only afterwards; the session tickets that follow a handshake are its consent (RFC 8446, 4.6.1).
 */
async function awaitConsent(
  secured: TlsConnection,
  handshake: Handshake,
  deadline: ProbeDeadline,
): Promise<Result<TlsConnection, ProbeDiagnostic>> {
  const { socket, peer, certificateRequest } = secured;
  if (peer.protocol !== "TLSv1.3" || certificateRequest === "not-made") return success(secured);
  const verdict = new Promise<Result<TlsConnection, ProbeDiagnostic>>((resolve) => {
    // In the next turn, because the event comes from the middle of a read, where what is written gets lost.
    socket.once("session", () => setImmediate(resolve, success(secured)));
    onFailure(handshake, (diagnostic) => resolve(failure(diagnostic)));
  });
  const patience = deadline.within(SILENCE_IS_CONSENT_MS);
  const result = await patience.race(verdict);
  patience.end();
  return result === TIMED_OUT ? success(secured) : result;
}

function onFailure(
  { secured, endpoint, request }: Handshake,
  fail: (diagnostic: ProbeDiagnostic) => void,
): void {
  secured.once("error", (error) => fail(handshakeDiagnostic(error, endpoint, request())));
  secured.once("close", () => fail(handshakeDiagnostic(null, endpoint, request())));
}

function lateSentence({ endpoint }: Handshake, { limitMs }: ProbeDeadline): string {
  return `${endpoint.label} accepted the connection but did not finish the TLS handshake within ${showDuration(limitMs)}`;
}

/** How the handshakes of a gate are made. */
export interface TlsSettings extends Pick<HealthSettings, "ca" | "clientCertificate"> {
  /** Of the rule tls-1.2. Unless it is an error, older versions are spoken as well. */
  readonly tls12Severity: RuleSeverity;
}

/** Older versions sign with SHA-1, which OpenSSL only does at level 0. Weak certificates are told apart by us. */
const OLD_VERSIONS = { minVersion: "TLSv1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
const NEW_VERSIONS = { minVersion: "TLSv1.2" } as const;

/** The context that all handshakes share. */
export function secureContextOf(settings: TlsSettings): Result<SecureContext, string> {
  const { ca, clientCertificate, tls12Severity } = settings;
  try {
    const options = {
      ...(tls12Severity === "error" ? NEW_VERSIONS : OLD_VERSIONS),
      ...(clientCertificate === null
        ? {}
        : { cert: clientCertificate.cert, key: clientCertificate.key.expose() }),
    };
    return success(ca === null ? createSecureContext(options) : trusting(ca, options));
  } catch (error) {
    return failure(
      `the certificates configured as health.caFile or health.clientCertificate cannot be used (${errorCode(error)})`,
    );
  }
}
