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

type Entry = HealthSettings["connectTo"][number];

/** What an entry is for. */
interface Route {
  readonly hosts: readonly string[];
  /** `*` for any. */
  readonly port: string;
}

/** Read once for each entry: a fleet asks thousands of times about the same few. */
const routes = new WeakMap<Entry, Route>();

/** Where operators say that a receiver is really reached, `address:port`; null where DNS decides. */
export function connectToOf(url: URL, connectTo: HealthSettings["connectTo"]): string | null {
  const entry = connectTo.find((candidate) => {
    const { hosts, port } = routeOf(candidate);
    return (port === "*" || port === portOf(url)) && matchesAny(hostOf(url), hosts);
  });
  return entry?.address ?? null;
}

function routeOf(entry: Entry): Route {
  const known = routes.get(entry);
  if (known !== undefined) return known;
  const { hostAndPort } = entry;
  const colon = hostAndPort.lastIndexOf(":");
  const host = withoutBrackets(hostAndPort.slice(0, colon).toLowerCase());
  const route = { hosts: [host], port: hostAndPort.slice(colon + 1) };
  routes.set(entry, route);
  return route;
}

/** A bracketed IPv6 address would be a set of characters to a glob. */
function withoutBrackets(host: string): string {
  return host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
}
