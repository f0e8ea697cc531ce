import { type Command, type Help, Option } from "commander";
import type { ExitCode } from "../model/exit-code.ts";
import type { Io, Surroundings } from "../model/surroundings.ts";
import { asTyped } from "../terminal/style.ts";
import {
  type Format,
  type GlobalOptions,
  readGlobalOptions,
  rootOf,
  takeJsonFlag,
  takeVariables,
  unknownVariables,
  workingFolder,
} from "./options.ts";

/** What a command works with. */
export interface Invocation {
  readonly io: Io;
  readonly options: GlobalOptions;
}

/** Where the commands are added, and where each leaves its exit code. */
export interface Shell {
  readonly program: Command;
  readonly io: Surroundings;
  finish(exitCode: ExitCode): void;
  /** Runs another command line, as the demo does. */
  run(args: readonly string[], io: Surroundings): Promise<number>;
}

/** What every command prints. */
const COMMON_FORMATS: readonly Format[] = ["text", "json"];

/** What is only there to be read. */
export const TEXT_ONLY: readonly Format[] = ["text"];

/** How a plan can be shown. */
export const PLAN_FORMATS: readonly Format[] = [
  "text",
  "json",
  "markdown",
  "summary",
  "html",
  "github",
  "gitlab",
];

/** How findings can be shown. */
export const VALIDATE_FORMATS: readonly Format[] = ["text", "json", "github", "gitlab", "sarif"];

/** How the record can be shown. */
export const RECORD_FORMATS: readonly Format[] = ["text", "json", "csv"];

/** How the status of webhooks can be shown. */
export const STATUS_FORMATS: readonly Format[] = ["text", "json", "openmetrics"];

const ALL_FORMATS: ReadonlySet<string> = new Set(
  [PLAN_FORMATS, VALIDATE_FORMATS, RECORD_FORMATS, STATUS_FORMATS].flat(),
);

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
        const message = `${option.long ?? option.short} takes one value and has two, ${JSON.stringify(first)} and ${JSON.stringify(value)}`;
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

/** Those that reach a tenant. */
const TRACED: ReadonlySet<string> = new Set([
  "plan",
  "apply",
  "rollback",
  "status",
  "describe",
  "diff",
  "health",
  "doctor",
  "import",
]);

/** One of these is set where there is somebody to send traces or metrics to. */
const COLLECTORS = [
  "OTEL_EXPORTER_OTLP_ENDPOINT",
  "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
  "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
] as const;

/** Ties a command to its work. The work imports what it needs when it starts, so that no other command waits for it. */
export function execute<Options extends object>(
  shell: Shell,
  command: Command,
  work: (invocation: Invocation, options: Options, args: readonly string[]) => Promise<ExitCode>,
  printed: readonly Format[] = COMMON_FORMATS,
): void {
  formats.set(command, printed);
  command.action(async () => {
    const { variables } = shell.io;
    takeJsonFlag(command);
    takeVariables(command, variables);
    const ignored = settleFormat(command, printed);
    // Loaded here only: no help and no error of the command line has to do with secrets.
    const { Redactor } = await import("../model/redactor.ts");
    const workingDirectory = workingFolder(command, shell.io);
    const { RunEvents } = await import("../model/run-events.ts");
    const io: Io = { ...shell.io, workingDirectory, redactor: new Redactor(), events: new RunEvents() };
    const invocation = { io, options: readGlobalOptions(command, io) };
    const unknown = unknownVariables(variables);
    // What is only there to be read is asked for by shells and people, who have no use for warnings.
    if (printed !== TEXT_ONLY && (unknown.length > 0 || ignored !== undefined)) {
      const { warnOfVariables } = await import("./variable-warnings.ts");
      warnOfVariables(invocation, unknown, ignored);
    }
    const run = () => work(invocation, command.opts<Options>(), command.args);
    const isTraced = TRACED.has(pathOf(command)) && COLLECTORS.some((name) => variables[name]);
    // Loaded only where somebody collects.
    shell.finish(
      isTraced
        ? await (await import("./telemetry.ts")).traced(invocation, pathOf(command), run)
        : await run(),
    );
  });
}

/**
 * Holds a command to what it prints. A variable is set for all commands of a job: one that does not have its format
 * prints text, and the format that goes unused is given back, so that somebody can be told.
 */
function settleFormat(command: Command, printed: readonly Format[]): string | undefined {
  const { format } = command.optsWithGlobals<{ readonly format: string }>();
  if (printed.some((known) => known === format)) return undefined;
  const isOfVariable = command.getOptionValueSourceWithGlobals("format") === "env";
  if (!isOfVariable || !ALL_FORMATS.has(format)) {
    const given = isOfVariable ? `WEBHOOK_SYNC_FORMAT=${format}` : `--format ${format}`;
    return command.error(`error: ${command.name()} prints ${printed.join(", ")}; there is no ${given}`);
  }
  rootOf(command).setOptionValueWithSource("format", "text", "default");
  return format;
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

/** The options of every command that mean nothing to some of them, by the command's path. All else takes all. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  demo: ["color"],
  completion: [],
  help: [],
  audit: [],
  state: [],
  policy: [],
  version: ["format", "json", "color"],
  show: ["format", "json", "C", "color"],
  comment: ["env", "config", "manifests", "format", "json", "C", "color"],
  environments: ["env", "config", "format", "json", "C", "color"],
  "policy list": ["env", "config", "format", "json", "C", "color"],
  validate: ["env", "config", "manifests", "format", "json", "C", "color"],
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
