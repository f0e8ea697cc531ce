import type { Sandbox } from "../../sandbox/serving.ts";
import {
  type CommonAddresses,
  commonAddresses,
  commonSettings,
  describeReceivers,
  describeStart,
} from "./served-addresses.ts";

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
