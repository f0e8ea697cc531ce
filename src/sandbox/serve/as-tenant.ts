import { join } from "node:path";
import { failure, type Result, success } from "../../base/result.ts";
import { declaredGround } from "../../model/fleet/declared-ground.ts";
import type {
  CognigyTenant,
  Environment,
  IntegrationsTenant,
  SandboxTenant,
} from "../../model/fleet/environment.ts";
import type { Webhook } from "../../model/fleet/webhook.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { Clock, Random } from "../../model/run/surroundings.ts";
import { cognigySettingsOf, settingsOf } from "./embedded-settings.ts";
import type { Sandbox, SandboxFailure } from "./sandbox.ts";

/** An embedded tenant that runs, as one that a command reaches. */
export interface EmbeddedTenant extends Pick<Sandbox, "receiverAddress" | "close"> {
  /** With what only its start can tell: its sinks and its certificate authority. */
  readonly environment: Environment;
  readonly settings: IntegrationsTenant | CognigyTenant;
}

/** What it is started with. */
export interface EmbeddedStart {
  readonly environment: Environment;
  readonly tenant: SandboxTenant;
  /** What is declared: where it speaks the API of Cognigy.AI it has all projects, flows and locales of it. */
  readonly webhooks: readonly Webhook[];
  readonly directory: string;
  readonly clock: Clock;
  readonly random: Random;
}

/** Starts it. Loaded is what its API needs, so that nobody waits for it whose tenant is a real one. */
export async function startAsTenant(start: EmbeddedStart): Promise<Result<EmbeddedTenant, Problem>> {
  const { environment, tenant, webhooks, directory, clock, random } = start;
  const options = { directory, receivers: tenant.receivers, clock, random };
  if (tenant.speaks === "cognigy-v2") {
    const { worldOf, startCognigySandbox } = await import("./start-cognigy.ts");
    const world = worldOf(declaredGround(environment, webhooks));
    const started = await startCognigySandbox({ ...options, world });
    if (!started.ok) return failure(sandboxProblem(started.error));
    return success(embedded(environment, started.value, cognigySettingsOf(started.value, tenant.project)));
  }
  const { startSandbox } = await import("./start.ts");
  const started = await startSandbox(options);
  if (!started.ok) return failure(sandboxProblem(started.error));
  return success(embedded(environment, started.value, settingsOf(started.value)));
}

function embedded(
  environment: Environment,
  sandbox: Sandbox,
  settings: EmbeddedTenant["settings"],
): EmbeddedTenant {
  return {
    environment: withSinks(environment, sandbox),
    settings,
    receiverAddress: (name) => sandbox.receiverAddress(name),
    close: () => sandbox.close(),
  };
}

/** Where an environment keeps its embedded tenant. */
export function sandboxDirectory(stateDir: string, environment: string): string {
  return join(stateDir, environment, "tenant");
}

/** The embedded tenant could not start. */
export function sandboxProblem({ message, hint }: SandboxFailure): Problem {
  return problem(EXIT.unavailable, "sandbox", message, hint);
}

/** The embedded tenant brings a dashboard and a hook where the environment names none. */
function withSinks(environment: Environment, sandbox: Sandbox): Environment {
  return {
    ...environment,
    health: { ...environment.health, ca: sandbox.ca },
    monitoring: environment.monitoring ?? { url: sandbox.monitoringUrl, headers: [], signingKeys: [] },
    deprecation: {
      ...environment.deprecation,
      hook: environment.deprecation.hook ?? { url: sandbox.hookUrl, headers: [], signingKeys: [] },
    },
  };
}
