import { type Command, Help, Option } from "commander";
import { formatsOf, pathOf, rootOf } from "./line.ts";

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
export const HELP: Partial<Help> = {
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
export function defineHelp(program: Command): void {
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
