import { type Command, Option } from "commander";
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
