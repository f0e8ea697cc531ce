import type { Command } from "commander";
import { formatsOf, pathOf, settleFormat, TEXT_ONLY } from "../commands/line.ts";
import { takeJsonFlag, takeVariables, unknownVariables } from "../commands/options.ts";
import type { ExitCode } from "../model/exit-code.ts";
import type { Io, Surroundings } from "../model/surroundings.ts";
import { type GlobalOptions, readGlobalOptions, refuseEmptyPaths, workingFolder } from "./options.ts";

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

/** The work of one command line. */
export type Work = (invocation: Invocation, command: Command, shell: Shell) => Promise<ExitCode>;

/** Ties a command to its work. The work imports what it needs when it starts, so that no other command waits for it. */
export function execute(shell: Shell, command: Command, work: Work): void {
  command.action(async () => {
    const { variables } = shell.io;
    refuseEmptyPaths(command);
    takeJsonFlag(command);
    takeVariables(command, variables);
    const ignored = settleFormat(command);
    // Loaded here only: no help and no error of the command line has to do with secrets.
    const { Redactor } = await import("../base/redactor.ts");
    const workingDirectory = workingFolder(command, shell.io);
    const { RunEvents } = await import("../model/run-events.ts");
    const io: Io = { ...shell.io, workingDirectory, redactor: new Redactor(), events: new RunEvents() };
    const invocation = { io, options: readGlobalOptions(command, io) };
    const unknown = unknownVariables(variables);
    // What is only there to be read is asked for by shells and people, who have no use for warnings.
    if (formatsOf(command) !== TEXT_ONLY && (unknown.length > 0 || ignored !== undefined)) {
      const { warnOfVariables } = await import("./variable-warnings.ts");
      warnOfVariables(invocation, unknown, ignored);
    }
    const run = () => work(invocation, command, shell);
    const isTraced = TRACED.has(pathOf(command)) && COLLECTORS.some((name) => variables[name]);
    // Loaded only where somebody collects.
    shell.finish(
      isTraced
        ? await (await import("./telemetry.ts")).traced(invocation, pathOf(command), run)
        : await run(),
    );
  });
}
