import { printedJson } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { escapeTerminal } from "../../base/text.ts";
import { loadSwitches } from "../../manifest/switches-file.ts";
import {
  type Api,
  type DeclaredGround,
  declaredGround,
  type SandboxTenant,
} from "../../model/fleet/environment.ts";
import type { SandboxSwitchesFile } from "../../model/generated/sandbox-switches.ts";
import { EXIT, EXIT_OF_SIGNAL, type ExitCode } from "../../model/run/exit-code.ts";
import { invalid, problem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import {
  cognigyAddresses,
  describeCognigy,
  describeIntegrations,
  integrationsAddresses,
} from "../../sandbox/serve/served-addresses.ts";
import type { SandboxFailure } from "../../sandbox/serve/serving.ts";
import { LOG_NAMES, readLog } from "../../sandbox/wire/logs.ts";
import type { Done, Invocation } from "../command.ts";
import { loadEnvironment, readFolder } from "../manifest/desired.ts";
import { sandboxDirectory, sandboxProblem } from "../tenant/connection.ts";

/** The options of `sandbox serve`, as commander reads them. */
export interface SandboxServeOptions {
  readonly port: number;
  /** As the environment says when left out. */
  readonly speaks?: Api;
  /** A file of switches and faults. */
  readonly switches?: string;
}

/** A served tenant, as it is announced. */
interface Announced {
  readonly addresses: object;
  readonly text: string;
  close(): Promise<void>;
}

/** Serves the environment's embedded tenant until a signal to end. */
export async function serveSandbox(
  { io, options }: Invocation,
  { port, speaks: wanted, switches: file }: SandboxServeOptions,
): Promise<Done> {
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return loaded;
  const { name, tenant } = loaded.value.environment;
  if (tenant.profile !== "sandbox") {
    const message = `environment ${name} is not a sandbox`;
    const hint = "name one with `profile: sandbox` by --env";
    return failure(problem(EXIT.usage, "usage", message, hint));
  }
  const speaks = wanted ?? tenant.speaks;
  const switches = file === undefined ? success({}) : loadSwitches(file, io.workingDirectory, speaks);
  if (!switches.ok) return failure(invalid(switches.error));
  const directory = sandboxDirectory(options.stateDir, name);
  // What is wrong in manifests is for `validate` to say: the tenant has what the readable ones refer to.
  const read = speaks === "cognigy-v2" ? readFolder(io, options, loaded.value) : null;
  const webhooks = read?.ok ? read.value.webhooks : [];
  const ground = declaredGround(loaded.value.environment, webhooks);
  const started = await start({ io, tenant, directory, port, ground, switches: switches.value }, speaks);
  if (!started.ok) return failure(sandboxProblem(started.error));
  const { addresses, text, close } = started.value;
  io.stdout.write(options.format === "json" ? `${printedJson(addresses, "line")}\n` : text);
  const exitCode = await new Promise<ExitCode>((resolve) => {
    const release = io.onSignal((signal) => {
      release();
      resolve(EXIT_OF_SIGNAL[signal]);
    });
  });
  await close();
  return success(exitCode);
}

interface Wanted {
  readonly io: Io;
  readonly tenant: SandboxTenant;
  readonly directory: string;
  readonly port: number;
  /** What manifests refer to. */
  readonly ground: readonly DeclaredGround[];
  readonly switches: SandboxSwitchesFile;
}

/** Starts the tenant of one API; only the code of that one is loaded. */
async function start(
  { io, tenant, directory, port, ground, switches: file }: Wanted,
  speaks: Api,
): Promise<Result<Announced, SandboxFailure>> {
  const { clock, random } = io;
  const common = { directory, receivers: tenant.receivers, clock, random, port };
  const { cognigy = {}, ...switches } = file;
  if (speaks === "integrations-v1") {
    const { startSandbox } = await import("../../sandbox/serve/start.ts");
    const started = await startSandbox({ ...common, switches });
    if (!started.ok) return started;
    const addresses = integrationsAddresses(started.value);
    return success({ addresses, text: describeIntegrations(addresses), close: started.value.close });
  }
  const { startCognigySandbox, groundWorld } = await import("../../sandbox/serve/start-cognigy.ts");
  const { projects, ...own } = cognigy;
  const world = projects === undefined ? groundWorld(ground) : { projects };
  const started = await startCognigySandbox({ ...common, world, switches: { ...switches, ...own } });
  if (!started.ok) return started;
  const project = world.projects[0]?.name ?? "";
  const addresses = cognigyAddresses(started.value);
  return success({ addresses, text: describeCognigy(addresses, project), close: started.value.close });
}

/** Lists one of the embedded tenant's logs, a JSON document a line. */
export async function showSandboxLog(
  { io, options }: Invocation,
  _options: object,
  [name]: readonly string[],
): Promise<Done> {
  const log = LOG_NAMES.find((known) => known === name);
  if (log === undefined) return success(EXIT.usage);
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return loaded;
  const entries = readLog(sandboxDirectory(options.stateDir, loaded.value.environment.name), log);
  return success({
    json: entries,
    text: () => entries.map((entry) => `${escapeTerminal(JSON.stringify(entry))}\n`).join(""),
  });
}
