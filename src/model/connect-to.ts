import type { HealthSettings } from "./environment.ts";
import { matchesAny } from "./glob.ts";

const DEFAULT_PORTS: Readonly<Record<string, string>> = { "https:": "443", "http:": "80" };

/** The port of a URL, the scheme's own when none is written. */
export function portOf(url: URL): string {
  return url.port === "" ? (DEFAULT_PORTS[url.protocol] ?? "") : url.port;
}

/** The host of a URL without the brackets that IPv6 addresses have there. */
export function hostOf(url: URL): string {
  return withoutBrackets(url.hostname);
}

/** Where operators say that a receiver is really reached, `address:port`; null where DNS decides. */
export function connectToOf(url: URL, connectTo: HealthSettings["connectTo"]): string | null {
  const entry = connectTo.find(({ hostAndPort }) => {
    const colon = hostAndPort.lastIndexOf(":");
    const port = hostAndPort.slice(colon + 1);
    const host = withoutBrackets(hostAndPort.slice(0, colon).toLowerCase());
    return (port === "*" || port === portOf(url)) && matchesAny(hostOf(url), [host]);
  });
  return entry?.address ?? null;
}

/** A bracketed IPv6 address would be a set of characters to a glob. */
function withoutBrackets(host: string): string {
  return host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
}
