/** docs/commands.md, made of the command lines themselves. */
import type { Argument, Command, Option } from "commander";
import { programOf } from "../../src/cli/run.ts";
import { examplesOf, formatsOf } from "../../src/commands/line.ts";
import { variableOf } from "../../src/commands/options.ts";
import { EXIT_CODES } from "../../src/commands/program.ts";
import { processIo } from "../../src/terminal/process-io.ts";
import { anchorOf, cell, code, table } from "./markdown.ts";

const INTRODUCTION = `# Commands

<!-- Written by npm run generate from src/commands; edit the command lines there. -->

What \`webhook-sync COMMAND --help\` says, on one page. [Options of every command](#options-of-every-command) stand at the
end, [exit codes](#exit-codes) too.`;

const COMMON = "Options of every command";

const COMMON_RULES = `Where one means nothing to a command, its section does not name it.

An option on the command line wins over its environment variable, and that over the config file. An empty variable counts
as not set. Relative paths in variables start where the command works, \`-C\` included. Nothing that approves or allows a
change has a variable. A variable that begins with \`WEBHOOK_SYNC_\` and means nothing is a warning. Where
\`WEBHOOK_SYNC_FORMAT\` is a format that a command does not have, the command prints the first of its own and says so.

Where nobody names a config file, the nearest \`webhook-sync.yaml\` is taken, from the folder that the command works in up
to the root of the Git repository. One that is found further up is named on stderr, and refused with exit 3 when it or its
folder belongs to another user (neither you nor root): name it with \`--config\` if you trust it. The state folder
\`.webhook-sync\` is next to the config file, wherever a command is run from.`;

export function commandsPage(): string {
  const program = programOf({ io: processIo(), run: async () => 0, finish: () => {} }, []);
  const commands = program.createHelp().visibleCommands(program).flatMap(withThoseBelow);
  const rows = commands.map((command) => {
    const path = pathOf(command);
    return [`[${code(path)}](#${anchorOf(path)})`, cell(firstSentence(command))];
  });
  const sections = [
    INTRODUCTION,
    table(["Command", "What it does"], rows),
    ...commands.map(section),
    `## ${COMMON}`,
    COMMON_RULES,
    optionsTable(program.options.filter(isOwn)),
    `## Exit codes\n\n\`\`\`text\n${EXIT_CODES.trim().split("\n").slice(1).join("\n")}\n\`\`\``,
  ];
  return `${sections.join("\n\n")}\n`;
}

/** A command that only holds others is a page of help, not something to run. */
function withThoseBelow(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(withThoseBelow);
}

function firstSentence(command: Command): string {
  return /^.*?\.(?= [A-Z]|$)/.exec(command.description())?.[0] ?? command.description();
}

function section(command: Command): string {
  const help = command.createHelp();
  const options = help.visibleOptions(command).filter(isOwn);
  const common = help.visibleGlobalOptions(command).map(({ long, short }) => code(long ?? short ?? ""));
  const examples = examplesOf(command).map(([line, what]) => `# ${what}\n${line}`);
  const parts = [
    `## ${pathOf(command)}`,
    cell(command.description()),
    `\`\`\`text\n${help.commandUsage(command)}\n\`\`\``,
    command.registeredArguments.length > 0 ? argumentsTable(command.registeredArguments) : "",
    options.length > 0 ? optionsTable(options) : "",
    common.length > 0 ? `Also takes ${common.join(", ")}.` : "",
    common.includes(code("--format")) ? `Formats: ${formatsOf(command).map(code).join(", ")}.` : "",
    examples.length > 0 ? `\`\`\`sh\n${examples.join("\n")}\n\`\`\`` : "",
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function isOwn(option: Option): boolean {
  return !option.hidden && option.long !== "--help";
}

function argumentsTable(args: readonly Argument[]): string {
  const rows = args.map((arg) => [code(arg.name()), cell(arg.description), choices(arg)]);
  return table(["Argument", "Meaning", "Choices"], rows);
}

function optionsTable(options: readonly Option[]): string {
  const rows = options.map((option) => {
    const { flags, description, defaultValue } = option;
    const standard = typeof defaultValue === "string" || typeof defaultValue === "number";
    const variable = variableOf(option);
    return [
      code(flags),
      cell(description),
      choices(option),
      standard ? code(`${defaultValue}`) : "",
      variable === undefined ? "" : code(variable),
    ];
  });
  return table(["Option", "Meaning", "Choices", "Default", "Environment variable"], rows);
}

function choices({ argChoices = [] }: { readonly argChoices?: readonly string[] | undefined }): string {
  return argChoices.map(code).join(", ");
}

/** `audit show` */
function pathOf(command: Command): string {
  const { parent } = command;
  return parent?.parent ? `${pathOf(parent)} ${command.name()}` : command.name();
}
