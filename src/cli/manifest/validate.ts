import { printedJson } from "../../base/json.ts";
import { counted } from "../../base/text.ts";
import { shownPath } from "../../manifest/manifest-files.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { EXIT, type ExitCode, worstExit } from "../../model/exit-code.ts";
import type { Problem } from "../../model/problem.ts";
import { renderDiagnostics } from "../../render/diagnostics.ts";
import { renderCodeQuality } from "../../render/gitlab.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import { findingsForMachines, reportProblem } from "../report-problem.ts";
import { loadDesired, warningsOf } from "./desired.ts";
import { inEnvironment, severalEnvironments } from "./several.ts";

/** Reports every finding of the manifests and the policy, of one environment or of several. */
export async function validate(invocation: Invocation): Promise<ExitCode> {
  const several = severalEnvironments(invocation);
  if (!several.ok) return refuse(invocation, several.error);
  if (several.value === null) return validateOne(invocation);
  const checks = several.value.map((name) => check(inEnvironment(invocation, name)));
  return report(invocation, checks);
}

/** What was found of an environment. */
interface Check {
  readonly environment: string;
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  /** How many it has; null where that is not known. */
  readonly webhooks: number | null;
}

function check({ io, options }: Invocation): Check {
  const environment = options.env ?? "";
  const loaded = loadDesired(io, options, "ignored");
  if (!loaded.ok) return { environment, ...loaded.error, webhooks: null };
  const diagnostics = warningsOf(loaded.value);
  return { environment, exitCode: exitOf(diagnostics), diagnostics, webhooks: loaded.value.webhooks.length };
}

function exitOf(diagnostics: readonly Diagnostic[]): ExitCode {
  return worstExit(diagnostics.map(({ severity }) => (severity === "error" ? EXIT.refused : EXIT.done)));
}

/** What several environments have in common is told once, with their names where it is not of all. */
function report({ io, options }: Invocation, checks: readonly Check[]): ExitCode {
  const exitCode = worstExit(checks.map((one) => one.exitCode));
  if (options.format === "json") {
    io.stdout.write(`${printedJson({ exitCode, environments: checks })}\n`);
    return exitCode;
  }
  const found = new Map<string, { readonly diagnostic: Diagnostic; readonly environments: string[] }>();
  for (const { environment, diagnostics } of checks) {
    for (const diagnostic of diagnostics) {
      const text = JSON.stringify(diagnostic);
      const known = found.get(text);
      if (known === undefined) found.set(text, { diagnostic, environments: [environment] });
      else known.environments.push(environment);
    }
  }
  const told = [...found.values()].map(({ diagnostic, environments }) =>
    environments.length === checks.length
      ? diagnostic
      : { ...diagnostic, message: `${diagnostic.message} (${environments.join(", ")})` },
  );
  printFindings({ io, options }, told);
  if (isReport(options)) return exitCode;
  for (const { environment, exitCode, webhooks } of checks)
    if (exitCode === EXIT.done && webhooks !== null) io.stdout.write(validLine(environment, webhooks));
  return exitCode;
}

function validateOne(invocation: Invocation): ExitCode {
  const { io, options } = invocation;
  const loaded = loadDesired(io, options, "ignored");
  if (!loaded.ok) return refuse(invocation, loaded.error);
  const desired = loaded.value;
  const diagnostics = warningsOf(desired);
  const exitCode = exitOf(diagnostics);
  const { name } = desired.environment;
  if (options.format === "json") {
    const count = desired.webhooks.length;
    io.stdout.write(`${printedJson({ exitCode, environment: name, webhooks: count, diagnostics })}\n`);
    return exitCode;
  }
  printFindings({ io, options }, diagnostics);
  if (isReport(options)) return exitCode;
  if (exitCode === EXIT.done) io.stdout.write(validLine(name, desired.webhooks.length));
  return exitCode;
}

function validLine(environment: string, webhooks: number): string {
  return `${environment}: ${counted(webhooks, "webhook is", "webhooks are")} valid.\n`;
}

/** What cannot be validated at all has findings too. */
function refuse({ io, options }: Invocation, problem: Problem): ExitCode {
  if (options.format === "gitlab") io.stdout.write(codeQuality({ io, options }, problem.diagnostics));
  return reportProblem(io, options, problem);
}

/** For other programs on stdout; for people on stderr, where code scanning does not have it all. */
function printFindings({ io, options }: Invocation, diagnostics: readonly Diagnostic[]): void {
  io.stdout.write(
    options.format === "gitlab"
      ? codeQuality({ io, options }, diagnostics)
      : findingsForMachines(options, diagnostics),
  );
  if (options.format === "sarif" || diagnostics.length === 0) return;
  io.stderr.write(`${renderDiagnostics(diagnostics, styleFor(io.stderr, options, io))}\n`);
}

function codeQuality({ io, options }: Invocation, diagnostics: readonly Diagnostic[]): string {
  return `${renderCodeQuality(diagnostics, shownPath(options.config, io.workingDirectory))}\n`;
}

/** Whether stdout is one document that another program reads, so that no line for people may stand in it. */
function isReport({ format }: Invocation["options"]): boolean {
  return format === "gitlab" || format === "sarif";
}
