import { CommanderError } from "commander";
import { printedJson } from "../base/json.ts";
import { codeOf } from "../base/system-error.ts";
import { EXIT, type ExitCode } from "../model/exit-code.ts";
import { problem } from "../model/problem.ts";
import type { Io } from "../model/surroundings.ts";
import { programOf } from "./program.ts";

/** Runs one command line; gives the exit code and never rejects. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let exitCode: ExitCode = EXIT.done;
  const program = programOf({
    io,
    run,
    finish: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    return await report(error, args, io);
  }
}

/** What commander has told people by then, and what is a bug, for scripts too: they get JSON whatever happens. */
async function report(error: unknown, args: readonly string[], io: Io): Promise<ExitCode> {
  const code = codeOf(error) ?? "";
  if (SHORTAGES.has(code)) return reportShortage(code, args, io);
  const isUsage = error instanceof CommanderError;
  if (!isUsage) io.stderr.write(`${describeBug(error)}\n`);
  const exitCode = isUsage ? EXIT.usage : EXIT.bug;
  if (!asksForJson(args)) return exitCode;
  // Loaded here only: what it prints with would make every start slower.
  const { problemJson } = await import("./report-problem.ts");
  const message = error instanceof Error ? error.message : String(error);
  const found = isUsage
    ? problem(exitCode, "usage", message.replace(/^error: /, ""), "see webhook-sync --help")
    : problem(exitCode, "bug", message, "report it, with what stderr says");
  io.stdout.write(`${problemJson(found)}\n`);
  return exitCode;
}

/** The machine has run out of files or memory: no bug. */
const SHORTAGES: ReadonlySet<string> = new Set(["EMFILE", "ENFILE", "ENOMEM"]);

/** Needs no file of its own, not even to load what problems are printed with. */
function reportShortage(code: string, args: readonly string[], io: Io): ExitCode {
  const exitCode = EXIT.unavailable;
  const message = `the machine has run out of ${code === "ENOMEM" ? "memory" : "open files"} (${code})`;
  const hint =
    "allow more (ulimit -n) or lower --concurrency, then run it again: an apply goes on from there";
  io.stderr.write(`error out-of-resources: ${message}\n  hint: ${hint}\n`);
  if (!asksForJson(args)) return exitCode;
  const found = { code: "out-of-resources", severity: "error", message, hint };
  const diagnostics = [{ ...found, location: null, sourceLine: null }];
  io.stdout.write(`${printedJson({ kind: "problem", exitCode, diagnostics }, "line")}\n`);
  return exitCode;
}

/** Of a command line that may not even parse. */
function asksForJson(args: readonly string[]): boolean {
  return args.some((arg, at) => arg === "--format=json" || (arg === "--format" && args[at + 1] === "json"));
}

function describeBug(error: unknown): string {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `webhook-sync has a bug. Please report it with what follows:\n${detail}`;
}
