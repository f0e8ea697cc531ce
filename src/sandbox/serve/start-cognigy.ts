import { createServer } from "node:http";
import { join } from "node:path";
import { type Result, success } from "../../base/result.ts";
import type { Secret } from "../../base/secret.ts";
import type { Document } from "../cognigy-v2/documents.ts";
import { type Happening, readHappening } from "../cognigy-v2/happening.ts";
import type { Refusal } from "../cognigy-v2/problem.ts";
import { serveRuntime } from "../cognigy-v2/runtime.ts";
import { type AllCognigySwitches, COGNIGY_STANDARD, type CognigySwitches } from "../cognigy-v2/switches.ts";
import { EmbeddedCognigy } from "../cognigy-v2/tenant.ts";
import { TenantState } from "../cognigy-v2/tenant-state.ts";
import { projectIdOf, STANDARD_WORLD, type World } from "../cognigy-v2/world.ts";
import { provide } from "../cognigy-v2/world-documents.ts";
import { emptyAnswer, jsonAnswer, type SandboxAnswer } from "../wire/answer.ts";
import { answering } from "../wire/answering.ts";
import { send } from "../wire/delivery.ts";
import { DocumentStore } from "../wire/document-store.ts";
import { addressOf } from "../wire/listening.ts";
import type { Sandbox, SandboxFailure, ServingOptions, SpeakerContext } from "./sandbox.ts";
import { serveSandbox } from "./serving.ts";
import { openSecret } from "./state.ts";

export { worldOf } from "../cognigy-v2/world.ts";

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
  /** Where callers reach Endpoints, by their URLToken. */
  readonly endpointBaseUrl: URL;
  /** Lets something happen to the tenant without a request, or says why it cannot. */
  happen(happening: Happening): Result<null, Refusal>;
}

/** Starts a tenant with receivers. Its state is what earlier sandboxes left in the directory. */
export async function startCognigySandbox(
  options: CognigySandboxOptions,
): Promise<Result<CognigySandbox, SandboxFailure>> {
  const switches = { ...COGNIGY_STANDARD, ...options.switches };
  const world = options.world ?? STANDARD_WORLD;
  const { latencyMs, faults } = switches;
  const serving = await serveSandbox({ ...options, latencyMs, faults }, (context) =>
    openTenant(context, switches, world),
  );
  if (!serving.ok) return serving;
  const { apiKey, apiKeyFile, runtime, life } = serving.value.parts;
  return success({
    ...serving.value.sandbox,
    apiKey,
    apiKeyFile,
    projectId: projectIdOf(world.projects[0]?.name ?? ""),
    endpointBaseUrl: new URL(`http://${addressOf(runtime)}`),
    happen: life,
  });
}

function openTenant(context: SpeakerContext, switches: AllCognigySwitches, world: World) {
  const { directory, client, authority, clock, random } = context;
  const store = new DocumentStore<Document>(join(directory, "cognigy.ndjson"), "document");
  const state = new TenantState(store, switches, { clock, random });
  provide(world, state);
  const apiKeyFile = join(directory, "api-key");
  const apiKey = openSecret(apiKeyFile, 32);
  const tenant = new EmbeddedCognigy({ state, client, apiKey });
  const parts = { ...context, state, keys: tenant.keys, ca: authority.certificate };
  const runtime = createServer(
    { keepAliveTimeout: 0 },
    answering(async (incoming, response) => send(await serveRuntime(parts, incoming), response)),
  );
  const life = (happening: Happening) => {
    tenant.refresh();
    return tenant.unprompted.happen(happening);
  };
  return {
    apiKey,
    apiKeyFile,
    runtime,
    life,
    speaker: tenant,
    newTraceId: () => `api--${state.newUuid()}`,
    servers: [runtime],
    happen: (event: unknown) => happened(readHappening(event), life),
    close: () => store.close(),
  };
}

function happened(happening: Result<Happening, Refusal>, life: CognigySandbox["happen"]): SandboxAnswer {
  const outcome = happening.ok ? life(happening.value) : happening;
  return outcome.ok ? emptyAnswer(204) : jsonAnswer(400, { message: outcome.error.detail });
}
