import type {
  Authentication,
  Capabilities,
  ConfigFile,
  IntegrationsTenant,
  SandboxTenant,
} from "../model/environment.ts";
import { INTEGRATIONS, type ProfileTraits } from "../model/profile.ts";
import { milliseconds, type Resolving } from "./config-resolving.ts";
import { resolveCredential } from "./credential.ts";
import { DEFAULTS } from "./defaults.ts";
import { readCertificates } from "./pem-files.ts";
import { checkHeaderName, resolveFormText } from "./sendable-text.ts";
import { resolveServiceUrl } from "./service-url.ts";
import { quote } from "./wording.ts";

type TenantFile = ConfigFile["environments"][string]["tenant"];
type IntegrationsFile = Extract<TenantFile, { profile: "integrations-v1" }>;

/** A tenant and how it is treated. */
export interface TenantSettings {
  readonly tenant: SandboxTenant | IntegrationsTenant;
  readonly traits: ProfileTraits;
  readonly capabilities: Capabilities;
  readonly saysDeprecatedStatus?: true;
  readonly ownership: "key" | "scope";
}

/** Resolves a tenant; undefined, and reported, where it must not be used. */
export function resolveTenant(
  file: TenantFile,
  path: readonly string[],
  resolving: Resolving,
): TenantSettings | undefined {
  if (file.profile === "sandbox") {
    const receivers = Object.entries(file.receivers ?? {}).map(([names, behaviour]) => ({
      names,
      behaviour,
    }));
    const { capabilities, ownership } = DEFAULTS;
    return { tenant: { profile: "sandbox", receivers }, traits: INTEGRATIONS, capabilities, ownership };
  }
  const tenant = resolveIntegrations(file, path, resolving);
  if (tenant === undefined) return undefined;
  const capabilities = { ...DEFAULTS.capabilities, ...file.capabilities };
  const says =
    file.capabilities?.deprecatedStatus === undefined ? {} : ({ saysDeprecatedStatus: true } as const);
  const ownership = file.ownership ?? DEFAULTS.ownership;
  return { tenant, traits: INTEGRATIONS, capabilities, ...says, ownership };
}

function resolveIntegrations(
  file: IntegrationsFile,
  path: readonly string[],
  resolving: Resolving,
): IntegrationsTenant | undefined {
  const { rateLimit } = file;
  const baseUrl = resolveOrigin(file.baseUrl, [...path, "baseUrl"], resolving);
  const auth = resolveAuthentication(file.auth, [...path, "auth"], resolving);
  const ca = file.caFile === undefined ? null : readCertificates(file.caFile, [...path, "caFile"], resolving);
  const proxy = file.proxy === undefined ? null : resolveProxy(file.proxy, [...path, "proxy"], resolving);
  const movedFrom = (file.movedFrom ?? []).map((url, index) =>
    resolveOrigin(url, [...path, "movedFrom", `${index}`], resolving),
  );
  if (baseUrl === undefined || ca === undefined || proxy === undefined) return undefined;
  return {
    profile: "integrations-v1",
    baseUrl,
    auth,
    addedHeaders: (file.addedHeaders ?? DEFAULTS.addedHeaders).map((name) => name.toLowerCase()),
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

function resolveAuthentication(
  auth: IntegrationsFile["auth"],
  path: readonly string[],
  resolving: Resolving,
): Authentication {
  switch (auth.kind) {
    case "client-credentials":
      return {
        kind: auth.kind,
        tokenPath: auth.tokenPath ?? DEFAULTS.auth.tokenPath,
        clientId: resolveFormText(auth.clientId, [...path, "clientId"], resolving),
        clientSecret: resolveCredential(auth.clientSecret, [...path, "clientSecret"], resolving, "form"),
        credentialsIn: auth.credentialsIn ?? DEFAULTS.auth.credentialsIn,
        scopes: auth.scopes ?? DEFAULTS.auth.scopes,
      };
    case "bearer":
      return {
        kind: auth.kind,
        token: resolveCredential(auth.token, [...path, "token"], resolving, "header"),
      };
    case "api-key": {
      const header = auth.header ?? DEFAULTS.auth.header;
      checkHeaderName(header, [...path, "header"], resolving);
      const key = resolveCredential(auth.key, [...path, "key"], resolving, "header");
      return { kind: auth.kind, header, key };
    }
  }
}
