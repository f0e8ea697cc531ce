import type { Sandbox } from "../../sandbox/serving.ts";

/** Where a served tenant is, whatever it speaks. */
export function commonAddresses(sandbox: Sandbox) {
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

export type CommonAddresses = ReturnType<typeof commonAddresses>;

/** The receivers that misbehave, for people. */
export function describeReceivers({ receivers }: CommonAddresses): string {
  return `Receivers that misbehave: failing ${receivers.failing}, slow ${receivers.slow},
wrong certificate ${receivers["wrong-certificate"]}.
`;
}

/** The end of a served tenant's environment, from its health settings on. */
export function commonSettings({ caFile, receivers, monitoringUrl, hookUrl }: CommonAddresses): string {
  return `    health:
      caFile: ${caFile}
      connectTo: { "*:443": "${receivers.healthy}" }
    monitoring: { url: ${monitoringUrl} }
    deprecation: { hook: { url: ${hookUrl} } }
`;
}

/** How the description of a served tenant begins. */
export function describeStart({ baseUrl }: CommonAddresses): string {
  return `Serving a sandbox tenant at ${baseUrl} until interrupted.

An environment that reaches it over HTTP, to be pasted below environments: of
webhook-sync.yaml as it stands. The ports are others after each start:
`;
}
