import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { JsonObject } from "../../src/base/json.ts";
import type { Sandbox } from "../../src/sandbox/serve/sandbox.ts";
import { type SandboxOptions, startSandbox } from "../../src/sandbox/serve/start.ts";
import { exchange, objectOf, type Reply } from "./exchange.ts";
import { HeldClock, seededRandom } from "./surroundings.ts";

/** A sandbox, and a client of it that has a token. */
export interface Started {
  readonly sandbox: Sandbox;
  readonly clock: HeldClock;
  readonly directory: string;
  /** The path is what follows /api/v1/integrations. */
  call(
    method: string,
    path: string,
    body?: JsonObject,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply>;
}

/** A directory that is gone after the test. */
export function scratch(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-sandbox-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

// Making one takes longer than most tests, so a test file makes one only.
let authority: string | undefined;

/** A directory for a sandbox, with the authority that all tests share. */
export function furnished(t: TestContext): string {
  const directory = scratch(t);
  if (authority !== undefined) writeFileSync(join(directory, "authority.json"), authority);
  return directory;
}

/** Keeps a directory's authority for the tests that follow. */
export function keepAuthority(directory: string): void {
  authority ??= readFileSync(join(directory, "authority.json"), "utf8");
}

/** Starts a sandbox that is closed after the test. */
export async function started(t: TestContext, options: Partial<SandboxOptions> = {}): Promise<Started> {
  const clock = new HeldClock();
  const directory = options.directory ?? furnished(t);
  const all = { receivers: [], clock, random: seededRandom(1), ...options, directory };
  const start = await startSandbox(all);
  assert.ok(start.ok);
  const sandbox = start.value;
  t.after(() => sandbox.close());
  keepAuthority(directory);
  let token: string | undefined;
  return {
    sandbox,
    clock,
    directory,
    call: async (method, path, body, headers = {}) => {
      token ??= await tokenOf(sandbox);
      const url = new URL(`/api/v1/integrations${path}`, sandbox.baseUrl);
      const type = body === undefined ? {} : { "content-type": "application/json" };
      const authorization = `Bearer ${token}`;
      return exchange(url, method, { ...type, authorization, ...headers }, body && JSON.stringify(body));
    },
  };
}

/** Asks for a token as the sandbox's own client. */
export async function requestToken(
  sandbox: Sandbox,
  form: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  return requestOAuthToken(sandbox, "/oauth/token", form);
}

/** The same where the token endpoint is elsewhere. */
export async function requestOAuthToken(
  sandbox: Sandbox,
  path: string,
  form: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret.expose(),
    ...form,
  });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return exchange(new URL(path, sandbox.baseUrl), "POST", headers, body.toString());
}

/** A body that the tenant accepts. */
export function webhook(changes: JsonObject = {}): JsonObject {
  return {
    name: "orders",
    url: "https://api.example.test/orders",
    method: "POST",
    headers: { "X-Api-Key": "canary-value" },
    payloadFormat: "application/json",
    version: 1,
    status: "inactive",
    ...changes,
  };
}

async function tokenOf(sandbox: Sandbox): Promise<string> {
  const { access_token } = objectOf(await requestToken(sandbox));
  assert.ok(typeof access_token === "string");
  return access_token;
}
