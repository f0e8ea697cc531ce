import type {
  Authentication,
  Capabilities,
  CognigyTenant,
  ConfigFile,
  IntegrationsTenant,
  SandboxTenant,
} from "../../model/environment.ts";
import { ENDPOINTS, INTEGRATIONS, type ProfileTraits } from "../../model/profile.ts";
import { DEFAULTS } from "../config.ts";
import { type CognigyFile, resolveCognigy } from "./cognigy-tenant.ts";
import { checkHeaderName, type Resolving, resolveCredential, resolveFormText } from "./resolving.ts";
import { resolveOrigin, resolveRemote } from "./services.ts";

type TenantFile = ConfigFile["environments"][string]["tenant"];
type SandboxFile = Extract<TenantFile, { profile: "sandbox" }>;
type IntegrationsFile = Extract<TenantFile, { profile: "integrations-v1" }>;

/** A tenant and how it is treated. */
export interface TenantSettings {
  readonly tenant: SandboxTenant | IntegrationsTenant | CognigyTenant;
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
  switch (file.profile) {
    case "sandbox":
      return resolveSandbox(file, path, resolving);
    case "integrations-v1": {
      const tenant = resolveIntegrations(file, path, resolving);
      return tenant === undefined ? undefined : { tenant, ...treatedAs(file) };
    }
    case "cognigy-v2": {
      const tenant = resolveCognigy(file, path, resolving);
      return tenant === undefined ? undefined : { tenant, ...endpointsWith(tenant.marker) };
    }
  }
}

function resolveSandbox(file: SandboxFile, path: readonly string[], { report }: Resolving): TenantSettings {
  const receivers = Object.entries(file.receivers ?? {}).map(([names, behaviour]) => ({ names, behaviour }));
  const { speaks = DEFAULTS.speaks, project = DEFAULTS.project } = file;
  if (file.project !== undefined && speaks !== "cognigy-v2") {
    const message = "`project` means something only with `speaks: cognigy-v2`";
    const hint = "remove it, or say what the embedded tenant speaks";
    report({ code: "contradiction", message, hint, path: [...path, "project"], within: null });
  }
  const tenant: SandboxTenant = { profile: "sandbox", speaks, project, receivers };
  if (speaks === "cognigy-v2") return { tenant, ...endpointsWith("foreign-id") };
  const { capabilities, ownership } = DEFAULTS;
  return { tenant, traits: INTEGRATIONS, capabilities, ownership };
}

type Treatment = Omit<TenantSettings, "tenant">;

function treatedAs({ capabilities, ownership = DEFAULTS.ownership }: IntegrationsFile): Treatment {
  const says = capabilities?.deprecatedStatus === undefined ? {} : ({ saysDeprecatedStatus: true } as const);
  return {
    traits: INTEGRATIONS,
    capabilities: { ...DEFAULTS.capabilities, ...capabilities },
    ...says,
    ownership,
  };
}

/** Everything that a status or a label would say stands in the marker, where there is one. */
function endpointsWith(marker: CognigyFile["marker"]): Treatment {
  const hasMarker = marker !== "name";
  return {
    // Without a marker nothing tells for how long an old version beside its successor is to go on.
    traits: hasMarker ? ENDPOINTS : { ...ENDPOINTS, key: "display-name", replace: ["in-place"] },
    capabilities: { labels: hasMarker, deprecatedStatus: hasMarker, partialUpdate: true },
    saysDeprecatedStatus: true,
    ownership: "key",
  };
}

function resolveIntegrations(
  file: IntegrationsFile,
  path: readonly string[],
  resolving: Resolving,
): IntegrationsTenant | undefined {
  const baseUrl = resolveOrigin(file.baseUrl, [...path, "baseUrl"], resolving);
  const auth = resolveAuthentication(file.auth, [...path, "auth"], resolving);
  const remote = resolveRemote(file, path, resolving);
  if (baseUrl === undefined || remote === undefined) return undefined;
  const addedHeaders = (file.addedHeaders ?? DEFAULTS.addedHeaders).map((name) => name.toLowerCase());
  return { profile: "integrations-v1", ...remote, baseUrl, auth, addedHeaders };
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
