import type { Command } from "commander";
import type { ExitCode } from "../model/exit-code.ts";
import type { Io } from "../model/surroundings.ts";
import { type Format, type GlobalOptions, readGlobalOptions } from "./options.ts";

/** What a command works with. */
export interface Invocation {
  readonly io: Io;
  readonly options: GlobalOptions;
}

/** Where the commands are added, and where each leaves its exit code. */
export interface Shell {
  readonly program: Command;
  readonly io: Io;
  finish(exitCode: ExitCode): void;
  /** Runs another command line, as the demo does. */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** What every command prints. */
const COMMON_FORMATS: readonly Format[] = ["text", "json"];

/** What is only there to be read. */
export const TEXT_ONLY: readonly Format[] = ["text"];

/** How a plan can be shown. */
export const PLAN_FORMATS: readonly Format[] = ["text", "json", "markdown", "summary", "github"];

/** How findings can be shown. */
export const VALIDATE_FORMATS: readonly Format[] = ["text", "json", "github", "sarif"];

/** How the record can be shown. */
export const RECORD_FORMATS: readonly Format[] = ["text", "json", "csv"];

/** Reads an option that may stand more than once. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Of an option that takes one value the last one would win in silence, and an environment be left out. */
export function refuseRepeated(command: Command): void {
  for (const option of command.options) {
    if (option.variadic || option.isBoolean() || option.parseArg === collect) continue;
    let first: string | undefined;
    command.on(`option:${option.name()}`, (value: string) => {
      if (first !== undefined) {
        const message = `${option.long} takes one value and has two, ${JSON.stringify(first)} and ${JSON.stringify(value)}`;
        command.error(`error: ${message}; run the command once for each`);
      }
      first = value;
    });
  }
  command.commands.forEach(refuseRepeated);
}

const formats = new WeakMap<Command, readonly Format[]>();

/** What a command prints. */
export function formatsOf(command: Command): readonly Format[] {
  return formats.get(command) ?? COMMON_FORMATS;
}

/** Ties a command to its work. The work imports what it needs when it starts, so that no other command waits for it. */
export function execute<Options extends object>(
  shell: Shell,
  command: Command,
  work: (invocation: Invocation, options: Options, args: readonly string[]) => Promise<ExitCode>,
  printed: readonly Format[] = COMMON_FORMATS,
): void {
  formats.set(command, printed);
  command.action(async () => {
    const { format } = command.optsWithGlobals<{ readonly format: string }>();
    if (!printed.some((known) => known === format)) {
      command.error(`error: ${command.name()} prints ${printed.join(", ")}; there is no --format ${format}`);
    }
    const invocation = { io: shell.io, options: readGlobalOptions(command, shell.io) };
    shell.finish(await work(invocation, command.opts<Options>(), command.args));
  });
}

/** A command line, and what for. */
export type Example = readonly [line: string, what: string];

const examples = new WeakMap<Command, readonly Example[]>();

/** What a command's help shows of its use. */
export function examplesOf(command: Command): readonly Example[] {
  return examples.get(command) ?? [];
}

/** Examples below a command's help: what for, then the command line. */
export function withExamples(command: Command, shown: readonly Example[]): Command {
  examples.set(command, shown);
  const lines = shown.map(([line, what]) => `  # ${what}\n  $ ${line}`);
  return command.addHelpText("after", `\nExamples:\n${lines.join("\n")}`);
}
