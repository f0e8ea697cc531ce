import type { Command, Option } from "commander";

/** Where in a command line the word stands that is being typed. */
export interface Position {
  readonly command: Command;
  /** Whose value it is; null where it is none. */
  readonly option: Option | null;
  /** Whether it may also be something else: the values of `--target` may be followed by another option. */
  readonly isOptional: boolean;
  /** Which argument of the command it would be, from 0. */
  readonly argument: number;
  /** After `--` there are only arguments. */
  readonly isPastOptions: boolean;
  /** The values of the options before it, by their long names. */
  readonly given: ReadonlyMap<string, string>;
}

/** Follows the words before the one that is being typed through the definitions of the commands. */
export function positionAfter(words: readonly string[], program: Command): Position {
  const given = new Map<string, string>();
  let at: Step = {
    command: program,
    option: null,
    isOptional: false,
    argument: 0,
    isPastOptions: false,
  };
  for (const word of words) at = step(at, word, given);
  return { ...at, given };
}

type Step = Omit<Position, "given">;

function step(at: Step, word: string, given: Map<string, string>): Step {
  const { option, isOptional, isPastOptions } = at;
  const isOption = !isPastOptions && word.startsWith("-") && word !== "-";
  if (option !== null && !(isOptional && isOption)) {
    given.set(option.long ?? option.short ?? "", word);
    return { ...at, option: option.variadic ? option : null, isOptional: true };
  }
  const ended = { ...at, option: null, isOptional: false };
  return isOption ? afterOption(ended, word, given) : afterArgument(ended, word);
}

function afterOption(at: Step, word: string, given: Map<string, string>): Step {
  if (word === "--") return { ...at, isPastOptions: true };
  const [name = "", value] = word.split(/=(.*)/s);
  if (value !== undefined) {
    given.set(name, value);
    return at;
  }
  const option = optionNamed(at.command, name);
  return option?.required || option?.optional ? { ...at, option } : at;
}

function afterArgument(at: Step, word: string): Step {
  const { commands } = at.command;
  // `help plan` is about a command that comes next.
  if (word === "help" && commands.length > 0) return at;
  const sub = at.argument === 0 ? commands.find((one) => one.name() === word) : undefined;
  return sub === undefined ? { ...at, argument: at.argument + 1 } : { ...at, command: sub };
}

/** An option of the command, of the one below it that runs where none is named, or of one that it belongs to. */
export function optionNamed(command: Command, name: string): Option | undefined {
  const own = [...command.options, ...command.createHelp().visibleOptions(command)];
  return (
    own.find(({ long, short }) => long === name || short === name) ??
    (command.parent === null ? undefined : optionNamed(command.parent, name))
  );
}

const WORD = /(?:[^\s\\'"]|\\.?|'[^']*'?|"(?:[^"\\]|\\.?)*"?)+/gs;
const PART = /\\(.?)|'([^']*)'?|"((?:[^"\\]|\\.?)*)"?/gs;

/** The words of a command line up to the cursor as a shell reads them, its own name first. The last is being typed. */
export function wordsOf(line: string): readonly string[] {
  const found = [...line.matchAll(WORD)];
  const words = found.map(([text]) => unquoted(text));
  const last = found.at(-1);
  const isEnded = last === undefined || last.index + last[0].length < line.length;
  const all = isEnded ? [...words, ""] : words;
  // NAME=value before a command is the shell's.
  const name = all.findIndex((text) => !/^\w+=/.test(text));
  return all.slice(Math.max(0, name));
}

function unquoted(text: string): string {
  return text.replace(
    PART,
    (_, escaped?: string, single?: string, double?: string) =>
      escaped ?? single ?? double?.replace(/\\(.?)/gs, "$1") ?? "",
  );
}
