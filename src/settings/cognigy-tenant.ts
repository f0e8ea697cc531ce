import { likelyApiHost } from "../model/fleet/cognigy-hosts.ts";
import { DEFAULTS } from "../model/fleet/config.ts";
import type { Authentication, CognigyTenant, ConfigFile } from "../model/fleet/environment.ts";
import { type Resolving, resolveCredential, resolveFormText } from "./resolving.ts";
import { resolveRemote, resolveServiceUrl } from "./services.ts";

type TenantFile = ConfigFile["environments"][string]["tenant"];
type CognigyFile = Extract<TenantFile, { profile: "cognigy-v2" }>;

const { endpoints } = DEFAULTS;

/** Resolves a tenant of Cognigy.AI; undefined, and reported, where it must not be used. */
export function resolveCognigy(
  file: CognigyFile,
  path: readonly string[],
  resolving: Resolving,
): CognigyTenant | undefined {
  const connections = file.connections ?? endpoints.connections;
  const baseUrl = resolveApi(file.baseUrl, [...path, "baseUrl"], resolving);
  const auth = resolveAuthentication(file.auth, [...path, "auth"], resolving);
  const remote = resolveRemote({ ...file, connections }, path, resolving);
  const callers =
    file.endpointBaseUrl === undefined
      ? null
      : resolveServiceUrl(file.endpointBaseUrl, [...path, "endpointBaseUrl"], resolving);
  if (baseUrl === undefined || remote === undefined || callers === undefined) return undefined;
  const { project, reads = endpoints.reads, marker = endpoints.marker } = file;
  return {
    profile: "cognigy-v2",
    ...remote,
    baseUrl,
    auth,
    project,
    endpointBaseUrl: callers,
    reads,
    marker,
  };
}

/** The API's own host, with no path: people take the one in their browser, and the paths that they find in documents. */
export function resolveApi(text: string, path: readonly string[], resolving: Resolving): URL | undefined {
  const url = resolveServiceUrl(text, path, resolving);
  if (url === undefined) return undefined;
  const api = likelyApiHost(url.host);
  const hasPath = url.pathname !== "/" || url.search !== "";
  if (api === null && !hasPath) return url;
  const why =
    api === null
      ? "must be a host without a path or query: the paths of the API, /new among them, are added to it"
      : `is not the API: ${url.host} is where people or callers go`;
  const hint = `write ${url.protocol}//${api ?? url.host}`;
  resolving.report({ code: "invalid-url", message: `\`baseUrl\` ${why}`, hint, path, within: null });
  return undefined;
}

function resolveAuthentication(
  auth: CognigyFile["auth"],
  path: readonly string[],
  resolving: Resolving,
): Authentication {
  if (auth.kind === "api-key") {
    const key = resolveCredential(auth.key, [...path, "key"], resolving, "header");
    return { kind: auth.kind, header: DEFAULTS.auth.header, key };
  }
  return {
    kind: auth.kind,
    tokenPath: endpoints.tokenPath,
    clientId: resolveFormText(auth.clientId, [...path, "clientId"], resolving),
    clientSecret: resolveCredential(auth.clientSecret, [...path, "clientSecret"], resolving, "form"),
    credentialsIn: "body",
    scopes: auth.scopes ?? [],
  };
}
