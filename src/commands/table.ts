import type { Command } from "commander";
import { defineApply, defineOutbox, defineRollback } from "./apply.ts";
import { defineDescribe, defineDiff, defineReport } from "./describe.ts";
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

/** All that the program knows of a command besides its command lines. */
export interface CommandRow {
  readonly name: string;
  readonly define: (program: Command) => void;
  /** Whether its work reaches a tenant, so that it can be traced. */
  readonly reachesTenant?: true;
  /** The options of every command that mean something to it, where not all of them do. Only commands that reach a tenant have steps to log. */
  readonly takes?: readonly string[];
  /** The same for commands below it. */
  readonly below?: Readonly<Record<string, readonly string[]>>;
  /** The command below it that runs when none is named. Its help has the options of that one too. */
  readonly standsFor?: string;
  /** Whether it needs to know all the other commands. */
  readonly speaksOfAll?: true;
}

/** A row a command, in the order of their help. */
export const ROWS: readonly CommandRow[] = [
  {
    name: "init",
    define: defineInit,
    takes: ["env", "format", "json", "color", "quiet", "verbose", "C"],
  },
  {
    name: "validate",
    define: defineValidate,
    takes: ["env", "config", "manifests", "format", "json", "C", "color", "quiet"],
  },
  { name: "plan", define: definePlan, reachesTenant: true },
  { name: "show", define: defineShow, takes: ["format", "json", "C", "color"] },
  { name: "apply", define: defineApply, reachesTenant: true },
  { name: "rollback", define: defineRollback, reachesTenant: true },
  {
    name: "comment",
    define: defineComment,
    takes: ["env", "config", "manifests", "format", "json", "C", "color", "quiet"],
  },
  { name: "status", define: defineStatus, reachesTenant: true },
  { name: "describe", define: defineDescribe, reachesTenant: true },
  { name: "diff", define: defineDiff, reachesTenant: true },
  { name: "report", define: defineReport, reachesTenant: true },
  { name: "health", define: defineHealth, reachesTenant: true },
  { name: "audit", define: defineAudit, takes: [] },
  { name: "outbox", define: defineOutbox },
  { name: "state", define: defineState, takes: [] },
  {
    name: "policy",
    define: definePolicy,
    takes: [],
    below: { list: ["env", "config", "format", "json", "C", "color", "quiet"] },
  },
  {
    name: "secrets",
    define: defineSecrets,
    takes: [],
    below: { list: ["env", "config", "manifests", "secretsDir", "format", "json", "C", "color", "quiet"] },
  },
  { name: "doctor", define: defineDoctor, reachesTenant: true },
  { name: "endpoints", define: defineEndpoints, reachesTenant: true },
  {
    name: "environments",
    define: defineEnvironments,
    takes: ["env", "config", "format", "json", "C", "color", "quiet"],
  },
  { name: "import", define: defineImport, reachesTenant: true },
  { name: "sandbox", define: defineSandbox, standsFor: "serve" },
  { name: "demo", define: defineDemo, takes: ["color"] },
  { name: "completion", define: defineCompletion, takes: [], speaksOfAll: true },
  { name: "version", define: defineVersion, takes: ["format", "json", "color"] },
  { name: "help", define: defineHelp, takes: [], speaksOfAll: true },
];

/** What stands first in the line of each command. */
export const COMMAND_NAMES: readonly string[] = ROWS.map(({ name }) => name);

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
