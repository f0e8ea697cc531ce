import { Command, Help, Option } from "commander";
import type { Io } from "../model/run/surroundings.ts";
import { defineApply, defineOutbox, defineRollback } from "./apply.ts";
import { defineDescribe, defineDiff, defineReport } from "./describe.ts";
import { formatsOf, pathOf, refuseRepeated, rootOf } from "./line.ts";
import { addGlobalOptions } from "./options.ts";
import {
  defineComment,
  definePlan,
  definePolicy,
  defineSecrets,
  defineShow,
  defineValidate,
} from "./plan.ts";
import { defineAudit, defineStatus } from "./record.ts";
import { defineCompletion, defineDemo, defineInit, defineSandbox, defineVersion } from "./setup.ts";
import { defineState } from "./state.ts";
import { defineDoctor, defineEndpoints, defineEnvironments, defineHealth, defineImport } from "./tenant.ts";

const VARIABLES = `
Environment variables:
  WEBHOOK_SYNC_ENV sets --env where it is not given. In the same way:
  ..._CONFIG, ..._MANIFESTS, ..._SECRETS_DIR, ..._STATE_DIR, ..._FORMAT,
  ..._COLOR, ..._CONCURRENCY and ..._LOCK_TIMEOUT. WEBHOOK_SYNC_ACTOR is who
  the audit log says it was. OTEL_EXPORTER_OTLP_ENDPOINT is where traces and
  metrics go.`;

export const EXIT_CODES = `
Exit codes:
  0 done or nothing to do         6 partly applied: a write failed
  1 not confirmed, or a bug       7 an outcome is unknown
  2 changes pending               8 stale plan or locked
    (only where asked for)        9 tenant unavailable or malformed
  3 invalid manifest or config   10 journal cannot be trusted or written
  4 authentication or scope      11 refused by policy, protection or limits
  5 held by the health gate      64 usage
                            129-143 ended by a signal`;

/** By their names, in the order of their help. */
const DEFINITIONS: Readonly<Record<string, (program: Command) => void>> = {
  init: defineInit,
  validate: defineValidate,
  plan: definePlan,
  show: defineShow,
  apply: defineApply,
  rollback: defineRollback,
  comment: defineComment,
  status: defineStatus,
  describe: defineDescribe,
  diff: defineDiff,
  report: defineReport,
  health: defineHealth,
  audit: defineAudit,
  outbox: defineOutbox,
  state: defineState,
  policy: definePolicy,
  secrets: defineSecrets,
  doctor: defineDoctor,
  endpoints: defineEndpoints,
  environments: defineEnvironments,
  import: defineImport,
  sandbox: defineSandbox,
  demo: defineDemo,
  completion: defineCompletion,
  version: defineVersion,
};

/** These speak of all commands that there are. */
const NEEDS_ALL: ReadonlySet<string> = new Set(["completion"]);

/**
 * Adds the command lines that there are. A line that begins with a command's name needs no other, and every start would
 * pay for defining them.
 */
export function defineCommands(program: Command, [first = ""]: readonly string[]): void {
  const define = NEEDS_ALL.has(first) || !Object.hasOwn(DEFINITIONS, first) ? undefined : DEFINITIONS[first];
  if (define !== undefined) define(program);
  else {
    for (const defineOne of Object.values(DEFINITIONS)) defineOne(program);
    defineHelp(program);
  }
  refuseRepeated(program);
}

/** The options of every command that mean nothing to some of them, by the command's path. All else takes all. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  demo: ["color"],
  completion: [],
  help: [],
  audit: [],
  state: [],
  policy: [],
  secrets: [],
  version: ["format", "json", "color"],
  show: ["format", "json", "C", "color"],
  comment: ["env", "config", "manifests", "format", "json", "C", "color"],
  environments: ["env", "config", "format", "json", "C", "color"],
  "secrets list": ["env", "config", "manifests", "secretsDir", "format", "json", "C", "color"],
  "policy list": ["env", "config", "format", "json", "C", "color"],
  validate: ["env", "config", "manifests", "format", "json", "C", "color"],
};

/** Commands that run one below them when none is named. They take its options, so their help has them too. */
const STANDS_FOR: Readonly<Record<string, string>> = { sandbox: "serve" };

const PLAIN_HELP = new Help();

/** Shows of the options that every command takes those that mean something here, and the formats that there are. */
const HELP: Partial<Help> = {
  showGlobalOptions: true,
  visibleOptions: (command) => {
    const standsFor = command.commands.find((below) => below.name() === STANDS_FOR[pathOf(command)]);
    const shown = PLAIN_HELP.visibleOptions(command);
    return standsFor === undefined ? shown : [...standsFor.options, ...shown];
  },
  visibleGlobalOptions: (command) => {
    const taken = TAKEN[pathOf(command)];
    const all = command.parent === null ? [] : rootOf(command).options;
    return all
      .filter((option) => !option.hidden && option.name() !== "version")
      .filter((option) => taken === undefined || taken.includes(option.attributeName()))
      .map((option) => (option.name() === "format" ? formatOption(command, option) : option));
  },
};

function formatOption(command: Command, { flags }: Option): Option {
  const printed = formatsOf(command);
  return new Option(flags, `output format: ${printed.join(", ")}`).default(printed[0]);
}

/** `help audit show`: commander's own command looks one level deep. */
function defineHelp(program: Command): void {
  program
    .helpCommand(false)
    .command("help")
    .summary("show the help of a command")
    .description("Shows the help of a command, like its --help.")
    .argument("[command...]", "the command, with its subcommand if it has one")
    .action((words: readonly string[]) => {
      let target = program;
      for (const word of words) {
        const next = target.commands.find((command) => command.name() === word);
        if (next === undefined) return program.error(`error: there is no command '${words.join(" ")}'`);
        target = next;
      }
      target.outputHelp();
    });
}

/** Whoever is told that a command line is wrong is shown to the help of that command. */
export function pointToHelp(command: Command, asTyped: (text: string) => string): void {
  const path = ["webhook-sync", pathOf(command), "--help"].filter(Boolean).join(" ");
  command.showHelpAfterError(`(see ${asTyped(path)})`);
  for (const below of command.commands) pointToHelp(below, asTyped);
}

/** The program without its commands. */
export function newProgram(
  version: string,
  { stdout, stderr }: Pick<Io, "stdout" | "stderr">,
  asTyped: (text: string) => string,
): Command {
  const program = new Command("webhook-sync")
    .description(
      "GitOps for NICE Cognigy webhooks: what Git declares is planned, reviewed, probed and applied.",
    )
    .version(version, "-V, --version")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(asTyped(text)),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => Math.min(stdout.columns, 100),
      getErrHelpWidth: () => Math.min(stderr.columns, 100),
    })
    .configureHelp(HELP)
    .addHelpText("after", `${VARIABLES}\n${EXIT_CODES}`);
  addGlobalOptions(program);
  return program;
}

const REACHING: ReadonlySet<string> = new Set([
  "plan",
  "apply",
  "rollback",
  "status",
  "describe",
  "diff",
  "health",
  "doctor",
  "import",
]);

/** Whether a command reaches a tenant. */
export function reachesTenant(command: Command): boolean {
  return REACHING.has(pathOf(command));
}
