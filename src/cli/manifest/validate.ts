import { printedJson } from "../../base/json.ts";
import { counted } from "../../base/text.ts";
import { EXIT, type ExitCode, worstExit } from "../../model/exit-code.ts";
import { renderFindingAnnotations } from "../../render/annotations.ts";
import { renderDiagnostics } from "../../render/diagnostics.ts";
import { renderSarif } from "../../render/sarif.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import { reportProblem } from "../report-problem.ts";
import { TOOL_VERSION } from "../tool.ts";
import { loadDesired, warningsOf } from "./desired.ts";

/** Reports every finding of the manifests and the policy. */
export async function validate({ io, options }: Invocation): Promise<ExitCode> {
  const loaded = loadDesired(io, options, "ignored");
  if (!loaded.ok) return reportProblem(io, options, loaded.error);
  const desired = loaded.value;
  const diagnostics = warningsOf(desired);
  const exitCode = worstExit(
    diagnostics.map(({ severity }) => (severity === "error" ? EXIT.refused : EXIT.done)),
  );
  if (options.format === "json") {
    const count = desired.webhooks.length;
    io.stdout.write(
      `${printedJson({ exitCode, environment: desired.environment.name, webhooks: count, diagnostics })}\n`,
    );
    return exitCode;
  }
  if (options.format === "sarif") {
    io.stdout.write(`${renderSarif(diagnostics, TOOL_VERSION)}\n`);
    return exitCode;
  }
  if (options.format === "github") {
    io.stdout.write(
      renderFindingAnnotations(diagnostics)
        .map((line) => `${line}\n`)
        .join(""),
    );
  }
  if (diagnostics.length > 0)
    io.stderr.write(`${renderDiagnostics(diagnostics, styleFor(io.stderr, options, io))}\n`);
  if (exitCode === EXIT.done) {
    const valid = counted(desired.webhooks.length, "webhook is", "webhooks are");
    io.stdout.write(`${desired.environment.name}: ${valid} valid.\n`);
  }
  return exitCode;
}
