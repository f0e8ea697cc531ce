import { quote } from "../base/credentials.ts";
import { isLoopback, parsedUrl } from "../base/http.ts";
import { Secret } from "../base/secret.ts";
import { isTemplate, parseTemplate } from "../base/template.ts";
import { durationOf } from "../base/time.ts";
import { DEFAULTS } from "../model/fleet/config.ts";
import type { ConfigFile, RemoteTenant } from "../model/fleet/environment.ts";
import type { Service } from "../model/fleet/service.ts";
import { signingKeyBytes } from "../model/fleet/signing-key.ts";
import { readCertificates } from "./pem.ts";
import {
  checkHeaderName,
  type Resolving,
  resolveCredential,
  resolveHeaderText,
  someDuration,
} from "./resolving.ts";
import { environmentVariable } from "./variables.ts";

/** The URL of something that credentials are sent to; undefined, and reported, where it must not be used. */
export function resolveServiceUrl(
  text: string,
  path: readonly string[],
  { report }: Resolving,
): URL | undefined {
  // Told with the other references that are not filled in.
  if (isTemplate(text)) return undefined;
  const url = parsedUrl(text) ?? undefined;
  const problem = url === undefined ? UNPARSED : problemOf(url);
  if (problem === null) return url;
  const { what, hint } = problem;
  report({
    ...{ code: "invalid-url", message: `${quote(path.at(-1) ?? "")} ${what}`, hint, path },
    within: null,
  });
  return undefined;
}

interface ServiceFile {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signingKeys?: readonly string[];
}

/** A service that is told things; undefined, and reported, where its URL must not be used. */
export function resolveService(
  service: ServiceFile,
  path: readonly string[],
  resolving: Resolving,
): Service | undefined {
  const url = resolveServiceUrl(service.url, [...path, "url"], resolving);
  const headers = Object.entries(service.headers ?? {}).map(([name, template]) => {
    checkHeaderName(name, [...path, "headers", name], resolving);
    const value = resolveHeaderText(template, [...path, "headers", name], resolving);
    return { name, value: isTemplate(template) ? new Secret(value, partsOf(template, resolving)) : value };
  });
  const signingKeys = (service.signingKeys ?? []).map((template, index) =>
    resolveSigningKey(template, [...path, "signingKeys", `${index}`], resolving),
  );
  return url === undefined ? undefined : { url, headers, signingKeys };
}

/** Reported where it is none: a receiver could not tell such a signature from a forged one. */
function resolveSigningKey(template: string, path: readonly string[], resolving: Resolving): Secret {
  const key = resolveCredential(template, path, resolving, "header");
  if (key.expose() === "" || signingKeyBytes(key.expose()) !== undefined) return key;
  const message = `${quote(template)} holds no signing key: whsec_ and 24 to 64 bytes in base64`;
  const hint = 'make one: echo "whsec_$(openssl rand -base64 32)"';
  resolving.report({ code: "invalid-signing-key", message, hint, path, within: null });
  return key;
}

/** What of a value comes from the environment; the rest stands in Git. */
function partsOf(template: string, { variables }: Resolving): readonly Secret[] {
  return parseTemplate(template).flatMap((part) =>
    part.kind === "environment-variable" ? [new Secret(environmentVariable(variables, part.name))] : [],
  );
}

interface UrlProblem {
  /** Goes on from the name of the setting. */
  readonly what: string;
  readonly hint: string;
}

const HTTPS = "write it with https://; http is allowed for localhost, 127.0.0.1 and [::1] only";
const UNPARSED: UrlProblem = { what: "cannot be parsed", hint: HTTPS };

function problemOf(url: URL): UrlProblem | null {
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname)))
    return { what: "is neither https nor on a loopback address", hint: HTTPS };
  if (url.username !== "" || url.password !== "") {
    const hint = "remove what stands before the @, and renew the password if it was ever committed";
    return { what: "holds a user name or a password", hint };
  }
  if (url.hash === "") return null;
  return { what: "has a fragment, which is never sent", hint: "remove the # and what follows it" };
}

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
  const someTime = (text: string, ...keys: readonly string[]) =>
    someDuration(text, [...path, ...keys], resolving);
  return {
    settleMs: durationOf(file.settle ?? DEFAULTS.settle),
    deadlineMs: someTime(file.deadline ?? DEFAULTS.deadline, "deadline"),
    timeoutMs: someTime(file.timeout ?? DEFAULTS.timeout, "timeout"),
    connections: file.connections ?? DEFAULTS.connections,
    rateLimit:
      rateLimit === undefined
        ? null
        : { requests: rateLimit.requests, perMs: someTime(rateLimit.per, "rateLimit", "per") },
    ca,
    proxy,
    movedFrom: movedFrom.flatMap((url) => (url === undefined ? [] : [url.host])),
  };
}

/** A tenant's address. The API's paths are added to it, so that a path of its own would get lost. */
export function resolveOrigin(text: string, path: readonly string[], resolving: Resolving): URL | undefined {
  const url = resolveServiceUrl(text, path, resolving);
  return url === undefined ? undefined : originAlone(url, path, resolving);
}

function originAlone(url: URL, path: readonly string[], resolving: Resolving): URL | undefined {
  if (url.pathname === "/" && url.search === "" && url.hash === "") return url;
  const key = path.findLast((part) => !/^\d+$/.test(part)) ?? "";
  const message = `${quote(key)} must be a host without a path or query`;
  resolving.report({ code: "invalid-url", message, hint: `write ${url.origin}`, path, within: null });
  return undefined;
}

/** Proxies inside a network speak plain http; what goes through them is encrypted by itself. */
function resolveProxy(text: string, path: readonly string[], resolving: Resolving): URL | undefined {
  const url = parsedUrl(text);
  if (url !== null && url.username === "" && url.password === "") return originAlone(url, path, resolving);
  const message = "`proxy` cannot be parsed, or holds a user name or a password";
  const hint = "write it as http://host:port";
  resolving.report({ code: "invalid-url", message, hint, path, within: null });
  return undefined;
}
