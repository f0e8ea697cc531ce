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
  settle: "5s",
  deadline: "10m",
  auth: {
    tokenPath: "/oauth/token",
    credentialsIn: "body",
    scopes: ["integrations:read", "integrations:write", "webhooks:manage"],
    header: "X-API-Key",
  },
  health: { mode: "full", timeout: "5s", attempts: 3 },
  deprecation: { grace: "30d", retire: "manual" },
} as const;
