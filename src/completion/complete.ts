import type { Argument, Command, Option } from "commander";
import { escapeTerminal } from "../base/text.ts";
import { keyOf, type NameAndVersion } from "../model/fleet/key.ts";
import { optionNamed, type Position, positionAfter, wordsOf } from "./position.ts";

type Given = Position["given"];

/** Where the values come from that only the repository knows, by the options that are typed already. */
export interface CompletionSources {
  environments(given: Given): readonly string[];
  webhooks(given: Given): readonly NameAndVersion[];
  /** What a command's `--format` takes. */
  formatsOf(command: Command): readonly string[];
}

/** Something that can be typed. */
interface Candidate {
  readonly value: string;
  readonly about: string;
}

const OF_THE_SHELL: ReadonlySet<string> = new Set([":files", ":directories"]);

/**
 * What can stand at the end of a command line, one a line with what it is after a tab; `:files` and `:directories` ask
 * the shell for its own. Reads the config file and the manifests, writes nothing and contacts nobody. A value that
 * a terminal would act on is left out; quoting is the shell's, which knows how.
 */
export function complete(line: string, program: Command, sources: CompletionSources): string {
  const words = wordsOf(line);
  const typed = words.at(-1) ?? "";
  const position = positionAfter(words.slice(1, -1), program);
  const candidates = candidatesAt(position, typed, sources);
  return candidates
    .filter(
      ({ value }) => OF_THE_SHELL.has(value) || (value.startsWith(typed) && escapeTerminal(value) === value),
    )
    .map(({ value, about }) => `${value}${about === "" ? "" : `\t${about}`}\n`)
    .join("");
}

function candidatesAt(
  { command, option, isOptional, argument, isPastOptions, given }: Position,
  typed: string,
  sources: CompletionSources,
): readonly Candidate[] {
  const { formatsOf } = sources;
  const listed = (values: Values) => list(values, given, sources);
  const isOption = typed.startsWith("-") && !isPastOptions;
  const [name = "", value] = typed.split(/=(.*)/s);
  if (isOption && value !== undefined) {
    const known = optionNamed(command, name);
    const values = known === undefined ? [] : listed(valuesOfOption(known, formatsOf(command)));
    return values.map((one) =>
      OF_THE_SHELL.has(one.value) ? one : { ...one, value: `${name}=${one.value}` },
    );
  }
  if (option !== null && !(isOptional && isOption)) return listed(valuesOfOption(option, formatsOf(command)));
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
    ({ long, short, description }) => {
      const flag = long ?? short;
      return flag == null ? [] : [{ value: flag, about: description }];
    },
  );
}

function list(values: Values, given: Given, sources: CompletionSources): readonly Candidate[] {
  const bare = (texts: readonly string[]) => texts.map((value) => ({ value, about: "" }));
  const keys = () => sources.webhooks(given).map(keyOf);
  const names = () => [...new Set(sources.webhooks(given).map(({ name }) => name))];
  switch (values.kind) {
    case "free":
      return [];
    case "files":
    case "directories":
      return bare([`:${values.kind}`]);
    case "fixed":
      return bare(values.values);
    case "environments":
      return bare(sources.environments(given));
    case "keys":
      return bare(keys());
    case "names":
      return bare(names());
    case "webhooks":
      return bare([...names(), ...keys()]);
  }
}

/** What kind of values an option or an argument takes. */
type Values =
  | { readonly kind: "free" }
  | { readonly kind: "files" | "directories" | "environments" | "keys" | "names" | "webhooks" }
  | { readonly kind: "fixed"; readonly values: readonly string[] };

/** By what stands for the value in the help: `--out <file>`. */
const OF_OPTIONS: Readonly<Record<string, Values>> = {
  file: { kind: "files" },
  dir: { kind: "directories" },
  key: { kind: "keys" },
  name: { kind: "names" },
};

/** By the argument's name. */
const OF_ARGUMENTS: Readonly<Record<string, Values>> = {
  file: { kind: "files" },
  plan: { kind: "files" },
  dir: { kind: "directories" },
  folder: { kind: "directories" },
  name: { kind: "webhooks" },
};

function valuesOfOption(option: Option, formats: readonly string[]): Values {
  if (option.argChoices !== undefined) return { kind: "fixed", values: option.argChoices };
  if (option.long === "--format") return { kind: "fixed", values: formats };
  if (option.long === "--env") return { kind: "environments" };
  return OF_OPTIONS[placeholderOf(option)] ?? { kind: "free" };
}

/** The word that stands for an option's value in the help. */
function placeholderOf({ flags }: Option): string {
  return /[<[]([^>\].]+)/.exec(flags)?.[1] ?? "";
}

function valuesOfArgument(argument: Argument): Values {
  if (argument.argChoices !== undefined) return { kind: "fixed", values: argument.argChoices };
  return OF_ARGUMENTS[argument.name()] ?? { kind: "free" };
}
