import type { ConfigFile, RemoteTenant } from "../model/environment.ts";
import { milliseconds, type Resolving } from "./config-resolving.ts";
import { DEFAULTS } from "./defaults.ts";
import { readCertificates } from "./pem-files.ts";
import { resolveServiceUrl } from "./service-url.ts";
import { quote } from "./wording.ts";

type TenantFile = ConfigFile["environments"][string]["tenant"];
type RemoteFile = Extract<TenantFile, { baseUrl: string }>;

/** What all tenants with an address have beside it; undefined, and reported, where it must not be used. */
export function resolveRemote(
  file: Omit<RemoteFile, "profile" | "baseUrl" | "auth">,
  path: readonly string[],
  resolving: Resolving,
): Omit<RemoteTenant, "baseUrl" | "auth"> | undefined {
  const { rateLimit } = file;
  const ca = file.caFile === undefined ? null : readCertificates(file.caFile, [...path, "caFile"], resolving);
  const proxy = file.proxy === undefined ? null : resolveProxy(file.proxy, [...path, "proxy"], resolving);
  const movedFrom = (file.movedFrom ?? []).map((url, index) =>
    resolveOrigin(url, [...path, "movedFrom", `${index}`], resolving),
  );
  if (ca === undefined || proxy === undefined) return undefined;
  return {
    settleMs: milliseconds(file.settle ?? DEFAULTS.settle),
    deadlineMs: milliseconds(file.deadline ?? DEFAULTS.deadline),
    timeoutMs: milliseconds(file.timeout ?? DEFAULTS.timeout),
    connections: file.connections ?? DEFAULTS.connections,
    rateLimit:
      rateLimit === undefined ? null : { requests: rateLimit.requests, perMs: milliseconds(rateLimit.per) },
    ca,
    proxy,
    movedFrom: movedFrom.flatMap((url) => (url === undefined ? [] : [url.host])),
  };
}

/** A tenant's address. The API's paths are added to it, so that a path of its own would get lost. */
export function resolveOrigin(text: string, path: readonly string[], resolving: Resolving): URL | undefined {
  const url = resolveServiceUrl(text, path, resolving);
  if (url === undefined || (url.pathname === "/" && url.search === "")) return url;
  const key = path.findLast((part) => !/^\d+$/.test(part)) ?? "";
  const message = `${quote(key)} must be a host without a path or query`;
  resolving.report({ code: "invalid-url", message, hint: `write ${url.origin}`, path, within: null });
  return undefined;
}

/** Proxies inside a network speak plain http; what goes through them is encrypted by itself. */
function resolveProxy(text: string, path: readonly string[], { report }: Resolving): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && url.username === "" && url.password === "") return url;
  const message = "`proxy` cannot be parsed, or holds a user name or a password";
  report({ code: "invalid-url", message, hint: "write it as http://host:port", path, within: null });
  return undefined;
}
