import { type Command, InvalidArgumentError, Option } from "commander";
import { parseDuration } from "../base/time.ts";
import type { OutputFormat } from "../model/run/output-format.ts";
import type { Io } from "../model/run/surroundings.ts";

/** What every command prints. */
const COMMON_FORMATS: readonly OutputFormat[] = ["text", "json"];

/** What is only there to be read. */
export const TEXT_ONLY: readonly OutputFormat[] = ["text"];

/** How a plan can be shown. */
export const PLAN_FORMATS: readonly OutputFormat[] = [
  "text",
  "json",
  "markdown",
  "summary",
  "html",
  "github",
  "gitlab",
];

/** How findings can be shown. */
export const VALIDATE_FORMATS: readonly OutputFormat[] = ["text", "json", "github", "gitlab", "sarif"];

/** How the record can be shown. */
export const RECORD_FORMATS: readonly OutputFormat[] = ["text", "json", "csv"];

/** How the status of webhooks can be shown. */
export const STATUS_FORMATS: readonly OutputFormat[] = ["text", "json", "openmetrics"];

/** How one webhook can be shown. */
export const DESCRIBE_FORMATS: readonly OutputFormat[] = ["text", "json", "html"];

/** How a report can be shown. */
export const REPORT_FORMATS: readonly OutputFormat[] = ["html", "json"];

const ALL_FORMATS: ReadonlySet<string> = new Set(
  [PLAN_FORMATS, VALIDATE_FORMATS, RECORD_FORMATS, STATUS_FORMATS].flat(),
);

/** Reads an option that may stand more than once. */
function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** In decimal digits; undefined where it is none. `Number` takes `0x10` and an empty text too. */
export function wholeNumber(text: string): number | undefined {
  return /^[0-9]{1,15}$/.test(text.trim()) ? Number(text) : undefined;
}

/** Reads how often something is looked at. More often than each second would be a burden for the tenant. */
export function readInterval(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined || milliseconds < 1_000)
    throw new InvalidArgumentError("a duration of at least 1s, such as 5s or 1m");
  return milliseconds;
}

/** Of an option that takes one value the last one would win in silence, and an environment be left out. */
export function refuseRepeated(command: Command): void {
  for (const option of command.options) {
    if (option.variadic || option.isBoolean() || option.parseArg === collect) continue;
    let first: string | undefined;
    command.on(`option:${option.name()}`, (value: string) => {
      if (first !== undefined) {
        const message = `${option.long ?? option.short} takes one value and has two, ${JSON.stringify(first)} and ${JSON.stringify(value)}`;
        command.error(`error: ${message}; run the command once for each`);
      }
      first = value;
    });
  }
  command.commands.forEach(refuseRepeated);
}

const formats = new WeakMap<Command, readonly OutputFormat[]>();

/** Says what a command prints, where that is not what every command does. */
export function prints(command: Command, printed: readonly OutputFormat[]): void {
  formats.set(command, printed);
}

/** What a command prints. */
export function formatsOf(command: Command): readonly OutputFormat[] {
  return formats.get(command) ?? COMMON_FORMATS;
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

/** `audit show`; empty for the program itself. */
export function pathOf(command: Command): string {
  const { parent } = command;
  return parent === null ? "" : `${pathOf(parent)} ${command.name()}`.trim();
}

/** The program itself. */
export function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent);
}

/** The options that stand for a format, as commander reads them. */
interface FormatFlags {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly format: string;
}

/** `--json` and `--csv` are formats, and a command line has one. */
export function takeFormatFlags(command: Command): void {
  const { json, csv, format } = command.optsWithGlobals<FormatFlags>();
  const isNamed = command.getOptionValueSourceWithGlobals("format") === "cli";
  const flags = [
    ...(csv ? ["--csv"] : []),
    ...(json ? ["--json"] : []),
    ...(isNamed ? [`--format ${format}`] : []),
  ];
  const [first, ...others] = flags.map((flag) => flag.replace(/^--(format )?/, ""));
  if (first === undefined) return;
  // The first one itself where none differs.
  const other = flags[1 + others.findIndex((one) => one !== first)];
  if (other !== flags[0]) command.error(`error: ${flags[0]} and ${other} exclude each other`);
  rootOf(command).setOptionValueWithSource("format", first, "cli");
}

/**
 * Holds a command to what it prints. A variable is set for all commands of a job: one that does not have its format
 * prints as it does without it, and the format that goes unused is given back, so that somebody can be told.
 */
export function settleFormat(command: Command): string | undefined {
  const { format } = command.optsWithGlobals<{ readonly format: string }>();
  const printed = formatsOf(command);
  const source = command.getOptionValueSourceWithGlobals("format");
  if (printed.some((known) => known === format)) return undefined;
  const [usual = "text"] = printed;
  if (source === "default") {
    rootOf(command).setOptionValueWithSource("format", usual, "default");
    return undefined;
  }
  const isOfVariable = source === "env";
  if (!isOfVariable || !ALL_FORMATS.has(format)) {
    const given = isOfVariable ? `WEBHOOK_SYNC_FORMAT=${format}` : `--format ${format}`;
    return command.error(`error: ${command.name()} prints ${printed.join(", ")}; there is no ${given}`);
  }
  rootOf(command).setOptionValueWithSource("format", usual, "default");
  return format;
}

/** Whether JSON is asked for, by a command line that may not even parse. */
export function asksForJson(
  args: readonly string[],
  { WEBHOOK_SYNC_FORMAT: usual }: Io["variables"],
): boolean {
  const isOther = (arg: string) => arg === "--format" || arg.startsWith("--format=");
  return (
    (usual === "json" && !args.some(isOther)) ||
    args.some(
      (arg, at) =>
        arg === "--json" || arg === "--format=json" || (arg === "--format" && args[at + 1] === "json"),
    )
  );
}

/** The commands that do something; the others only hold them. */
export function leavesOf(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

/** The options that plan and apply share. */
export function addPlanOptions(command: Command): Command {
  return command
    .option("--target <key...>", "only these, by name or key, and what they depend on")
    .option("--allow-delete <key>", "delete this one, whose sunset has passed (repeatable)", collect)
    .addOption(allowDeprecate("deprecate this one despite protection or limits (repeatable)"))
    .option("--allow-downgrade <name>", "go back to a lower version of this name (repeatable)", collect);
}

/** The same words wherever something may be taken out of service. */
export function allowDeprecate(description: string): Option {
  return new Option("--allow-deprecate <key>", description).argParser(collect);
}

/** What stands for stdin in place of a plan's file, and for stdout in --out. */
export const STREAM = "-";
