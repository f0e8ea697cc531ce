import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Result } from "../../src/base/result.ts";
import { Secret } from "../../src/base/secret.ts";
import { connectWriter } from "../../src/cognigy/integrations-v1/connect.ts";
import type { Authentication, Capabilities } from "../../src/model/fleet/environment.ts";
import type { Operation, Tenant, TenantFailure } from "../../src/model/fleet/tenant.ts";
import type { SandboxSwitches } from "../../src/sandbox/integrations-v1/switches.ts";
import { startSandbox } from "../../src/sandbox/serve/start.ts";
import { optionsFor, SCOPES, tenantAt } from "../cognigy/connecting.ts";
import { JumpClock } from "../cognigy/jump-clock.ts";
import { type Passed, Relay } from "./relay.ts";

/** How a session differs from the usual one. */
export interface SessionOptions {
  readonly switches?: SandboxSwitches;
  readonly auth?: Partial<Extract<Authentication, { kind: "client-credentials" }>>;
  /** In place of client credentials. */
  readonly fixed?: Authentication;
  readonly capabilities?: Partial<Capabilities>;
  /** The state that the tenant begins with; it is copied. */
  readonly from?: string;
  /** Where the tenant keeps its state; a folder of its own when left out. */
  readonly directory?: string;
}

type Work = (tenant: Tenant, clock: JumpClock) => Promise<unknown>;

/** Lets the client work on a sandbox, and gives all that went over the wire. Both live by one clock. */
export async function passedBy(options: SessionOptions, work: Work): Promise<readonly Passed[]> {
  const { switches = {}, from, directory = scratchFolder() } = options;
  if (from !== undefined) cpSync(from, directory, { recursive: true });
  const clock = new JumpClock();
  const started = await startSandbox({ directory, receivers: [], clock, random: Math.random, switches });
  assert.ok(started.ok);
  const sandbox = started.value;
  const relay = await Relay.start(sandbox.baseUrl);
  const auth: Authentication = options.fixed ?? {
    kind: "client-credentials",
    tokenPath: "/oauth/token",
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    credentialsIn: "body",
    scopes: SCOPES,
    ...options.auth,
  };
  const capabilities = {
    labels: false,
    deprecatedStatus: true,
    partialUpdate: false,
    ...options.capabilities,
  };
  const connection = connectWriter(optionsFor(tenantAt(relay.url, { auth }), { clock, capabilities }));
  try {
    await work(connection.tenant, clock);
    return relay.passed;
  } finally {
    await connection.close();
    await relay.close();
    await sandbox.close();
    if (options.directory === undefined) rmSync(directory, { recursive: true });
  }
}

export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), "webhook-sync-contract-"));
}

/** What is expected to go well. */
export function good<T>(result: Result<T, TenantFailure>): T {
  assert.ok(result.ok, result.ok ? "" : result.error.message);
  return result.value;
}

export function operation(name: string): Operation {
  return { requestId: `webhook-reg-${name}-1-run1` };
}

/** Credentials that the sandbox does not know. */
export const STRANGERS: readonly Authentication[] = [
  { kind: "bearer", token: new Secret("nobody-knows-it") },
  { kind: "api-key", header: "X-API-Key", key: new Secret("nobody-knows-it-either") },
];
