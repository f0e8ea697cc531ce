import { type Command, CommanderError } from "commander";
import { TOOL_VERSION } from "../base/package.ts";
import { failureOf } from "../commands/failure.ts";
import {
  asksForJson,
  formatsOf,
  leavesOf,
  pathOf,
  settleFormat,
  TEXT_ONLY,
  takeFormatFlags,
} from "../commands/line.ts";
import {
  readGlobalOptions,
  refuseEmptyPaths,
  takeVariables,
  unknownVariables,
  workingFolder,
} from "../commands/options.ts";
import { newProgram, reachesTenant } from "../commands/program.ts";
import { COMMAND_NAMES } from "../commands/table.ts";
import { EXIT, type ExitCode } from "../model/run/exit-code.ts";
import type { Io, Surroundings } from "../model/run/surroundings.ts";
import { asTyped } from "../terminal/process-io.ts";
import type { Invocation, Shell, Work } from "./command.ts";
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

/** Told to people as far as commander has not, and to scripts too: they get JSON whatever happens. */
async function report(error: unknown, args: readonly string[], io: Surroundings): Promise<ExitCode> {
  const { told, problem, isShortage } = failureOf(error);
  if (told !== "") io.stderr.write(told);
  if (!asksForJson(args, io.variables)) return problem.exitCode;
  // Out of files not even what problems are printed with can be loaded; else it would make every start slower.
  const text = isShortage
    ? JSON.stringify({ kind: "problem", ...problem })
    : (await import("./command.ts")).problemJson(problem);
  io.stdout.write(`${text}\n`);
  return problem.exitCode;
}

/** The command lines of a program, each tied to its work. */
export function programOf(surroundings: Omit<Shell, "program">, args: readonly string[]): Command {
  const { io } = surroundings;
  const shell: Shell = { ...surroundings, program: newProgram(TOOL_VERSION, io, typedBy(io), args) };
  for (const command of leavesOf(shell.program)) {
    const work = WORK[pathOf(command)];
    if (work !== undefined) execute(shell, command, work);
  }
  return shell.program;
}

function typedBy({ variables }: Surroundings): Io["asTyped"] {
  return (text) => asTyped(text, COMMAND_NAMES, variables);
}

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
    takeFormatFlags(command);
    takeVariables(command, variables);
    const ignored = settleFormat(command);
    const invocation = await invocationOf(command, shell.io);
    const unknown = unknownVariables(variables);
    // What is only there to be read is asked for by shells and people, who have no use for warnings.
    if (formatsOf(command) !== TEXT_ONLY && (unknown.length > 0 || ignored !== undefined)) {
      const { variableWarnings } = await import("../commands/variable-warnings.ts");
      const { tell } = await import("./command.ts");
      tell(invocation, variableWarnings(invocation.options, unknown, ignored));
    }
    const run = async () => {
      const done = await work(invocation, command, shell);
      if (done.ok && typeof done.value === "number") return done.value;
      const { tellDone } = await import("./command.ts");
      return await tellDone(invocation, done);
    };
    const isTraced = reachesTenant(pathOf(command)) && COLLECTORS.some((name) => variables[name]);
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
  const own = { redactor: new Redactor(), events: new RunEvents(), asTyped: typedBy(surroundings) };
  const io: Io = { ...surroundings, workingDirectory, ...own };
  return { io, options: readGlobalOptions(command, io) };
}
