import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Command, Option } from "commander";
import { whyNoFolder } from "../base/folders.ts";
import type { OutputFormat } from "../model/run/output-format.ts";
import type { Io } from "../model/run/surroundings.ts";

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

/** What every command takes, as commander reads it. */
interface RawOptions {
  readonly env?: string;
  readonly config: string;
  readonly manifests?: string;
  readonly secretsDir?: string;
  readonly stateDir?: string;
  readonly C?: string;
  readonly format: OutputFormat;
  readonly color: "auto" | "always" | "never";
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** What every command takes. Paths are absolute. */
export interface GlobalOptions
  extends Omit<RawOptions, "C" | "env" | "manifests" | "secretsDir" | "stateDir" | "quiet" | "verbose"> {
  readonly env: string | undefined;
  /** Whether nobody named the config file, and it was found in a folder above. */
  readonly isConfigAbove: boolean;
  readonly manifests: string | undefined;
  readonly secretsDir: string | undefined;
  /** Whether it stands on the command line, and not only in an environment variable. */
  readonly isSecretsDirTyped: boolean;
  readonly stateDir: string;
  /** What `-C` says; undefined where it is not on the line. */
  readonly folder: string | undefined;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** Where a command works: relative paths of its line, of its variables and of the search for a config file start there. */
export function workingFolder(command: Command, { workingDirectory }: Pick<Io, "workingDirectory">): string {
  const { C: folder } = command.optsWithGlobals<{ readonly C?: string }>();
  if (folder === undefined) return workingDirectory;
  const path = resolve(workingDirectory, folder);
  const whyNot = whyNoFolder(path);
  return whyNot === null ? path : command.error(`error: -C ${folder}: ${whyNot}`);
}

/** A variable that a script forgot to fill in would stand for the working directory, and a record be begun or read there. */
export function refuseEmptyPaths(command: Command): void {
  const empty = command.options.find(
    (option) => /<(?:dir|file)>$/.test(option.flags) && command.getOptionValue(option.attributeName()) === "",
  );
  if (empty !== undefined)
    command.error(`error: option '${empty.flags}' is empty: name one, or leave the option out`);
  if (command.parent !== null) refuseEmptyPaths(command.parent);
}

export function readGlobalOptions(command: Command, io: Io): GlobalOptions {
  const raw = command.optsWithGlobals<RawOptions>();
  const absolute = (path: string) => resolve(io.workingDirectory, path);
  const isNamed = command.getOptionValueSourceWithGlobals("config") !== "default";
  const above = isNamed ? undefined : configAbove(io.workingDirectory);
  const config = above ?? absolute(raw.config);
  return {
    env: raw.env,
    folder: raw.C,
    format: raw.format,
    color: raw.color,
    quiet: raw.quiet === true,
    verbose: raw.verbose === true,
    config,
    isConfigAbove: above !== undefined,
    manifests: raw.manifests === undefined ? undefined : absolute(raw.manifests),
    secretsDir: raw.secretsDir === undefined ? undefined : absolute(raw.secretsDir),
    isSecretsDirTyped: command.getOptionValueSourceWithGlobals("secretsDir") === "cli",
    // The record belongs to the config file, wherever a command is run from.
    stateDir: raw.stateDir === undefined ? usualStateDir(config) : absolute(raw.stateDir),
  };
}

/**
 * The nearest config file in a folder above, as far as the root of the Git repository; undefined where the folder
 * itself has one, or there is none. Outside of a repository nothing says how far up is still the same project.
 */
function configAbove(directory: string): string | undefined {
  let nearest: string | undefined;
  for (let folder = directory; ; folder = dirname(folder)) {
    const file = join(folder, DEFAULT_CONFIG);
    if (nearest === undefined && existsSync(file)) {
      if (folder === directory) return undefined;
      nearest = file;
    }
    if (existsSync(join(folder, ".git"))) return nearest;
    if (folder === dirname(folder)) return undefined;
  }
}

/** Where the record is when nobody names a folder: it belongs to the config file. */
export function usualStateDir(config: string): string {
  return join(dirname(config), ".webhook-sync");
}

/** The config file that a command takes when nobody names one. */
function usualConfig(directory: string): string {
  return configAbove(directory) ?? join(directory, DEFAULT_CONFIG);
}

/** The options of a line that is still typed. */
type TypedOptions = ReadonlyMap<string, string>;

/** As the command that is typed would find it. */
export function configOfLine(typed: TypedOptions, io: Pick<Io, "variables" | "workingDirectory">): string {
  const named = typed.get("--config") ?? io.variables.WEBHOOK_SYNC_CONFIG;
  const folder = folderOfLine(typed, io);
  return named ? resolve(folder, named) : usualConfig(folder);
}

export function folderOfLine(
  typed: TypedOptions,
  { workingDirectory }: Pick<Io, "workingDirectory">,
): string {
  return resolve(workingDirectory, typed.get("-C") ?? "");
}
