import { join } from "node:path";
import { type Result, success } from "../../base/result.ts";
import { type SandboxSwitches, STANDARD } from "../integrations-v1/switches.ts";
import { EmbeddedIntegrations } from "../integrations-v1/tenant.ts";
import { TenantStore } from "../integrations-v1/tenant-store.ts";
import { hexDigits } from "../wire/request.ts";
import type { Sandbox, SandboxFailure, ServingOptions } from "./sandbox.ts";
import { serveSandbox } from "./serving.ts";

/** What a sandbox that speaks the integrations API is started with. */
export interface SandboxOptions extends Omit<ServingOptions, "latencyMs" | "faults"> {
  readonly switches?: SandboxSwitches;
}

/** Starts a tenant with receivers. Its state is what earlier sandboxes left in the directory. */
export async function startSandbox(options: SandboxOptions): Promise<Result<Sandbox, SandboxFailure>> {
  const switches = { ...STANDARD, ...options.switches };
  const { latencyMs, faults } = switches;
  const serving = await serveSandbox({ ...options, latencyMs, faults }, (context) => {
    const { directory, client, clock, random } = context;
    const store = new TenantStore(join(directory, "tenant.ndjson"));
    return {
      speaker: new EmbeddedIntegrations({ store, switches, client, clock, random }),
      newTraceId: () => hexDigits(random, 32),
      servers: [],
      happen: null,
      close: () => store.close(),
    };
  });
  return serving.ok ? success(serving.value.sandbox) : serving;
}
