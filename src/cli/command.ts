import { statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Command } from "commander";
import type { Result } from "../base/result.ts";
import type { OutputFormat } from "../commands/line.ts";
import { EXIT, type ExitCode } from "../model/exit-code.ts";
import type { Problem } from "../model/problem.ts";
import type { Io, Surroundings } from "../model/surroundings.ts";
import type { Style } from "../render/wording/terminal.ts";
import { configAbove } from "./find-config.ts";

/** What a command works with. */
export interface Invocation {
  readonly io: Io;
  readonly options: GlobalOptions;
}

/** What a command has come to: what it shows, or its exit code where it has shown it already; else why it could not. */
export type Done = Result<View | ExitCode, Problem>;

/** The exit code that this leads to. */
export function exitCodeOf(done: Done): ExitCode {
  if (!done.ok) return done.error.exitCode;
  return typeof done.value === "number" ? done.value : (done.value.exitCode ?? EXIT.done);
}

/** What a command shows on stdout. */
export interface View {
  /** That of a command that did its work, where nothing else is said. */
  readonly exitCode?: ExitCode;
  readonly text: (style: Style) => string;
  /** What JSON shows. */
  readonly json: unknown;
  /** Whether JSON stands on one line, as another program wants it. */
  readonly isOneLine?: boolean;
  /** The formats that show something else than the text. */
  readonly formats?: Partial<Record<OutputFormat, (style: Style) => string | Promise<string>>>;
}

/** Where the commands are added, and where each leaves its exit code. */
export interface Shell {
  readonly program: Command;
  readonly io: Surroundings;
  finish(exitCode: ExitCode): void;
  /** Runs another command line, as the demo does. */
  run(args: readonly string[], io: Surroundings): Promise<number>;
}

/** The work of one command line. */
export type Work = (invocation: Invocation, command: Command, shell: Shell) => Promise<Done>;

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
