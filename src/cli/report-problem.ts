import { printedJson } from "../base/json.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { ExitCode } from "../model/exit-code.ts";
import type { Problem } from "../model/problem.ts";
import type { Io } from "../model/surroundings.ts";
import { renderFindingAnnotations } from "../render/annotations.ts";
import { renderDiagnostics } from "../render/diagnostics.ts";
import { renderSarif } from "../render/sarif.ts";
import { asTyped, styleFor } from "../terminal/style.ts";
import type { GlobalOptions } from "./options.ts";
import { TOOL_VERSION } from "./tool.ts";

/** Tells people on stderr, and scripts on stdout; gives the exit code. */
export function reportProblem(io: Io, options: GlobalOptions, problem: Problem): ExitCode {
  const { exitCode, diagnostics } = problem;
  const typed = diagnostics.map((found) => ({
    ...found,
    hint: found.hint === null ? null : asTyped(found.hint, io.variables),
  }));
  io.stderr.write(`${renderDiagnostics(typed, styleFor(io.stderr, options, io))}\n`);
  io.stdout.write(findingsForMachines(options, diagnostics));
  if (options.format === "json") io.stdout.write(`${problemJson(problem)}\n`);
  return exitCode;
}

/** Findings for annotations and code scanning, each line ended; "" in the other formats. */
export function findingsForMachines(
  { format }: Pick<GlobalOptions, "format">,
  diagnostics: readonly Diagnostic[],
): string {
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
