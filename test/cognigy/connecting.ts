import { Redactor } from "../../src/base/redactor.ts";
import { Secret } from "../../src/base/secret.ts";
import { type ConnectOptions, connectWriter } from "../../src/cognigy/integrations-v1/connect.ts";
import type { WriterConnection } from "../../src/cognigy/wire/connection.ts";
import type { IntegrationsTenant } from "../../src/model/fleet/environment.ts";
import type { WireWebhook } from "../../src/model/fleet/tenant.ts";
import { JumpClock } from "./jump-clock.ts";

export const CLIENT_SECRET = "s3cret-client-canary";
export const API_KEY = "k3y-canary-7f1c9d";
export const OPERATION = { requestId: "webhook-reg-orders-2-run1-create" };
export const SCOPES = ["integrations:read", "integrations:write", "webhooks:manage"];

/** The tenant's settings with which most tests connect. */
export function tenantAt(baseUrl: URL, changes: Partial<IntegrationsTenant> = {}): IntegrationsTenant {
  return {
    profile: "integrations-v1",
    baseUrl,
    auth: {
      kind: "client-credentials",
      tokenPath: "/oauth/token",
      clientId: "acme",
      clientSecret: new Secret(CLIENT_SECRET),
      credentialsIn: "body",
      scopes: SCOPES,
    },
    settleMs: 5_000,
    deadlineMs: 600_000,
    timeoutMs: 15_000,
    connections: 64,
    addedHeaders: [],
    rateLimit: null,
    ca: null,
    proxy: null,
    movedFrom: [],
    ...changes,
  };
}

export function optionsFor(
  tenant: IntegrationsTenant,
  changes: Partial<ConnectOptions> = {},
): ConnectOptions {
  return {
    tenant,
    capabilities: { labels: false, deprecatedStatus: true, partialUpdate: false },
    run: "run1",
    clock: new JumpClock(),
    random: () => 0.5,
    redactor: new Redactor(),
    ...changes,
  };
}

export function connectTo(
  baseUrl: URL,
  tenant: Partial<IntegrationsTenant> = {},
  changes: Partial<ConnectOptions> = {},
): WriterConnection {
  return connectWriter(optionsFor(tenantAt(baseUrl, tenant), changes));
}

export const ORDERS: WireWebhook = {
  name: "orders",
  version: 2,
  url: "https://api.yourcompany.test/cognigy/webhooks/orders",
  method: "POST",
  payloadFormat: "application/json",
  headers: [
    { name: "X-Environment", value: "production" },
    { name: "X-Api-Key", value: new Secret(API_KEY) },
  ],
  status: "inactive",
  labelled: null,
  endpoint: null,
};
