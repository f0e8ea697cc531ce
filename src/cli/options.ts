import { statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Command } from "commander";
import type { OutputFormat } from "../commands/line.ts";
import type { Io } from "../model/surroundings.ts";
import { configAbove } from "./find-config.ts";

/** What every command takes, as commander reads it. */
interface RawOptions {
  readonly env?: string;
  readonly config: string;
  readonly manifests?: string;
  readonly secretsDir?: string;
  readonly stateDir?: string;
  readonly format: OutputFormat;
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
  /** Whether it stands on the command line, and not only in an environment variable. */
  readonly isSecretsDirTyped: boolean;
  readonly stateDir: string;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** What stands for stdin in place of a plan's file, and for stdout in --out. */
export const STREAM = "-";

/** Where a command works: relative paths of its line, of its variables and of the search for a config file start there. */
export function workingFolder(command: Command, { workingDirectory }: Pick<Io, "workingDirectory">): string {
  const { C: folder } = command.optsWithGlobals<{ readonly C?: string }>();
  if (folder === undefined) return workingDirectory;
  const path = resolve(workingDirectory, folder);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? path : command.error(`error: -C ${folder}: there is no such folder`);
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
    stateDir: raw.stateDir === undefined ? join(dirname(config), ".webhook-sync") : absolute(raw.stateDir),
  };
}
