import { printedJson } from "../../base/json.ts";
import { failure, success } from "../../base/result.ts";
import { escapeTerminal } from "../../base/text.ts";
import { notASandbox, type SandboxServeOptions } from "../../commands/setup.ts";
import { loadSwitches } from "../../manifest/switches-file.ts";
import { declaredGround } from "../../model/fleet/declared-ground.ts";
import { invalid } from "../../model/run/problem.ts";
import { sandboxDirectory, sandboxProblem } from "../../sandbox/serve/as-tenant.ts";
import { startServed } from "../../sandbox/serve/served.ts";
import { LOG_NAMES } from "../../sandbox/wire/log-entries.ts";
import { readLog } from "../../sandbox/wire/logs.ts";
import { untilStopped } from "../../terminal/watching.ts";
import type { Done, Invocation } from "../command.ts";
import { loadEnvironment, readFolder } from "../manifest/desired.ts";

/** Serves the environment's embedded tenant until a signal to end. */
export async function serveSandbox(
  { io, options }: Invocation,
  { port, speaks: wanted, switches: file }: SandboxServeOptions,
): Promise<Done> {
  const loaded = loadSandbox({ io, options });
  if (!loaded.ok) return loaded;
  const { name, tenant } = loaded.value.environment;
  const speaks = wanted ?? tenant.speaks;
  const switches = file === undefined ? success({}) : loadSwitches(file, io.workingDirectory, speaks);
  if (!switches.ok) return failure(invalid(switches.error));
  const directory = sandboxDirectory(options.stateDir, name);
  // What is wrong in manifests is for `validate` to say: the tenant has what the readable ones refer to.
  const read = speaks === "cognigy-v2" ? readFolder(io, options, loaded.value) : null;
  const webhooks = read?.ok ? read.value.webhooks : [];
  const referenced = declaredGround(loaded.value.environment, webhooks);
  const { clock, random } = io;
  const { receivers } = tenant;
  const start = { clock, random, receivers, directory, port, referenced, switches: switches.value };
  const started = await startServed(start, speaks);
  if (!started.ok) return failure(sandboxProblem(started.error));
  const { addresses, text, close } = started.value;
  io.stdout.write(options.format === "json" ? `${printedJson(addresses, "line")}\n` : text);
  const exitCode = await untilStopped(io);
  await close();
  return success(exitCode);
}

function loadSandbox({ io, options }: Invocation) {
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return loaded;
  const { environment } = loaded.value;
  const { name, tenant } = environment;
  if (tenant.profile !== "sandbox") return failure(notASandbox(name));
  return success({ ...loaded.value, environment: { ...environment, tenant } });
}

/** Lists one of the embedded tenant's logs, a JSON document a line. */
export async function showSandboxLog(
  { io, options }: Invocation,
  _options: object,
  [name]: readonly string[],
): Promise<Done> {
  const log = LOG_NAMES.find((known) => known === name);
  if (log === undefined) throw new Error(`there is no such log: ${name}`);
  const loaded = loadSandbox({ io, options });
  if (!loaded.ok) return loaded;
  const entries = readLog(sandboxDirectory(options.stateDir, loaded.value.environment.name), log);
  return success({
    json: entries,
    text: () => entries.map((entry) => `${escapeTerminal(JSON.stringify(entry))}\n`).join(""),
  });
}
