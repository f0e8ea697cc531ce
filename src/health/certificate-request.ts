import type { TLSSocket } from "node:tls";

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
