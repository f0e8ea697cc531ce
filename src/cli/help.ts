import { type Command, type Help, Option } from "commander";
import type { Io } from "../model/surroundings.ts";
import { formatsOf, type Shell } from "./command.ts";

/** The options of every command that mean nothing to some of them, by the command's path. All else takes all. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  demo: ["color"],
  completion: [],
  help: [],
  audit: [],
  state: [],
  policy: [],
  show: ["format", "color"],
  comment: ["env", "config", "manifests", "format", "color"],
  environments: ["env", "config", "format", "color"],
  "policy list": ["env", "config", "format", "color"],
  validate: ["env", "config", "manifests", "format", "color"],
};

/** Shows of the options that every command takes those that mean something here, and the formats that there are. */
export const HELP: Partial<Help> = {
  showGlobalOptions: true,
  visibleGlobalOptions: (command) => {
    const taken = TAKEN[pathOf(command)];
    const all = command.parent === null ? [] : rootOf(command).options;
    return all
      .filter((option) => !option.hidden && option.name() !== "version")
      .filter((option) => taken === undefined || taken.includes(option.attributeName()))
      .map((option) => (option.name() === "format" ? formatOption(command, option) : option));
  },
};

function formatOption(command: Command, { flags, defaultValue }: Option): Option {
  return new Option(flags, `output format: ${formatsOf(command).join(", ")}`).default(defaultValue);
}

/** `help audit show`: commander's own command looks one level deep. */
export function defineHelp({ program }: Shell): void {
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
export function pointToHelp(command: Command, variables: Shell["io"]["variables"]): void {
  const path = ["webhook-sync", pathOf(command), "--help"].filter(Boolean).join(" ");
  command.showHelpAfterError(`(see ${asTyped(path, variables)})`);
  for (const below of command.commands) pointToHelp(below, variables);
}

/** `audit show`; empty for the program itself. */
function pathOf(command: Command): string {
  const { parent } = command;
  return parent === null ? "" : `${pathOf(parent)} ${command.name()}`.trim();
}

function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent);
}

/** What is to be typed begins so where a word or an option follows; a sentence about the tool itself does not. */
const COMMAND_LINE =
  /(?<![\w./-])webhook-sync (?=--|(?:apply|audit|comment|completion|demo|doctor|endpoints|environments|health|help|import|init|outbox|plan|policy|recover|rollback|sandbox|show|state|status|validate)\b)/g;

/** A text with its command lines as they have to be typed: whoever started the tool by npx has no other name for it. */
export function asTyped(
  text: string,
  { npm_command: command, npm_lifecycle_event: event }: Io["variables"],
): string {
  const isByNpx = command === "exec" || event === "npx";
  return isByNpx ? text.replace(COMMAND_LINE, "npx webhook-sync ") : text;
}
