/** They describe one connection or one message (RFC 9110, sections 7.2, 7.6.1, 8.6 and 10.1) and are the sender's own. */
export const CONNECTION_HEADERS: readonly string[] = [
  "connection",
  "content-length",
  "expect",
  "host",
  "http2-settings",
  "keep-alive",
  "proxy-authenticate",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/** Whether a header of that name is for whoever sends the request to set, and for nobody else. */
export function belongsToConnection(name: string): boolean {
  return CONNECTION_HEADERS.includes(name.toLowerCase());
}
