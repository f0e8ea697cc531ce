import { printedJson } from "../../base/json.ts";
import { loadSwitches } from "../../manifest/switches-file.ts";
import { EXIT, EXIT_OF_SIGNAL, type ExitCode } from "../../model/exit-code.ts";
import { invalid, problem } from "../../model/problem.ts";
import { success } from "../../model/result.ts";
import { type Sandbox, startSandbox } from "../../sandbox/start.ts";
import type { Invocation } from "../command.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { reportProblem } from "../report-problem.ts";
import { sandboxDirectory, sandboxProblem } from "../tenant/connection.ts";

/** The options of `sandbox serve`, as commander reads them. */
export interface SandboxServeOptions {
  readonly port: number;
  /** A file of switches and faults. */
  readonly switches?: string;
}

/** Serves the environment's embedded tenant until a signal to end. */
export async function serveSandbox(
  { io, options }: Invocation,
  { port, switches: file }: SandboxServeOptions,
): Promise<ExitCode> {
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return reportProblem(io, options, loaded.error);
  const { name, tenant } = loaded.value.environment;
  if (tenant.profile !== "sandbox") {
    const message = `environment ${name} is no sandbox`;
    return reportProblem(
      io,
      options,
      problem(EXIT.usage, "usage", message, "name one with `profile: sandbox` by --env"),
    );
  }
  const switches = file === undefined ? success({}) : loadSwitches(file, io.workingDirectory);
  if (!switches.ok) return reportProblem(io, options, invalid(switches.error));
  const { clock, random } = io;
  const { receivers } = tenant;
  const directory = sandboxDirectory(options.stateDir, name);
  const started = await startSandbox({
    directory,
    receivers,
    clock,
    random,
    port,
    switches: switches.value,
  });
  if (!started.ok) return reportProblem(io, options, sandboxProblem(started.error));
  const sandbox = started.value;
  io.stdout.write(
    options.format === "json" ? `${printedJson(addressesOf(sandbox), "line")}\n` : describe(sandbox),
  );
  const exitCode = await new Promise<ExitCode>((resolve) => {
    const release = io.onSignal((signal) => {
      release();
      resolve(EXIT_OF_SIGNAL[signal]);
    });
  });
  await sandbox.close();
  return exitCode;
}

function addressesOf(sandbox: Sandbox) {
  return {
    baseUrl: sandbox.baseUrl.origin,
    clientId: sandbox.clientId,
    clientSecretFile: sandbox.clientSecretFile,
    caFile: sandbox.caFile,
    monitoringUrl: sandbox.monitoringUrl.href,
    hookUrl: sandbox.hookUrl.href,
    receivers: {
      healthy: sandbox.addressOf("healthy"),
      failing: sandbox.addressOf("failing"),
      slow: sandbox.addressOf("slow"),
      "wrong-certificate": sandbox.addressOf("wrong-certificate"),
    },
  };
}

function describe(sandbox: Sandbox): string {
  const { baseUrl, clientId, clientSecretFile, caFile, monitoringUrl, hookUrl, receivers } =
    addressesOf(sandbox);
  return `Serving a sandbox tenant at ${baseUrl} until interrupted.

An environment that reaches it over HTTP, to be pasted below environments: of
webhook-sync.yaml as it stands. The ports are others after each start:

  served:
    tenant:
      profile: integrations-v1
      baseUrl: ${baseUrl}
      auth:
        kind: client-credentials
        clientId: ${clientId}
        clientSecret: \${env:SANDBOX_CLIENT_SECRET}
    health:
      caFile: ${caFile}
      connectTo: { "*:443": "${receivers.healthy}" }
    monitoring: { url: ${monitoringUrl} }
    deprecation: { hook: { url: ${hookUrl} } }

Its client secret: export SANDBOX_CLIENT_SECRET="$(cat ${clientSecretFile})"
Receivers that misbehave: failing ${receivers.failing}, slow ${receivers.slow},
wrong certificate ${receivers["wrong-certificate"]}.
`;
}
