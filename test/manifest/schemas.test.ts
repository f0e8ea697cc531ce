import assert from "node:assert/strict";
import { test } from "node:test";
import config from "../../schemas/config.schema.json" with { type: "json" };
import webhook from "../../schemas/webhook.schema.json" with { type: "json" };
import { withDiscriminators } from "../../scripts/discriminators.ts";
import { patternMeaning } from "../../src/manifest/schema/pattern-meanings.ts";
import { DEFAULTS } from "../../src/model/fleet/config.ts";

/** The values of a keyword, wherever in a schema it stands. */
function valuesOf(keyword: string, schema: unknown): readonly unknown[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === keyword ? [value] : valuesOf(keyword, value),
  );
}

test("every pattern of the schemas has its meaning in words", () => {
  const patterns = [...valuesOf("pattern", config), ...valuesOf("pattern", webhook)];
  assert.ok(patterns.length > 10);
  for (const pattern of patterns) assert.doesNotMatch(patternMeaning(String(pattern)), /matches/);
});

test("alternatives with a constant in each are told apart by it, others are left alone", () => {
  const discriminators = (schema: object) => valuesOf("discriminator", withDiscriminators(schema));
  assert.deepEqual(
    discriminators(config),
    ["backend", "profile", "kind", "kind"].map((propertyName) => ({ propertyName })),
  );
  assert.deepEqual(discriminators(webhook), []);
});

test("the defaults are those that the schema shows", () => {
  const { properties, $defs } = config;
  const tenant = $defs.integrationsTenant.properties;
  const sandbox = $defs.sandboxTenant.properties;
  const cognigy = $defs.cognigyTenant.properties;
  const { deprecation, health } = $defs.environment.properties;
  const { percent, atLeast } = properties.limits.properties.maxDeprecations.properties;
  const again = properties.limits.properties.maxRecreations.properties;
  const { labels, deprecatedStatus, partialUpdate } = tenant.capabilities.properties;
  const credentials = $defs.clientCredentials.properties;
  assert.deepEqual(DEFAULTS, {
    manifests: properties.manifests.default,
    scope: properties.scope.properties.names.default,
    method: properties.defaults.properties.method.default,
    payloadFormat: properties.defaults.properties.payloadFormat.default,
    maxDeprecations: { percent: percent.default, atLeast: atLeast.default },
    maxRecreations: { percent: again.percent.default, atLeast: again.atLeast.default },
    policy: {
      certificateRunway: $defs.policy.properties.certificateRunway.default,
      ports: $defs.policy.properties.ports.default,
    },
    capabilities: {
      labels: labels.default,
      deprecatedStatus: deprecatedStatus.default,
      partialUpdate: partialUpdate.default,
    },
    ownership: tenant.ownership.default,
    addedHeaders: tenant.addedHeaders.default,
    lease: $defs.postgresState.properties.lease.default,
    settle: tenant.settle.default,
    timeout: tenant.timeout.default,
    connections: tenant.connections.default,
    deadline: tenant.deadline.default,
    speaks: sandbox.speaks.default,
    project: sandbox.project.default,
    endpoints: {
      connections: cognigy.connections.default,
      reads: cognigy.reads.default,
      marker: cognigy.marker.default,
      tokenPath: "/auth/oauth2/token",
    },
    probeUser: webhook.$defs.health.properties.userId.default,
    auth: {
      tokenPath: credentials.tokenPath.default,
      credentialsIn: credentials.credentialsIn.default,
      scopes: credentials.scopes.default,
      header: $defs.apiKey.properties.header.default,
    },
    health: {
      mode: health.properties.mode.default,
      timeout: health.properties.timeout.default,
      attempts: health.properties.attempts.default,
    },
    deprecation: {
      grace: deprecation.properties.grace.default,
      retire: deprecation.properties.retire.default,
    },
  });
});
