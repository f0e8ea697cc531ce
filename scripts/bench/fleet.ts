import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Webhooks are spread over so many receivers. */
const HOSTS = 100;

export interface FleetOptions {
  readonly directory: string;
  readonly count: number;
  readonly tenant: string;
  /** Where all receivers are reached. */
  readonly receivers: string;
  readonly ca: string;
  /** A line of the config file that says where the record is kept; files where it is left out. */
  readonly state?: string;
}

/** Writes a config file and one manifest a webhook. */
export function writeFleet({ directory, count, tenant, receivers, ca, state = "" }: FleetOptions): void {
  mkdirSync(join(directory, "webhooks.d"), { recursive: true });
  writeFileSync(join(directory, "ca.pem"), ca);
  writeFileSync(join(directory, "webhook-sync.yaml"), state + operatorsFile(tenant, receivers));
  for (let index = 0; index < count; index += 1)
    writeFileSync(join(directory, "webhooks.d", `${nameOf(index)}.yaml`), manifestOf(index));
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

function operatorsFile(tenant: string, receivers: string): string {
  return `environments:
  production:
    tenant:
      profile: integrations-v1
      baseUrl: ${tenant}
      auth: { kind: client-credentials, clientId: "\${env:BENCH_CLIENT_ID}", clientSecret: "\${env:BENCH_CLIENT_SECRET}" }
      settle: 0s
    vars: { domain: receivers.test }
    health: { caFile: ./ca.pem, connectTo: { "*.receivers.test:443": "${receivers}" } }
    policy: { hosts: ["*.receivers.test"], secrets: { BENCH_KEY: ["*.receivers.test"] } }
`;
}

function manifestOf(index: number): string {
  return `# yaml-language-server: $schema=../schemas/webhook.schema.json
name: ${nameOf(index)}
version: 1
description: Sends event ${index} to the receiver that wants it
owner: team-${index % 20}
url: https://${hostOf(index, "${var:domain}")}/cognigy/webhooks/${nameOf(index)}
headers:
  X-Environment: \${environment}
  X-Source: cognigy
  X-Api-Key: \${secret:BENCH_KEY@1}
status: active
health: { expect: 2xx, maxLatency: 10s }
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
