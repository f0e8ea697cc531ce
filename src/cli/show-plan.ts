import type { Plan, PlanDocument } from "../model/plan.ts";
import { changesDigest } from "../plan/fingerprint.ts";
import { renderDiagnostics } from "../render/diagnostics.ts";
import { renderPlan } from "../render/plan.ts";
import { type PlanFacts, planDocument } from "../render/plan-document.ts";
import type { Invocation } from "./command.ts";
import { warningsOf } from "./current-plan.ts";
import type { Desired } from "./desired.ts";
import { commitOf } from "./identity.ts";
import { styleFor } from "./options.ts";
import { TOOL_VERSION } from "./tool.ts";

/** What a plan does not know of itself. */
export async function factsOf(desired: Desired, plan: Plan): Promise<PlanFacts> {
  const commit = await commitOf(desired.directory);
  return { toolVersion: TOOL_VERSION, commit, changesDigest: changesDigest(plan) };
}

/** The plan on stdout; findings that do not stop it on stderr before it. */
export function showPlan({ io, options }: Invocation, desired: Desired, plan: Plan, facts: PlanFacts): void {
  if (options.format === "json") {
    const document: PlanDocument = planDocument(plan, facts);
    io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    return;
  }
  const warnings = warningsOf(desired);
  if (warnings.length > 0)
    io.stderr.write(`${renderDiagnostics(warnings, styleFor(io.stderr, options, io))}\n\n`);
  io.stdout.write(`${renderPlan(plan, facts, styleFor(io.stdout, options, io))}\n`);
}
