import { Secret } from "../../src/base/secret.ts";
import type { Environment, PolicySettings } from "../../src/model/fleet/environment.ts";
import type { Header, Webhook } from "../../src/model/fleet/webhook.ts";
import * as model from "../fixtures/model.ts";

/** A webhook that every rule is content with, and what differs. */
export function webhook(differences: Partial<Webhook> = {}): Webhook {
  const source = { file: "webhooks.d/orders.yaml", line: 1, column: 1, document: 0 };
  const url = "https://api.yourcompany.com/orders";
  return model.webhook({ version: 2, owner: "team-orders", url, source, ...differences });
}

export const plain = model.plainHeader;

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

/** An environment of a real tenant with the built-in policy, and what differs. */
export function environment(
  differences: Partial<PolicySettings> = {},
  connectTo: Environment["health"]["connectTo"] = [],
): Environment {
  const { policy, health, ...others } = model.environment({
    tenant: {
      profile: "integrations-v1",
      baseUrl: new URL("https://tenant.example"),
      auth: { kind: "bearer", token: new Secret("token-of-the-tenant") },
      settleMs: 5_000,
      timeoutMs: 15_000,
      connections: 64,
      deadlineMs: 600_000,
      addedHeaders: [],
      rateLimit: null,
      ca: null,
      proxy: null,
      movedFrom: [],
    },
  });
  return { ...others, policy: { ...policy, ...differences }, health: { ...health, connectTo } };
}

/** The embedded tenant with the built-in policy, and what differs. */
export function sandbox(differences: Partial<PolicySettings> = {}): Environment {
  return {
    ...environment(differences),
    name: "sandbox",
    tenant: { profile: "sandbox", speaks: "integrations-v1", project: "Webhooks", receivers: [] },
  };
}
