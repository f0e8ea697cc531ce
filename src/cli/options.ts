import { dirname, join, resolve } from "node:path";
import { type Command, Option } from "commander";
import type { Io, Output } from "../model/surroundings.ts";
import type { Style } from "../render/terminal.ts";

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
  readonly manifests: string | undefined;
  readonly secretsDir: string | undefined;
  readonly stateDir: string;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** The config file where no other one is named. */
export const DEFAULT_CONFIG = "webhook-sync.yaml";

export function addGlobalOptions(program: Command): void {
  program
    .option("--env <name>", "environment to use (default: the one marked `default` in the config file)")
    .option("--config <file>", "the config file", DEFAULT_CONFIG)
    .option("--manifests <dir>", "folder of the manifests (default: the one set in the config file)")
    .option("--secrets-dir <dir>", "folder with one file per secret, in addition to environment variables")
    .option(
      "--state-dir <dir>",
      "folder of the audit log, outbox and sandbox (default: .webhook-sync next to --config)",
    )
    .option("--format <format>", "output format: text, json, or another that the command supports", "text")
    .addOption(
      new Option("--color <when>", "auto follows the terminal, NO_COLOR and FORCE_COLOR")
        .choices(["auto", "always", "never"])
        .default("auto"),
    )
    .option("--quiet", "hide progress")
    .option("--verbose", "log each step to stderr");
}

export function readGlobalOptions(command: Command, io: Io): GlobalOptions {
  const raw = command.optsWithGlobals<RawOptions>();
  const absolute = (path: string) => resolve(io.workingDirectory, path);
  return {
    ...raw,
    env: raw.env,
    quiet: raw.quiet === true,
    verbose: raw.verbose === true,
    config: absolute(raw.config),
    manifests: raw.manifests === undefined ? undefined : absolute(raw.manifests),
    secretsDir: raw.secretsDir === undefined ? undefined : absolute(raw.secretsDir),
    // The record belongs to the config file, wherever a command is run from.
    stateDir:
      raw.stateDir === undefined
        ? join(dirname(absolute(raw.config)), ".webhook-sync")
        : absolute(raw.stateDir),
  };
}

/** How to print on a stream: its width, and colour unless something says otherwise (https://no-color.org). */
export function styleFor(output: Output, options: Pick<GlobalOptions, "color">, io: Io): Style {
  return {
    color: usesColor(output, options.color, io.variables),
    width: Math.max(40, Math.min(output.columns, 120)),
  };
}

function usesColor(output: Output, mode: GlobalOptions["color"], variables: Io["variables"]): boolean {
  if (mode !== "auto") return mode === "always";
  if (variables.NO_COLOR) return false;
  if (variables.FORCE_COLOR) return variables.FORCE_COLOR !== "0";
  return output.isTerminal && variables.TERM !== "dumb";
}
