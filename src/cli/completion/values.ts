import type { Argument, Command, Option } from "commander";
import { formatsOf } from "../command.ts";

/** What kind of values an option or an argument takes. */
export type Values =
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
  name: { kind: "webhooks" },
};

/** The word that stands for an option's value in the help. */
function placeholderOf({ flags }: Option): string {
  return /[<[]([^>\].]+)/.exec(flags)?.[1] ?? "";
}

export function valuesOfOption(option: Option, command: Command): Values {
  if (option.argChoices !== undefined) return { kind: "fixed", values: option.argChoices };
  if (option.long === "--format") return { kind: "fixed", values: formatsOf(command) };
  if (option.long === "--env") return { kind: "environments" };
  return OF_OPTIONS[placeholderOf(option)] ?? { kind: "free" };
}

export function valuesOfArgument(argument: Argument): Values {
  if (argument.argChoices !== undefined) return { kind: "fixed", values: argument.argChoices };
  return OF_ARGUMENTS[argument.name()] ?? { kind: "free" };
}
