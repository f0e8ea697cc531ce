import { type Result, success } from "../../base/result.ts";
import type { DeclaredGround } from "../../model/fleet/declared-ground.ts";
import type { Api, SandboxTenant } from "../../model/fleet/environment.ts";
import type { SandboxSwitchesFile } from "../../model/generated/sandbox-switches.ts";
import type { Clock, Random } from "../../model/run/surroundings.ts";
import type { SandboxFailure } from "./sandbox.ts";
import {
  cognigyAddresses,
  describeCognigy,
  describeIntegrations,
  integrationsAddresses,
} from "./served-addresses.ts";

/** A served tenant, as it is announced. */
export interface Announced {
  readonly addresses: object;
  readonly text: string;
  close(): Promise<void>;
}

/** What a served tenant is started with. */
export interface ServedStart {
  readonly clock: Clock;
  readonly random: Random;
  readonly receivers: SandboxTenant["receivers"];
  readonly directory: string;
  readonly port: number;
  /** What manifests refer to. */
  readonly referenced: readonly DeclaredGround[];
  readonly switches: SandboxSwitchesFile;
}

/** Starts the tenant of one API; only the code of that one is loaded. */
export async function startServed(
  { referenced, switches: file, ...common }: ServedStart,
  speaks: Api,
): Promise<Result<Announced, SandboxFailure>> {
  const { cognigy = {}, ...switches } = file;
  if (speaks === "integrations-v1") {
    const { startSandbox } = await import("./start.ts");
    const started = await startSandbox({ ...common, switches });
    if (!started.ok) return started;
    const addresses = integrationsAddresses(started.value);
    return success({ addresses, text: describeIntegrations(addresses), close: started.value.close });
  }
  const { startCognigySandbox, worldOf } = await import("./start-cognigy.ts");
  const { projects, ...own } = cognigy;
  const world = projects === undefined ? worldOf(referenced) : { projects };
  const started = await startCognigySandbox({ ...common, world, switches: { ...switches, ...own } });
  if (!started.ok) return started;
  const project = world.projects[0]?.name ?? "";
  const addresses = cognigyAddresses(started.value);
  return success({ addresses, text: describeCognigy(addresses, project), close: started.value.close });
}
