import { join } from "node:path";
import { type Result, success } from "../model/result.ts";
import type { Secret } from "../model/secret.ts";
import type { Document } from "./cognigy-v2/documents.ts";
import { COGNIGY_STANDARD, type CognigySwitches } from "./cognigy-v2/switches.ts";
import { CognigyTenant } from "./cognigy-v2/tenant.ts";
import { TenantState } from "./cognigy-v2/tenant-state.ts";
import { projectIdOf, provide, STANDARD_WORLD, type World } from "./cognigy-v2/world.ts";
import { DocumentStore } from "./document-store.ts";
import { type Sandbox, type SandboxFailure, type ServingOptions, serveSandbox } from "./serving.ts";
import { openSecret } from "./state.ts";

/** What a sandbox that speaks Cognigy.AI's REST API v2.0 is started with. */
export interface CognigySandboxOptions extends Omit<ServingOptions, "latencyMs" | "faults"> {
  readonly switches?: CognigySwitches;
  /** Projects with their flows, locales and Snapshots; what is there already stays. The first is `projectId`. */
  readonly world?: World;
}

/** A running sandbox that speaks Cognigy.AI's REST API v2.0. */
export interface CognigySandbox extends Sandbox {
  readonly apiKey: Secret;
  /** Where the key is, for its owner alone to read. */
  readonly apiKeyFile: string;
  /** The first project. */
  readonly projectId: string;
}

/** Starts a tenant with receivers. Its state is what earlier sandboxes left in the directory. */
export async function startCognigySandbox(
  options: CognigySandboxOptions,
): Promise<Result<CognigySandbox, SandboxFailure>> {
  const switches = { ...COGNIGY_STANDARD, ...options.switches };
  const world = options.world ?? STANDARD_WORLD;
  const { latencyMs, faults } = switches;
  const serving = await serveSandbox({ ...options, latencyMs, faults }, (ground) => {
    const { directory, client, clock, random } = ground;
    const store = new DocumentStore<Document>(join(directory, "cognigy.ndjson"), "document");
    const state = new TenantState(store, switches, { clock, random });
    provide(world, state);
    const apiKeyFile = join(directory, "api-key");
    const apiKey = openSecret(apiKeyFile, 32);
    return {
      apiKey,
      apiKeyFile,
      speaker: new CognigyTenant({ state, client, apiKey }),
      newTraceId: () => `api--${state.newUuid()}`,
      servers: [],
      happen: null,
      close: () => store.close(),
    };
  });
  if (!serving.ok) return serving;
  const { apiKey, apiKeyFile } = serving.value.parts;
  const projectId = projectIdOf(world.projects[0]?.name ?? "");
  return success({ ...serving.value.sandbox, apiKey, apiKeyFile, projectId });
}
