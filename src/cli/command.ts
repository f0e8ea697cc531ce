import { type Command, InvalidArgumentError } from "commander";
import { parseDuration } from "../base/time.ts";
import type { ExitCode } from "../model/exit-code.ts";
import type { Io, Surroundings } from "../model/surroundings.ts";
import {
  type GlobalOptions,
  type OutputFormat,
  readGlobalOptions,
  refuseEmptyPaths,
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
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
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

/** What a command prints. */
export function formatsOf(command: Command): readonly OutputFormat[] {
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
  printed: readonly OutputFormat[] = COMMON_FORMATS,
): void {
  formats.set(command, printed);
  command.action(async () => {
    const { variables } = shell.io;
    refuseEmptyPaths(command);
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
 * prints as it does without it, and the format that goes unused is given back, so that somebody can be told.
 */
function settleFormat(command: Command, printed: readonly OutputFormat[]): string | undefined {
  const { format } = command.optsWithGlobals<{ readonly format: string }>();
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
