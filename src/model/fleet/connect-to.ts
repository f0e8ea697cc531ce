import { matchesAny } from "../../base/glob.ts";
import { hostOf, portOf, withoutBrackets } from "../../base/url.ts";
import type { HealthSettings } from "./environment.ts";

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
