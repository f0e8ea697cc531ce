import { Command, CommanderError } from "commander";
import { codeOf } from "../base/system-error.ts";
import { asksForJson, formatsOf, leavesOf, pathOf, settleFormat, TEXT_ONLY } from "../commands/line.ts";
import {
  addGlobalOptions,
  readGlobalOptions,
  refuseEmptyPaths,
  takeJsonFlag,
  takeVariables,
  unknownVariables,
  workingFolder,
} from "../commands/options.ts";
import { defineCommands, EXIT_CODES, HELP, pointToHelp, VARIABLES } from "../commands/program.ts";
import type { Diagnostic } from "../model/fleet/diagnostic.ts";
import { EXIT, type ExitCode } from "../model/run/exit-code.ts";
import type { Io, Surroundings } from "../model/run/surroundings.ts";
import { asTyped } from "../terminal/process-io.ts";
import type { Invocation, Shell, Work } from "./command.ts";
import { TOOL_VERSION } from "./tool.ts";
import { WORK } from "./work.ts";

/** Runs one command line; gives the exit code and never rejects. */
export async function run(args: readonly string[], io: Surroundings): Promise<number> {
  let exitCode: ExitCode = EXIT.done;
  const finish = (code: ExitCode) => {
    exitCode = code;
  };
  const program = programOf({ io, run, finish }, args);
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    return await report(error, args, io);
  }
}

/** What commander has told people by then, and what is a bug, for scripts too: they get JSON whatever happens. */
async function report(error: unknown, args: readonly string[], io: Surroundings): Promise<ExitCode> {
  const code = codeOf(error) ?? "";
  if (SHORTAGES.has(code)) return reportShortage(code, args, io);
  const isUsage = error instanceof CommanderError;
  if (!isUsage) io.stderr.write(`${describeBug(error)}\n`);
  const exitCode = isUsage ? EXIT.usage : EXIT.bug;
  if (!asksForJson(args, io.variables)) return exitCode;
  // Loaded here only: what it prints with would make every start slower.
  const { problemJson } = await import("./command.ts");
  const message = error instanceof Error ? error.message : String(error);
  const diagnostic = isUsage
    ? found("usage", message.replace(/^error: /, ""), "see webhook-sync --help")
    : found("bug", message, "report it, with what stderr says");
  io.stdout.write(`${problemJson({ exitCode, diagnostics: [diagnostic] })}\n`);
  return exitCode;
}

function found(code: string, message: string, hint: string): Diagnostic {
  return { code, severity: "error", message, hint, location: null, sourceLine: null };
}

/** The machine has run out of files or memory: no bug. */
const SHORTAGES: ReadonlySet<string> = new Set(["EMFILE", "ENFILE", "ENOMEM"]);

/** Needs no file of its own, not even to load what problems are printed with. */
function reportShortage(code: string, args: readonly string[], io: Surroundings): ExitCode {
  const exitCode = EXIT.unavailable;
  const message = `the machine has run out of ${code === "ENOMEM" ? "memory" : "open files"} (${code})`;
  const hint =
    "allow more (ulimit -n) or lower --concurrency, then run it again: an apply goes on from there";
  io.stderr.write(`error out-of-resources: ${message}\n  hint: ${hint}\n`);
  if (!asksForJson(args, io.variables)) return exitCode;
  const diagnostics = [found("out-of-resources", message, hint)];
  io.stdout.write(`${JSON.stringify({ kind: "problem", exitCode, diagnostics })}\n`);
  return exitCode;
}

function describeBug(error: unknown): string {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `webhook-sync has a bug. Please report it with what follows:\n${detail}`;
}

/** The command lines of a program, each tied to its work. */
export function programOf(surroundings: Omit<Shell, "program">, args: readonly string[]): Command {
  const { io } = surroundings;
  const shell: Shell = { ...surroundings, program: emptyProgram(io) };
  defineCommands(shell.program, args);
  for (const command of leavesOf(shell.program)) {
    const work = WORK[pathOf(command)];
    if (work !== undefined) execute(shell, command, work);
  }
  pointToHelp(shell.program, (text) => asTyped(text, io.variables));
  return shell.program;
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
function execute(shell: Shell, command: Command, work: Work): void {
  command.action(async () => {
    const { variables } = shell.io;
    refuseEmptyPaths(command);
    takeJsonFlag(command);
    takeVariables(command, variables);
    const ignored = settleFormat(command);
    const invocation = await invocationOf(command, shell.io);
    const unknown = unknownVariables(variables);
    // What is only there to be read is asked for by shells and people, who have no use for warnings.
    if (formatsOf(command) !== TEXT_ONLY && (unknown.length > 0 || ignored !== undefined)) {
      const { variableWarnings } = await import("../commands/variable-warnings.ts");
      const { tell } = await import("./command.ts");
      tell(invocation, variableWarnings(invocation.options.config, unknown, ignored));
    }
    const run = async () => {
      const done = await work(invocation, command, shell);
      if (done.ok && typeof done.value === "number") return done.value;
      const { tellDone } = await import("./command.ts");
      return await tellDone(invocation, done);
    };
    const isTraced = TRACED.has(pathOf(command)) && COLLECTORS.some((name) => variables[name]);
    shell.finish(isTraced ? await runTraced(invocation, pathOf(command), run) : await run());
  });
}

/** What that needs is loaded only where somebody collects. */
async function runTraced(
  { io, options: { quiet } }: Invocation,
  command: string,
  run: () => Promise<ExitCode>,
): Promise<ExitCode> {
  const { traced } = await import("../telemetry/traced.ts");
  const { ciRunUrl } = await import("../ci/provenance.ts");
  return await traced(io, { command, quiet, toolVersion: TOOL_VERSION, pipelineRun: ciRunUrl(io) }, run);
}

/** No help and no error of the command line waits for what secrets and events need. */
async function invocationOf(command: Command, surroundings: Surroundings): Promise<Invocation> {
  const workingDirectory = workingFolder(command, surroundings);
  const { Redactor } = await import("../base/redactor.ts");
  const { RunEvents } = await import("../model/run/run-events.ts");
  const io: Io = { ...surroundings, workingDirectory, redactor: new Redactor(), events: new RunEvents() };
  return { io, options: readGlobalOptions(command, io) };
}

function emptyProgram(io: Surroundings): Command {
  const program = new Command("webhook-sync")
    .description(
      "GitOps for NICE Cognigy webhooks: what Git declares is planned, reviewed, probed and applied.",
    )
    .version(TOOL_VERSION, "-V, --version")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(asTyped(text, io.variables)),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => Math.min(io.stdout.columns, 100),
      getErrHelpWidth: () => Math.min(io.stderr.columns, 100),
    })
    .configureHelp(HELP)
    .addHelpText("after", `${VARIABLES}\n${EXIT_CODES}`);
  addGlobalOptions(program);
  return program;
}
