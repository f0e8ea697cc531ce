import type { TLSSocket } from "node:tls";
import { errorCode } from "../../base/system-error.ts";
import { showDuration } from "../../base/time.ts";
import type { RuleSeverity } from "../../model/fleet/environment.ts";
import { day, type ProbeDiagnostic } from "../report.ts";
import { type Certificate, chainOf, untrustedDiagnostic, weakCertificate, weakCipher } from "./trust.ts";

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

/** Whether a delivery may go to this server, and what should be known of it anyway. */
export function judgePeer(
  peer: Peer,
  rules: PeerRules,
): { readonly diagnostic: ProbeDiagnostic | null; readonly warnings: readonly string[] } {
  const { host, chain, distrust } = peer;
  const { ownAuthorities, now } = rules;
  const [leaf] = chain;
  if (leaf === undefined) return { diagnostic: NO_CERTIFICATE, warnings: [] };
  const runway = judgeRunway(leaf, rules.runway, now);
  const diagnostic =
    (distrust === null
      ? null
      : untrustedDiagnostic({ code: distrust, host, leaf, chain, ownAuthorities, now })) ??
    weakCertificate(chain) ??
    weakCipher(peer.cipher) ??
    runway.diagnostic;
  const warnings = [oldProtocol(peer, rules.tls12Severity), runway.warning];
  return { diagnostic, warnings: warnings.filter((warning) => warning !== null) };
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
  { validTo }: Certificate,
  { severity, milliseconds }: Runway,
  now: Date,
): { readonly diagnostic: ProbeDiagnostic | null; readonly warning: string | null } {
  const left = validTo.getTime() - now.getTime();
  const wanted = Math.max(milliseconds, LEAST_LEFT_MS);
  if (severity === "off" || left >= wanted) return { diagnostic: null, warning: null };
  const least = left < LEAST_LEFT_MS ? LEAST_LEFT_MS : wanted;
  const sentence = `certificate expires ${day(validTo)}, in ${showDuration(Math.max(0, left))}; at least ${showDuration(least)} must be left`;
  return severity === "error" || left < LEAST_LEFT_MS
    ? { diagnostic: { verdict: "certificate-expires-soon", sentence }, warning: null }
    : { diagnostic: null, warning: sentence };
}
