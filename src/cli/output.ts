import { printedJson } from "../base/json.ts";
import type { OutputFormat } from "../commands/line.ts";
import type { Diagnostic } from "../model/fleet/diagnostic.ts";
import { EXIT, type ExitCode } from "../model/run/exit-code.ts";
import type { Problem } from "../model/run/problem.ts";
import { renderFindingAnnotations } from "../render/formats/annotations.ts";
import { renderSarif } from "../render/formats/sarif.ts";
import { renderDiagnostics } from "../render/text/diagnostics.ts";
import { asTyped, styleFor } from "../terminal/process-io.ts";
import type { Done, Invocation, View } from "./command.ts";
import { TOOL_VERSION } from "./tool.ts";

/** Shows what a command has come to; gives its exit code. */
export async function tellDone(invocation: Invocation, done: Done): Promise<ExitCode> {
  if (!done.ok) return reportProblem(invocation, done.error);
  return typeof done.value === "number" ? done.value : await show(invocation, done.value);
}

/** Shows it in the format that was asked for; gives the exit code. */
export async function show(invocation: Invocation, view: View): Promise<ExitCode> {
  const text = await shown(invocation, view);
  invocation.io.stdout.write(text === "" || text.endsWith("\n") ? text : `${text}\n`);
  return view.exitCode ?? EXIT.done;
}

function shown(
  { io, options }: Invocation,
  { text, json, isOneLine, formats }: View,
): string | Promise<string> {
  const { format } = options;
  if (format === "json") return printedJson(json, isOneLine ? "line" : undefined);
  const style = styleFor(io.stdout, options, io);
  return formats?.[format]?.(style) ?? text(style);
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
    hint: found.hint === null ? null : asTyped(found.hint, io.variables),
  }));
  tell(invocation, typed);
  io.stdout.write(findingsForMachines(options.format, diagnostics));
  if (options.format === "json") io.stdout.write(`${problemJson(problem)}\n`);
  return exitCode;
}

/** Findings for annotations and code scanning, each line ended; "" in the other formats. */
export function findingsForMachines(format: OutputFormat, diagnostics: readonly Diagnostic[]): string {
  if (format === "sarif") return `${renderSarif(diagnostics, TOOL_VERSION)}\n`;
  if (format !== "github") return "";
  return renderFindingAnnotations(diagnostics)
    .map((line) => `${line}\n`)
    .join("");
}

/** One line, so that it can also end a stream of records. */
export function problemJson({ exitCode, diagnostics }: Problem): string {
  return printedJson({ kind: "problem", exitCode, diagnostics }, "line");
}
