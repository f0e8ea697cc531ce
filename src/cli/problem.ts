import type { Diagnostic } from "../model/diagnostic.ts";
import type { TenantFailure } from "../model/tenant.ts";
import { renderDiagnostics } from "../render/diagnostics.ts";
import { printedJson } from "../render/json.ts";
import { renderFindingAnnotations } from "../render/plan-annotations.ts";
import { renderSarif } from "../render/sarif.ts";
import { EXIT, type ExitCode, exitOfReading } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { type GlobalOptions, styleFor } from "./options.ts";
import { TOOL_VERSION } from "./tool.ts";
import { asTyped } from "./typed.ts";

/** Why a command could not do its work. */
export interface Problem {
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
}

export function problem(exitCode: ExitCode, code: string, message: string, hint: string | null): Problem {
  const nowhere = { location: null, sourceLine: null };
  return { exitCode, diagnostics: [{ code, severity: "error", message, hint, ...nowhere }] };
}

export function invalid(diagnostics: readonly Diagnostic[]): Problem {
  return { exitCode: EXIT.invalid, diagnostics };
}

export function tenantProblem({ kind, message, hint }: TenantFailure): Problem {
  return problem(exitOfReading(kind), `tenant-${kind}`, message, hint);
}

/** Tells people on stderr, and scripts on stdout; gives the exit code. */
export function reportProblem(io: Io, options: GlobalOptions, problem: Problem): ExitCode {
  const { exitCode, diagnostics } = problem;
  const typed = diagnostics.map((found) => ({
    ...found,
    hint: found.hint === null ? null : asTyped(found.hint, io.variables),
  }));
  io.stderr.write(`${renderDiagnostics(typed, styleFor(io.stderr, options, io))}\n`);
  if (options.format === "github") {
    io.stdout.write(
      renderFindingAnnotations(diagnostics)
        .map((line) => `${line}\n`)
        .join(""),
    );
  }
  if (options.format === "sarif") io.stdout.write(`${renderSarif(diagnostics, TOOL_VERSION)}\n`);
  if (options.format === "json") io.stdout.write(`${problemJson(problem)}\n`);
  return exitCode;
}

/** One line, so that it can also end a stream of records. */
export function problemJson({ exitCode, diagnostics }: Problem): string {
  return printedJson({ kind: "problem", exitCode, diagnostics }, "line");
}
