import type { CognigyTenant, IntegrationsTenant } from "../../model/fleet/environment.ts";
import type { Sandbox } from "./sandbox.ts";
import type { CognigySandbox } from "./start-cognigy.ts";
export function settingsOf(sandbox: Sandbox): IntegrationsTenant {
  return {
    profile: "integrations-v1",
    baseUrl: sandbox.baseUrl,
    auth: {
      kind: "client-credentials",
      tokenPath: "/oauth/token",
      clientId: sandbox.clientId,
      clientSecret: sandbox.clientSecret,
      credentialsIn: "body",
      scopes: ["integrations:read", "integrations:write", "webhooks:manage"],
    },
    addedHeaders: [],
    ...EMBEDDED,
  };
}

export function cognigySettingsOf(
  { baseUrl, apiKey, endpointBaseUrl }: CognigySandbox,
  project: string,
): CognigyTenant {
  return {
    profile: "cognigy-v2",
    ...{ baseUrl, project, endpointBaseUrl, reads: 10_000, marker: "foreign-id" },
    auth: { kind: "api-key", header: "X-API-Key", key: apiKey },
    ...EMBEDDED,
  };
}

const EMBEDDED = {
  settleMs: 0,
  deadlineMs: 60_000,
  timeoutMs: 15_000,
  connections: 64,
  rateLimit: null,
  ca: null,
  proxy: null,
  movedFrom: [],
};
