import type { Environment, PolicySettings } from "../../src/model/environment.ts";
import { Secret } from "../../src/model/secret.ts";
import type { Header, Webhook } from "../../src/model/webhook.ts";

/** A webhook that every rule is content with, and what differs. */
export function webhook(differences: Partial<Webhook> = {}): Webhook {
  return {
    name: "orders",
    version: 2,
    description: null,
    owner: "team-orders",
    url: "https://api.yourcompany.com/orders",
    method: "POST",
    payloadFormat: "application/json",
    headers: [],
    status: "active",
    dependsOn: [],
    protect: false,
    adopt: false,
    unadopt: false,
    health: { payload: undefined, expect: "2xx", maxLatencyMs: null },
    sunset: null,
    source: { file: "webhooks.d/orders.yaml", line: 1, column: 1, document: 0 },
    ...differences,
  };
}

export function plain(name: string, value: string): Header {
  return { name, value: { kind: "plain", value } };
}

/** A header whose template has references, as it is while the secrets are not there. */
export function secret(name: string, template: string): Header {
  const references = [...template.matchAll(/\$\{secret:(\w+)(?:@(\d+))?\}/g)].map(([, of = "", version]) => ({
    name: of,
    version: version === undefined ? null : Number(version),
  }));
  return {
    name,
    value: {
      kind: "unresolved",
      template,
      references,
      missing: references.map((reference) => reference.name),
    },
  };
}

const BUILT_IN: PolicySettings = {
  rules: {},
  certificateRunwayMs: 14 * 86_400_000,
  plainHeaders: ["accept", "content-type", "user-agent"],
  protected: [],
  hosts: null,
  ports: [443, 8443],
  secrets: new Map(),
  requiredHeaders: [],
  quota: null,
};

/** An environment of a real tenant with the built-in policy, and what differs. */
export function environment(
  differences: Partial<PolicySettings> = {},
  connectTo: Environment["health"]["connectTo"] = [],
): Environment {
  return {
    name: "production",
    tenant: {
      profile: "integrations-v1",
      baseUrl: new URL("https://tenant.example"),
      auth: { kind: "bearer", token: new Secret("token-of-the-tenant") },
      settleMs: 5_000,
      deadlineMs: 600_000,
      rateLimit: null,
      ca: null,
      proxy: null,
    },
    capabilities: { labels: false, deprecatedStatus: true, partialUpdate: false },
    ownership: "key",
    scope: ["*"],
    vars: new Map(),
    defaults: { method: "POST", payloadFormat: "application/json" },
    limits: { maxDeprecations: { percent: 20, atLeast: 3 } },
    policy: { ...BUILT_IN, ...differences },
    health: { mode: "full", timeoutMs: 5_000, attempts: 3, ca: null, clientCertificate: null, connectTo },
    monitoring: null,
    deprecation: { hook: null, graceMs: 0, retire: "manual" },
  };
}

/** The embedded tenant with the built-in policy, and what differs. */
export function sandbox(differences: Partial<PolicySettings> = {}): Environment {
  return { ...environment(differences), name: "sandbox", tenant: { profile: "sandbox", receivers: [] } };
}
