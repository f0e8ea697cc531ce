import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Api } from "../../src/model/fleet/environment.ts";

/** Webhooks are spread over so many receivers. */
const HOSTS = 100;

export interface FleetOptions {
  /** Which API the tenant has; integrations where it is left out. */
  readonly profile?: Api;
  readonly directory: string;
  readonly count: number;
  /** Of each webhook; 1 where it is left out. */
  readonly version?: number;
  readonly tenant: string;
  /** Where all receivers are reached. */
  readonly receivers: string;
  readonly ca: string;
  /** A line of the config file that says where the record is kept; files where it is left out. */
  readonly state?: string;
}

/** Writes a config file and one manifest a webhook. */
export function writeFleet({
  profile = "integrations-v1",
  directory,
  count,
  version = 1,
  tenant,
  receivers,
  ca,
  state = "",
}: FleetOptions): void {
  mkdirSync(join(directory, "webhooks.d"), { recursive: true });
  writeFileSync(join(directory, "ca.pem"), ca);
  writeFileSync(join(directory, "webhook-sync.yaml"), state + operatorsFile(profile, tenant, receivers));
  for (let index = 0; index < count; index += 1)
    writeFileSync(
      join(directory, "webhooks.d", `${nameOf(index)}.yaml`),
      manifestOf(index, version, profile),
    );
}

/** The webhook as the tenant has it once it was applied. */
export function integrationOf(index: number): object {
  const name = nameOf(index);
  return {
    id: `id-${name}`,
    name,
    version: 1,
    url: `https://${hostOf(index)}/cognigy/webhooks/${name}`,
    method: "POST",
    payloadFormat: "application/json",
    headers: { "X-Environment": "production", "X-Source": "cognigy", "X-Api-Key": "k-1" },
    status: "active",
    idempotencyKey: `${name}:1`,
    createdAt: "2026-11-23T09:00:00.000Z",
  };
}

/** The Endpoint as a project of Cognigy.AI has it once the webhook was applied. */
export function endpointOf(index: number): Readonly<Record<string, unknown>> & { readonly _id: string } {
  const name = nameOf(index);
  return {
    _id: index.toString(16).padStart(24, "0"),
    ...{ name, channel: "webhook", flowId: FLOW.referenceId, localeId: LOCALE.referenceId },
    ...{ entrypoint: PROJECT_ID, active: true, foreignId: `webhook-sync/1 ${name}@1 auth=BENCH_KEY@1` },
    settings: {
      webhookUrl: `https://${hostOf(index)}/cognigy/webhooks/${name}`,
      ...{ basicAuthUser: "bench", basicAuthPassword: "k-1" },
    },
    URLToken: index.toString(16).padStart(64, "a"),
    ...{ createdAt: 1_700_000_000, createdBy: USER_ID, lastChanged: 1_700_000_000, lastChangedBy: USER_ID },
  };
}

export const PROJECT_ID = "64b600000000000000000001";
export const USER_ID = "5f0000000000000000000001";
export const FLOW = {
  _id: "64b6000000000000000000f1",
  referenceId: "580a85f1-0000-4000-8000-000000000001",
  name: "Main",
};
export const LOCALE = {
  _id: "64b6000000000000000000e1",
  referenceId: "0d7b6a2e-0000-4000-8000-000000000003",
  name: "English",
  primary: true,
};

const TENANTS: Readonly<Record<Api, string>> = {
  "integrations-v1": `profile: integrations-v1
      auth: { kind: client-credentials, clientId: "\${env:BENCH_CLIENT_ID}", clientSecret: "\${env:BENCH_CLIENT_SECRET}" }`,
  "cognigy-v2": `profile: cognigy-v2
      project: "${PROJECT_ID}"
      reads: 10000
      connections: 64
      auth: { kind: api-key, key: "\${env:BENCH_CLIENT_SECRET}" }`,
};

function operatorsFile(profile: Api, tenant: string, receivers: string): string {
  return `environments:
  production:
    tenant:
      ${TENANTS[profile]}
      baseUrl: ${tenant}
      settle: 0s
    vars: { domain: receivers.test }
    health: { caFile: ./ca.pem, connectTo: { "*.receivers.test:443": "${receivers}" } }
    policy: { hosts: ["*.receivers.test"], secrets: { BENCH_KEY: ["*.receivers.test"] } }
`;
}

const SENT: Readonly<Record<Api, string>> = {
  "integrations-v1": `headers:
  X-Environment: \${environment}
  X-Source: cognigy
  X-Api-Key: \${secret:BENCH_KEY@1}`,
  "cognigy-v2": `basicAuth: { user: bench, password: "\${secret:BENCH_KEY@1}" }
cognigy: { flow: Main, locale: English }`,
};

function manifestOf(index: number, version: number, profile: Api): string {
  return `# yaml-language-server: $schema=../schemas/webhook.schema.json
name: ${nameOf(index)}
version: ${version}
description: Sends event ${index} to the receiver that wants it
owner: team-${index % 20}
url: https://${hostOf(index, "${var:domain}")}/cognigy/webhooks/${nameOf(index)}
${SENT[profile]}
status: active
health: { expect: 2xx, maxLatency: 4s }
`;
}

/** The key of a webhook of the fleet. */
export function keyOf(index: number): string {
  return `${nameOf(index)}@1`;
}

function nameOf(index: number): string {
  return `event-${String(index).padStart(5, "0")}`;
}

function hostOf(index: number, domain = "receivers.test"): string {
  return `hook-${index % HOSTS}.${domain}`;
}
