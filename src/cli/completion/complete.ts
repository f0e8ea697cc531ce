import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import { scanConfig, scanManifests } from "../../manifest/completion-scan.ts";
import { keyOf } from "../../model/key.ts";
import { escapeTerminal } from "../../render/escape.ts";
import type { Shell } from "../command.ts";
import { optionNamed, type Position, positionAfter } from "./position.ts";
import { type Values, valuesOfArgument, valuesOfOption } from "./values.ts";
import { wordsOf } from "./words.ts";

/** Something that can be typed. */
interface Candidate {
  readonly value: string;
  readonly about: string;
}

const OF_THE_SHELL: ReadonlySet<string> = new Set([":files", ":directories"]);

/**
 * What can stand at the end of a command line, one a line with what it is after a tab; `:files` and `:directories` ask
 * the shell for its own. Reads the operators' file and the manifests, writes nothing and contacts nobody. A value that
 * a terminal would act on is left out; quoting is the shell's, which knows how.
 */
export function complete({ program, io }: Pick<Shell, "program" | "io">, line: string): string {
  const words = wordsOf(line);
  const typed = words.at(-1) ?? "";
  const position = positionAfter(words.slice(1, -1), program);
  const candidates = candidatesAt(position, typed, (values) => list(values, position, io.workingDirectory));
  return candidates
    .filter(
      ({ value }) => OF_THE_SHELL.has(value) || (value.startsWith(typed) && escapeTerminal(value) === value),
    )
    .map(({ value, about }) => `${value}${about === "" ? "" : `\t${about}`}\n`)
    .join("");
}

function candidatesAt(
  { command, option, isOptional, argument, isPastOptions }: Position,
  typed: string,
  listed: (values: Values) => readonly Candidate[],
): readonly Candidate[] {
  const isOption = typed.startsWith("-") && !isPastOptions;
  const [name = "", value] = typed.split(/=(.*)/s);
  if (isOption && value !== undefined) {
    const known = optionNamed(command, name);
    const values = known === undefined ? [] : listed(valuesOfOption(known, command));
    return values.map((one) =>
      OF_THE_SHELL.has(one.value) ? one : { ...one, value: `${name}=${one.value}` },
    );
  }
  if (option !== null && !(isOptional && isOption)) return listed(valuesOfOption(option, command));
  if (isOption) return optionsOf(command);
  const expected = command.registeredArguments[argument] ?? command.registeredArguments.at(-1);
  const isExpected =
    expected !== undefined && (argument < command.registeredArguments.length || expected.variadic);
  return [
    ...(argument === 0 ? subcommandsOf(command) : []),
    ...(isExpected ? listed(valuesOfArgument(expected)) : []),
  ];
}

function subcommandsOf(command: Command): readonly Candidate[] {
  const visible = command.commands.length === 0 ? [] : command.createHelp().visibleCommands(command);
  return visible.map((one) => ({ value: one.name(), about: one.summary() || one.description() }));
}

function optionsOf(command: Command): readonly Candidate[] {
  const help = command.createHelp();
  return [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)].flatMap(
    ({ long, description }) => (long == null ? [] : [{ value: long, about: description }]),
  );
}

function list(values: Values, { given }: Position, workingDirectory: string): readonly Candidate[] {
  const bare = (texts: readonly string[]) => texts.map((value) => ({ value, about: "" }));
  const file = resolve(workingDirectory, given.get("--config") ?? "webhook-sync.yaml");
  const webhooks = () => {
    const manifests = given.get("--manifests");
    return scanManifests(
      manifests === undefined
        ? resolve(dirname(file), scanConfig(file).manifests)
        : resolve(workingDirectory, manifests),
    );
  };
  const names = () => [...new Set(webhooks().map(({ name }) => name))];
  switch (values.kind) {
    case "free":
      return [];
    case "files":
    case "directories":
      return bare([`:${values.kind}`]);
    case "fixed":
      return bare(values.values);
    case "environments":
      return bare(scanConfig(file).environments);
    case "keys":
      return bare(webhooks().map(keyOf));
    case "names":
      return bare(names());
    case "webhooks":
      return bare([...names(), ...webhooks().map(keyOf)]);
  }
}
