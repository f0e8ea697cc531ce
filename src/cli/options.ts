import { statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Command, Option } from "commander";
import type { Io } from "../model/surroundings.ts";
import { configAbove, DEFAULT_CONFIG } from "./find-config.ts";

/** How a command prints; each command says which of these it has. */
export type Format = "text" | "json" | "markdown" | "summary" | "github" | "sarif" | "csv";

/** What every command takes, as commander reads it. */
interface RawOptions {
  readonly env?: string;
  readonly config: string;
  readonly manifests?: string;
  readonly secretsDir?: string;
  readonly stateDir?: string;
  readonly format: Format;
  readonly color: "auto" | "always" | "never";
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** What every command takes. Paths are absolute. */
export interface GlobalOptions
  extends Omit<RawOptions, "env" | "manifests" | "secretsDir" | "stateDir" | "quiet" | "verbose"> {
  readonly env: string | undefined;
  /** Whether nobody named the config file, and it was found in a folder above. */
  readonly isConfigAbove: boolean;
  readonly manifests: string | undefined;
  readonly secretsDir: string | undefined;
  readonly stateDir: string;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** What stands for stdin in place of a plan's file, and for stdout in --out. */
export const STREAM = "-";

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

/** Where a command works: relative paths of its line, of its variables and of the search for a config file start there. */
export function workingFolder(command: Command, { workingDirectory }: Pick<Io, "workingDirectory">): string {
  const { C: folder } = command.optsWithGlobals<{ readonly C?: string }>();
  if (folder === undefined) return workingDirectory;
  const path = resolve(workingDirectory, folder);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? path : command.error(`error: -C ${folder}: there is no such folder`);
}

/** `--json` is a format, and a command line has one. */
export function takeJsonFlag(command: Command): void {
  const { json, format } = command.optsWithGlobals<{ readonly json?: boolean; readonly format: string }>();
  if (json !== true) return;
  if (command.getOptionValueSourceWithGlobals("format") === "cli" && format !== "json")
    command.error(`error: --json and --format ${format} exclude each other`);
  rootOf(command).setOptionValueWithSource("format", "json", "cli");
}

/** The program itself. */
export function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent);
}

export function readGlobalOptions(command: Command, io: Io): GlobalOptions {
  const raw = command.optsWithGlobals<RawOptions>();
  const absolute = (path: string) => resolve(io.workingDirectory, path);
  const isNamed = command.getOptionValueSourceWithGlobals("config") !== "default";
  const above = isNamed ? undefined : configAbove(io.workingDirectory);
  const config = above ?? absolute(raw.config);
  return {
    env: raw.env,
    format: raw.format,
    color: raw.color,
    quiet: raw.quiet === true,
    verbose: raw.verbose === true,
    config,
    isConfigAbove: above !== undefined,
    manifests: raw.manifests === undefined ? undefined : absolute(raw.manifests),
    secretsDir: raw.secretsDir === undefined ? undefined : absolute(raw.secretsDir),
    // The record belongs to the config file, wherever a command is run from.
    stateDir: raw.stateDir === undefined ? join(dirname(config), ".webhook-sync") : absolute(raw.stateDir),
  };
}
