import { Command, CommanderError } from "commander";
import { codeOf } from "../base/system-error.ts";
import { leavesOf, pathOf } from "../commands/line.ts";
import { addGlobalOptions } from "../commands/options.ts";
import { defineCommands, EXIT_CODES, HELP, pointToHelp, VARIABLES } from "../commands/program.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { EXIT, type ExitCode } from "../model/exit-code.ts";
import type { Surroundings } from "../model/surroundings.ts";
import { asTyped } from "../terminal/style.ts";
import { execute, type Shell } from "./command.ts";
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
  const { problemJson } = await import("./report-problem.ts");
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

/** Of a command line that may not even parse. */
function asksForJson(
  args: readonly string[],
  { WEBHOOK_SYNC_FORMAT: usual }: Surroundings["variables"],
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
