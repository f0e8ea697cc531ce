import { printedJson } from "../../base/json.ts";
import { EXIT, type ExitCode, worstExit } from "../../model/exit-code.ts";
import type { EnvironmentPlan } from "../../model/plan-matrix.ts";
import { type Problem, problem } from "../../model/problem.ts";
import { matrixOf } from "../../plan/matrix.ts";
import type { RawPlanRequest } from "../../plan/request.ts";
import { renderDiagnostics } from "../../render/diagnostics.ts";
import { matrixDocument, renderMatrix } from "../../render/plan-matrix.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import { inEnvironment } from "../manifest/several.ts";
import { reportProblem } from "../report-problem.ts";
import { makePlan, type PlanOptions } from "./make-plan.ts";

/** Plans several environments at once and shows where each webhook stands in all of them. Only reads. */
export async function planEnvironments(
  invocation: Invocation,
  raw: RawPlanRequest & PlanOptions,
  environments: readonly string[],
): Promise<ExitCode> {
  const { io, options } = invocation;
  const refused = whyNot(invocation, raw);
  if (refused !== undefined) return reportProblem(io, options, refused);
  const plans = await Promise.all(environments.map((name) => planOne(inEnvironment(invocation, name), raw)));
  const rows = matrixOf(plans);
  const exitCode = worstExit(plans.map((plan) => plan.exitCode));
  if (options.format === "json") {
    io.stdout.write(`${printedJson(matrixDocument(exitCode, plans, rows))}\n`);
    return exitCode;
  }
  for (const plan of plans) {
    if (plan.kind === "planned") continue;
    io.stderr.write(`${renderDiagnostics(plan.problem.diagnostics, styleFor(io.stderr, options, io))}\n`);
  }
  io.stdout.write(`${renderMatrix(plans, rows, styleFor(io.stdout, options, io))}\n`);
  return exitCode;
}

async function planOne(invocation: Invocation, raw: RawPlanRequest & PlanOptions): Promise<EnvironmentPlan> {
  const environment = invocation.options.env ?? "";
  const made = await makePlan(invocation, raw);
  if (!made.ok) return { kind: "failed", environment, exitCode: made.error.exitCode, problem: made.error };
  const { document } = made.value;
  const exitCode = worstExit([
    document.blocked.length > 0 ? EXIT.refused : EXIT.done,
    raw.detailedExitcode && document.changes.length > 0 ? EXIT.pending : EXIT.done,
  ]);
  return { kind: "planned", environment, exitCode, plan: document };
}

/** What makes sense of one plan only. */
function whyNot({ options }: Invocation, { out, summary }: PlanOptions): Problem | undefined {
  const one = "name one environment with --env, or leave it out";
  if (out !== undefined) return problem(EXIT.usage, "usage", "--out saves the plan of one environment", one);
  if (summary) return problem(EXIT.usage, "usage", "--summary is of the plan of one environment", one);
  if (options.format === "text" || options.format === "json") return undefined;
  const message = `plans of several environments are text or json; there is no --format ${options.format}`;
  return problem(EXIT.usage, "usage", message, one);
}
