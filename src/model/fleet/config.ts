import type { Place } from "./diagnostic.ts";
import type { ConfigFile } from "./environment.ts";

/** The config file as it stands, before an environment is chosen. */
export interface Config {
  /** Absolute. */
  readonly path: string;
  readonly value: ConfigFile;
  /** Where a key stands, or the nearest key above it; with `within`, where that text stands in the key's value. */
  locate(path: readonly string[], within: string | null): Place;
}

/** What the configuration has that does not say otherwise; the schema shows the same values to editors. */
export const DEFAULTS = {
  manifests: "webhooks.d",
  scope: ["*"],
  method: "POST",
  payloadFormat: "application/json",
  maxDeprecations: { percent: 20, atLeast: 3 },
  maxRecreations: { percent: 20, atLeast: 3 },
  policy: { certificateRunway: "14d", ports: [443, 8443] },
  capabilities: { labels: false, deprecatedStatus: true, partialUpdate: false },
  ownership: "key",
  addedHeaders: [],
  lease: "30s",
  settle: "5s",
  timeout: "15s",
  connections: 64,
  deadline: "10m",
  speaks: "integrations-v1",
  project: "Webhooks",
  endpoints: { connections: 8, reads: 500, marker: "foreign-id", tokenPath: "/auth/oauth2/token" },
  probeUser: "webhook-sync",
  auth: {
    tokenPath: "/oauth/token",
    credentialsIn: "body",
    scopes: ["integrations:read", "integrations:write", "webhooks:manage"],
    header: "X-API-Key",
  },
  health: { mode: "full", timeout: "5s", attempts: 3 },
  deprecation: { grace: "30d", retire: "manual" },
} as const;
