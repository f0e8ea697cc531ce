import type { Command } from "commander";
import { printedJson } from "../base/json.ts";
import { TOOL_VERSION } from "../base/package.ts";
import type { Result } from "../base/result.ts";
import { fileInRepository, inRepository } from "../ci/line-links.ts";
import type { GlobalOptions } from "../commands/options.ts";
import { shownPath } from "../manifest/manifest-files.ts";
import type { Diagnostic } from "../model/fleet/diagnostic.ts";
import { EXIT, type ExitCode } from "../model/run/exit-code.ts";
import type { Problem } from "../model/run/problem.ts";
import type { Io, Surroundings } from "../model/run/surroundings.ts";
import { findingsForMachines, type PlacedFindings } from "../render/formats/findings.ts";
import { renderDiagnostics } from "../render/text/diagnostics.ts";
import type { View } from "../render/wording/view.ts";
import { styleFor } from "../terminal/process-io.ts";

/** What a command works with. */
export interface Invocation {
  readonly io: Io;
  readonly options: GlobalOptions;
}

/** What a command has come to: what it shows, or its exit code where it has shown it already; else why it could not. */
export type Done = Result<View | ExitCode, Problem>;

/** The exit code that this leads to. */
export function exitCodeOf(done: Done): ExitCode {
  if (!done.ok) return done.error.exitCode;
  return typeof done.value === "number" ? done.value : (done.value.exitCode ?? EXIT.done);
}

/** Where the commands are added, and where each leaves its exit code. */
export interface Shell {
  readonly program: Command;
  readonly io: Surroundings;
  finish(exitCode: ExitCode): void;
  /** Runs another command line, as the demo does. */
  run(args: readonly string[], io: Surroundings): Promise<number>;
}

/** The work of one command line. */
export type Work = (invocation: Invocation, command: Command, shell: Shell) => Promise<Done>;

/** Shows what a command has come to; gives its exit code. */
export async function tellDone(invocation: Invocation, done: Done): Promise<ExitCode> {
  if (!done.ok) return reportProblem(invocation, done.error);
  return typeof done.value === "number" ? done.value : await show(invocation, done.value);
}

/** Shows it in the format that was asked for; gives the exit code. */
export async function show(invocation: Invocation, view: View): Promise<ExitCode> {
  const text = await shown(invocation, view);
  const { io, options } = invocation;
  io.stdout.write(text === "" || text.endsWith("\n") ? text : `${text}\n`);
  const { findings = [] } = view;
  if (options.format !== "json" && findings.length > 0) {
    io.stderr.write("\n");
    tell(invocation, findings);
  }
  return view.exitCode ?? EXIT.done;
}

function shown(
  { io, options }: Invocation,
  { text, json, isOneLine, formats }: View,
): string | Promise<string> {
  const { format } = options;
  if (format === "json") return printedJson(json, isOneLine ? "line" : undefined);
  const style = styleFor(io.stdout, options, io);
  const shownAs = format === "text" ? undefined : formats?.[format];
  return shownAs?.(style) ?? text(style);
}

/** Tells people of findings on stderr, where there are any. */
export function tell({ io, options }: Invocation, findings: readonly Diagnostic[]): void {
  if (findings.length === 0) return;
  io.stderr.write(`${renderDiagnostics(findings, styleFor(io.stderr, options, io))}\n`);
}

/** Tells people on stderr, and scripts on stdout; gives the exit code. */
export function reportProblem(invocation: Invocation, problem: Problem): ExitCode {
  const { io, options } = invocation;
  const { exitCode, diagnostics } = problem;
  const typed = diagnostics.map((found) => ({
    ...found,
    hint: found.hint === null ? null : io.asTyped(found.hint),
  }));
  tell(invocation, typed);
  io.stdout.write(findingsForMachines(options.format, placed(invocation, diagnostics)));
  if (options.format === "json") io.stdout.write(`${problemJson(problem)}\n`);
  return exitCode;
}

/** As reports have them: named from the root of the repository, beside the file that has what is nowhere. */
export function placed({ io, options }: Invocation, found: readonly Diagnostic[]): PlacedFindings {
  const config = fileInRepository(shownPath(options.config, io.workingDirectory), io);
  return { findings: inRepository(found, io), toolVersion: TOOL_VERSION, config };
}

/** One line, so that it can also end a stream of records. */
export function problemJson({ exitCode, diagnostics }: Problem): string {
  return printedJson({ kind: "problem", exitCode, diagnostics }, "line");
}
