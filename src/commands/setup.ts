import { Argument, type Command, InvalidArgumentError, Option } from "commander";
import { type Api, AUTHENTICATION_KINDS } from "../model/fleet/environment.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import { prints, rootOf, TEXT_ONLY, wholeNumber, withExamples } from "./line.ts";

/** Their names are those in the written files. */
const FIXED = ["config", "manifests", "stateDir", "secretsDir"];

const APIS = ["integrations-v1", "cognigy-v2"] as const satisfies readonly Api[];

const INIT_EXAMPLES = [
  ["webhook-sync init", "asks; Enter accepts the default"],
  ["webhook-sync init --yes && webhook-sync plan", "a sandbox for trying things out"],
  ["webhook-sync init --profile cognigy-v2 --tenant https://api-trial.cognigy.ai", "for Cognigy.AI"],
  [
    "webhook-sync init --tenant https://acme.cognigy.com --auth bearer --code-owner @acme/ops",
    "without a terminal; the token is read from COGNIGY_TOKEN, never from here",
  ],
  ["webhook-sync init --state postgres --tenant https://acme.cognigy.com", "runners share the record"],
  ["webhook-sync init --yes --no-github --format json", "what was written and what was kept, for a script"],
] as const;

const INIT_DESCRIPTION =
  "Writes webhook-sync.yaml, an example manifest in webhooks.d, the schemas for your editor, .gitignore, and for " +
  "GitHub the workflows and CODEOWNERS. Existing files are not changed; the lines they lack are printed. On a terminal " +
  "it asks for what no option sets. A sandbox tenant is always set up and is the default; with --tenant yours is the " +
  "environment --env (default: production), and doctor checks it when its credentials are set.";

/** What is written has names of its own: a folder or a file that is named besides would be left aside in silence. */
export function refuseNames(init: Command): void {
  const fixed = FIXED.find((name) => init.getOptionValueSourceWithGlobals(name) === "cli");
  if (fixed === undefined) return;
  const flag = rootOf(init).options.find((option) => option.attributeName() === fixed)?.long;
  init.error(`error: init always writes the default names; ${flag} is not supported`);
}

export function defineInit(program: Command): void {
  const command = program
    .command("init")
    .summary("create the files of a new repository")
    .description(INIT_DESCRIPTION)
    .option("--tenant <url>", "your tenant's address: https, or http on loopback")
    .addOption(
      new Option(
        "--profile <api>",
        "the API that it has, and the sandbox speaks (default: integrations-v1)",
      ).choices(APIS),
    )
    .option("--project <project>", "with --profile cognigy-v2, the project of its Endpoints: name or id")
    .addOption(
      new Option(
        "--auth <kind>",
        "how it authenticates (default: client-credentials; with --profile cognigy-v2 api-key)",
      ).choices(AUTHENTICATION_KINDS),
    )
    .addOption(
      new Option("--state <backend>", "where the record is kept: files, or a PostgreSQL that runners share")
        .choices(["files", "postgres"])
        .default("files"),
    )
    .option("--code-owner <owner>", "who reviews the config file and the workflows: @org/team")
    .option("--no-github", "without the workflows and CODEOWNERS")
    .option("--yes", "ask nothing");
  withExamples(command, INIT_EXAMPLES);
}

const SHELLS = ["bash", "zsh", "fish"];

export function defineCompletion(program: Command): void {
  const command = program
    .command("completion")
    .summary("print a completion script for bash, zsh or fish")
    .description(
      "Prints a script that completes commands, options, environments and webhooks. At each Tab it runs the tool, " +
        "which reads the config file and the manifests and sends nothing.",
    )
    .addArgument(new Argument("<shell>", "which shell").choices(SHELLS));
  withExamples(command, [
    ["echo 'source <(webhook-sync completion bash)' >> ~/.bashrc", "bash"],
    ["echo 'source <(webhook-sync completion zsh)' >> ~/.zshrc", "zsh, after compinit"],
    ["webhook-sync completion fish > ~/.config/fish/completions/webhook-sync.fish", "fish"],
  ]);
  prints(command, TEXT_ONLY);
  const complete = program
    .command("complete", { hidden: true })
    .description("Completes a command line: used by the script that `completion` prints.")
    .argument("<line>", "the command line up to the cursor");
  prints(complete, TEXT_ONLY);
}

export function defineDemo(program: Command): void {
  const command = program
    .command("demo")
    .summary("run the whole workflow on a local tenant")
    .description("Runs the real commands on an embedded tenant and an example fleet, in a temporary folder.")
    .addOption(
      new Option("--speaks <api>", "the API that the tenant speaks").choices(APIS).default("integrations-v1"),
    )
    .option("--keep", "keep the folder and print its path");
  withExamples(command, [
    ["webhook-sync demo", "about ten seconds"],
    ["webhook-sync demo --speaks cognigy-v2", "the same on a tenant of Cognigy.AI"],
  ]);
  prints(command, TEXT_ONLY);
}

const LOGS = ["requests", "deliveries", "dashboard", "events"] as const;

export function defineSandbox(program: Command): void {
  const sandbox = program
    .command("sandbox")
    .summary("run a local tenant with receivers")
    .description(
      "Runs a local tenant with receivers, a dashboard and a deprecation hook, for trying things out.",
    );
  defineSandboxServe(sandbox);
  defineSandboxLog(sandbox);
}

function defineSandboxServe(sandbox: Command): void {
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
    .option("--port <n>", "port of the API; 0 for any free port", readPort, 0)
    .option("--switches <file>", "YAML or JSON file: how the tenant behaves, and which faults it injects");
  for (const command of [sandbox, serve])
    withExamples(command, [
      ["webhook-sync sandbox --port 4010", "until Ctrl-C"],
      ["webhook-sync sandbox --speaks cognigy-v2", "a tenant of Cognigy.AI"],
      [
        "webhook-sync sandbox --switches faults.yaml",
        "with schemas/sandbox-switches.schema.json in your editor",
      ],
    ]);
}

function defineSandboxLog(sandbox: Command): void {
  const log = sandbox
    .command("log")
    .summary("list what reached it")
    .description(
      "Lists what reached the embedded tenant: API requests, deliveries to receivers, dashboard reports, hook events.",
    )
    .addArgument(new Argument("<log>", "which log").choices(LOGS));
  withExamples(log, [["webhook-sync sandbox log events", "the events that reached the deprecation hook"]]);
}

function readPort(text: string): number {
  const port = wholeNumber(text);
  if (port === undefined || port > 65_535) throw new InvalidArgumentError("a whole number from 0 to 65535");
  return port;
}

export function defineVersion(program: Command): void {
  const command = program
    .command("version")
    .summary("show the version, and what it was built from and runs on")
    .description(
      "Shows the version with commit, Node, platform and the schemas of the files: what a bug report needs. Contacts " +
        "nobody; there is no update check.",
    );
  withExamples(command, [
    ["webhook-sync version", "for a bug report"],
    ["webhook-sync version --json", "for scripts"],
  ]);
}

/** The options of `sandbox serve`, as commander reads them. */
export interface SandboxServeOptions {
  readonly port: number;
  /** As the environment says when left out. */
  readonly speaks?: Api;
  /** A file of switches and faults. */
  readonly switches?: string;
}

/** The options of `demo`, as commander reads them. */
export interface DemoOptions {
  readonly keep?: boolean;
  readonly speaks: Api;
}

/** Only an embedded tenant can be served, and has logs. */
export function notASandbox(environment: string): Problem {
  const hint = "name one with `profile: sandbox` by --env";
  return problem(EXIT.usage, "usage", `environment ${environment} is not a sandbox`, hint);
}
