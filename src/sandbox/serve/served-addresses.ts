import type { Sandbox } from "./sandbox.ts";
import type { CognigySandbox } from "./start-cognigy.ts";

/** Where a served tenant is, whatever it speaks. */
function commonAddresses(sandbox: Sandbox) {
  return {
    baseUrl: sandbox.baseUrl.origin,
    clientId: sandbox.clientId,
    clientSecretFile: sandbox.clientSecretFile,
    caFile: sandbox.caFile,
    monitoringUrl: sandbox.monitoringUrl.href,
    hookUrl: sandbox.hookUrl.href,
    receivers: {
      healthy: sandbox.addressOf("healthy"),
      failing: sandbox.addressOf("failing"),
      slow: sandbox.addressOf("slow"),
      "wrong-certificate": sandbox.addressOf("wrong-certificate"),
    },
  };
}

type CommonAddresses = ReturnType<typeof commonAddresses>;

/** The receivers that misbehave, for people. */
function describeReceivers({ receivers }: CommonAddresses): string {
  return `Receivers that misbehave: failing ${receivers.failing}, slow ${receivers.slow},
wrong certificate ${receivers["wrong-certificate"]}.
`;
}

/** The end of a served tenant's environment, from its health settings on. */
function commonSettings({ caFile, receivers, monitoringUrl, hookUrl }: CommonAddresses): string {
  return `    health:
      caFile: ${caFile}
      connectTo: { "*:443": "${receivers.healthy}" }
    monitoring: { url: ${monitoringUrl} }
    deprecation: { hook: { url: ${hookUrl} } }
`;
}

/** How the description of a served tenant begins. */
function describeStart({ baseUrl }: CommonAddresses): string {
  return `Serving a sandbox tenant at ${baseUrl} until interrupted.

An environment that reaches it over HTTP, to be pasted below environments: of
webhook-sync.yaml as it stands. The ports are others after each start:
`;
}

/** Where a tenant that speaks Cognigy.AI's REST API v2.0 is. */
export function cognigyAddresses(sandbox: CognigySandbox) {
  return {
    ...commonAddresses(sandbox),
    apiKeyFile: sandbox.apiKeyFile,
    projectId: sandbox.projectId,
    endpointBaseUrl: sandbox.endpointBaseUrl.origin,
  };
}

/** The same for people, with an environment that reaches it. */
export function describeCognigy(addresses: ReturnType<typeof cognigyAddresses>, project: string): string {
  const { baseUrl, endpointBaseUrl, apiKeyFile, projectId } = addresses;
  return `${describeStart(addresses)}
  served:
    tenant:
      profile: cognigy-v2
      baseUrl: ${baseUrl}
      project: ${JSON.stringify(project)}
      auth: { kind: api-key, key: "\${env:SANDBOX_API_KEY}" }
      endpointBaseUrl: ${endpointBaseUrl}
${commonSettings(addresses)}
Its API key: export SANDBOX_API_KEY="$(cat ${apiKeyFile})"
The id of its project: ${projectId}
${describeReceivers(addresses)}`;
}

/** Where a tenant that speaks the integrations API is. */
export function integrationsAddresses(sandbox: Sandbox): CommonAddresses {
  return commonAddresses(sandbox);
}

/** The same for people, with an environment that reaches it. */
export function describeIntegrations(addresses: CommonAddresses): string {
  const { baseUrl, clientId, clientSecretFile } = addresses;
  return `${describeStart(addresses)}
  served:
    tenant:
      profile: integrations-v1
      baseUrl: ${baseUrl}
      auth:
        kind: client-credentials
        clientId: ${clientId}
        clientSecret: \${env:SANDBOX_CLIENT_SECRET}
${commonSettings(addresses)}
Its client secret: export SANDBOX_CLIENT_SECRET="$(cat ${clientSecretFile})"
${describeReceivers(addresses)}`;
}
