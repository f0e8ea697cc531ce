import type { CognigySandbox } from "../../sandbox/start-cognigy.ts";
import { commonAddresses, commonSettings, describeReceivers, describeStart } from "./served-addresses.ts";

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
