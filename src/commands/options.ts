import { type Command, Option } from "commander";
import type { Io } from "../model/surroundings.ts";
import { rootOf } from "./line.ts";

/** The config file where no other one is named. */
export const DEFAULT_CONFIG = "webhook-sync.yaml";

/** What every command takes. */
export function addGlobalOptions(program: Command): void {
  program
    .option("--env <name>", "environment to use (default: the one marked `default` in the config file)")
    .option(
      "--config <file>",
      "the config file; without it, the nearest one from here up to the root of the Git repository",
      DEFAULT_CONFIG,
    )
    .option("--manifests <dir>", "folder of the manifests (default: the one set in the config file)")
    .option("--secrets-dir <dir>", "folder with one file per secret, in addition to environment variables")
    .option(
      "--state-dir <dir>",
      "folder of the audit log, outbox and sandbox (default: .webhook-sync next to --config)",
    )
    .option("--format <format>", "output format: text, json, or another that the command supports", "text")
    .option("--json", "the same as --format json")
    .addOption(
      new Option("--color <when>", "auto follows the terminal, NO_COLOR and FORCE_COLOR")
        .choices(["auto", "always", "never"])
        .default("auto"),
    )
    .option("--quiet", "hide progress")
    .option("--verbose", "log each step to stderr")
    .option("-C <dir>", "run as if started in this folder");
}

/** `--json` is a format, and a command line has one. */
export function takeJsonFlag(command: Command): void {
  const { json, format } = command.optsWithGlobals<{ readonly json?: boolean; readonly format: string }>();
  if (json !== true) return;
  if (command.getOptionValueSourceWithGlobals("format") === "cli" && format !== "json")
    command.error(`error: --json and --format ${format} exclude each other`);
  rootOf(command).setOptionValueWithSource("format", "json", "cli");
}

/** Where all of our environment variables begin. */
export const PREFIX = "WEBHOOK_SYNC_";

/** Options that an environment variable sets too. None that approves or allows anything: those are said each time. */
const SETTABLE: ReadonlySet<string> = new Set([
  "--env",
  "--config",
  "--manifests",
  "--secrets-dir",
  "--state-dir",
  "--format",
  "--color",
  "--concurrency",
  "--lock-timeout",
]);

/** The environment variable of an option; undefined where it has none. */
export function variableOf({ long }: Pick<Option, "long">): string | undefined {
  return long != null && SETTABLE.has(long) ? nameOf(long) : undefined;
}

function nameOf(flag: string): string {
  return PREFIX + flag.slice("--".length).replaceAll("-", "_").toUpperCase();
}

const OPTION_VARIABLES: ReadonlySet<string> = new Set([...SETTABLE].map(nameOf));

/** All that mean something. */
export const KNOWN_VARIABLES: ReadonlySet<string> = new Set([
  ...OPTION_VARIABLES,
  // Who the record says it was, and who approved it.
  "WEBHOOK_SYNC_ACTOR",
  "WEBHOOK_SYNC_APPROVER",
  // How much a trace has.
  "WEBHOOK_SYNC_TRACE_DETAIL",
  // Config files take the address of a shared record from it, by the pages' advice.
  "WEBHOOK_SYNC_STATE_URL",
  // And the key that the record is signed with.
  "WEBHOOK_SYNC_AUDIT_KEY",
]);

/** What begins as ours do and means nothing. */
export function unknownVariables(variables: Io["variables"]): readonly string[] {
  return Object.keys(variables).filter((name) => name.startsWith(PREFIX) && !KNOWN_VARIABLES.has(name));
}

/** Without those that set options, for command lines that bring their own. */
export function withoutOptionVariables(variables: Io["variables"]): Io["variables"] {
  const kept = Object.entries(variables).filter(([name]) => !OPTION_VARIABLES.has(name));
  return Object.fromEntries(kept);
}

/** Gives the options of a command that stand nowhere on its line what their variables say. An empty one says nothing. */
export function takeVariables(command: Command, variables: Io["variables"]): void {
  for (const option of command.options) {
    const name = variableOf(option);
    const text = name === undefined ? undefined : variables[name];
    const key = option.attributeName();
    if (!text || command.getOptionValueSource(key) === "cli") continue;
    command.setOptionValueWithSource(key, parsed(command, option, text), "env");
  }
  if (command.parent !== null) takeVariables(command.parent, variables);
}

function parsed(command: Command, option: Option, text: string): unknown {
  if (option.parseArg === undefined) return text;
  try {
    return option.parseArg<unknown>(text, undefined);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return command.error(
      `error: environment variable ${variableOf(option)}: ${JSON.stringify(text)} is invalid: ${reason}`,
    );
  }
}
