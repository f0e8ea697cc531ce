import { Argument, InvalidArgumentError, Option } from "commander";
import type { Api } from "../../model/environment.ts";
import type { LogName } from "../../sandbox/logs.ts";
import { execute, type Shell, withExamples } from "../command.ts";
import type { SandboxServeOptions } from "../sandbox/serve.ts";

const APIS = ["integrations-v1", "cognigy-v2"] as const satisfies readonly Api[];

const LOGS = ["requests", "deliveries", "dashboard", "events"] as const satisfies readonly LogName[];

export function defineSandbox(shell: Shell): void {
  const sandbox = shell.program
    .command("sandbox")
    .summary("a local tenant with receivers")
    .description("A local tenant with receivers, a dashboard and a deprecation hook, for trying things out.");
  const serve = sandbox
    .command("serve", { isDefault: true })
    .summary("serve it until interrupted (the default)")
    .description(
      "Serves the environment's embedded tenant on loopback until interrupted, and prints the lines that let " +
        "another environment reach it.",
    )
    .addOption(
      new Option("--speaks <api>", "the API that it speaks; as the environment says when left out").choices(
        APIS,
      ),
    )
    .option("--port <n>", "port of the API; 0 for any that is free", readPort, 0)
    .option("--switches <file>", "YAML or JSON: how the tenant differs, and what goes wrong with it");
  withExamples(serve, [
    ["webhook-sync sandbox --port 4010", "until Ctrl-C"],
    ["webhook-sync sandbox --speaks cognigy-v2", "a tenant of Cognigy.AI"],
    [
      "webhook-sync sandbox --switches faults.yaml",
      "with schemas/sandbox-switches.schema.json in your editor",
    ],
  ]);
  execute(shell, serve, async (invocation, options: SandboxServeOptions) =>
    (await import("../sandbox/serve.ts")).serveSandbox(invocation, options),
  );
  const log = sandbox
    .command("log")
    .summary("what reached it")
    .description(
      "Lists what reached the embedded tenant: API requests, deliveries to receivers, dashboard reports, hook events.",
    )
    .addArgument(new Argument("<log>", "which log").choices(LOGS));
  withExamples(log, [["webhook-sync sandbox log events", "what the deprecation hook was told"]]);
  execute(shell, log, async (invocation, _options, [name]) =>
    (await import("../sandbox/log.ts")).showSandboxLog(invocation, name),
  );
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError("a whole number from 0 to 65535");
  return port;
}
