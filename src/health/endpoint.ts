import { isIP } from "node:net";
import { hostOf, portOf } from "../model/connect-to.ts";
import type { ProbeTarget } from "../model/health.ts";
import { type Result, success } from "../model/result.ts";
import { found, type ProbeDiagnostic } from "./diagnostic.ts";

/** Whom to reach, read from a target's URL. */
export interface Endpoint {
  readonly url: URL;
  /** Whether TLS is spoken. */
  readonly secure: boolean;
  /** The name or address that the certificate must be for; without brackets and final dot. */
  readonly host: string;
  readonly port: number;
  /** `host:port` for sentences. */
  readonly label: string;
  /** What operators put in place of DNS; null to ask DNS. */
  readonly override: { readonly host: string; readonly port: number } | null;
}

/** Reads a target's URL and override. */
export function endpointOf(
  target: Pick<ProbeTarget, "url" | "connectTo">,
): Result<Endpoint, ProbeDiagnostic> {
  const url = URL.canParse(target.url) ? new URL(target.url) : null;
  if (url === null) return found("request-invalid", "the url cannot be read");
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return found("request-invalid", `the url begins with ${url.protocol}, expected https:`);
  }
  const host = hostOf(url).replace(/\.$/, "");
  const port = Number(portOf(url));
  return success({
    url,
    secure: url.protocol === "https:",
    host,
    port,
    label: hostAndPort(host, port),
    override: target.connectTo === null ? null : readOverride(target.connectTo),
  });
}

/** Names what webhooks can share: a connection, and a pace. */
export function receiverOf({ url, label, override }: Endpoint): string {
  return JSON.stringify([url.protocol, label, override]);
}

/** `host:port`, with brackets around an IPv6 address. */
export function hostAndPort(host: string, port: number): string {
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}

function readOverride(connectTo: string): { host: string; port: number } {
  const colon = connectTo.lastIndexOf(":");
  const host = connectTo.slice(0, colon).replace(/^\[(.*)\]$/, "$1");
  return { host, port: Number(connectTo.slice(colon + 1)) };
}
