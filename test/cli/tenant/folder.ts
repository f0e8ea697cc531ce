import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { FakeTenant, type Interception, TOKEN } from "../../cognigy/fake-tenant.ts";
import { type Ended, runIn } from "../../crash/in-folder.ts";
import { manifestText, tenantConfigText } from "../../scenarios/fleet.ts";

/** A folder of manifests whose tenant a test can change as it likes, and commands that run in it. */
export interface TenantFolder {
  readonly tenant: FakeTenant;
  readonly directory: string;
  readonly ws: (...args: string[]) => Promise<Ended>;
  /** Environment variables of the commands. */
  readonly variables: Record<string, string>;
}

export interface Arrangement {
  /** Names that are declared, at version 1. */
  readonly names: readonly string[];
  /** Lines of `tenant` in the config file. */
  readonly settings?: readonly string[];
  /** `scope.names`; everything by default. */
  readonly scope?: string;
  readonly intercept?: Interception;
}

export async function tenantFolder(
  t: TestContext,
  { names, settings = ["settle: 0s"], scope = "*", intercept }: Arrangement,
): Promise<TenantFolder> {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-tenant-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const tenant = await FakeTenant.start(intercept);
  t.after(() => tenant.close());
  mkdirSync(join(directory, "webhooks.d"));
  for (const name of names)
    writeFileSync(join(directory, "webhooks.d", `${name}.yaml`), manifestText(name, 1));
  const config = `scope: { names: ["${scope}"] }\n${tenantConfigText("served", tenant.url, settings)}`;
  writeFileSync(join(directory, "webhook-sync.yaml"), config);
  const variables: Record<string, string> = { TENANT_TOKEN: TOKEN };
  return { tenant, directory, variables, ws: (...args) => runIn(directory, args, variables) };
}

/** One that is live as its manifest declares it, with our key. */
export function ourOwn(name: string): Readonly<Record<string, unknown>> {
  return { ...foreign(name), idempotencyKey: `${name}:1` };
}

/** One that somebody else registered. */
export function foreign(name: string): Readonly<Record<string, unknown>> {
  const url = `https://api.example.test/${name}/v1`;
  return {
    ...{ name, url, version: 1, method: "POST", headers: {} },
    ...{ payloadFormat: "application/json", status: "active" },
  };
}
