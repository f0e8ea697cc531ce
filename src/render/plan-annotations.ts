import { type Diagnostic, isError } from "../model/diagnostic.ts";
import type { PlanDocument } from "../model/plan.ts";
import { inReadingOrder } from "./plan-words.ts";
import { describeReason } from "./reason.ts";
import { type Annotation, renderAnnotations } from "./workflow-command.ts";

/** What is blocked as errors, what is risky or cannot be verified as warnings, at the lines of the manifests. */
export function renderPlanAnnotations(plan: PlanDocument): string[] {
  const blocked = inReadingOrder(plan.blocked).map(
    ({ key, action, code, message, remedy, location }): Annotation => ({
      level: "error",
      title: `${key}: ${action} blocked (${code})`,
      message: `${message}. ${remedy}.`,
      location,
    }),
  );
  const risky = inReadingOrder(plan.changes)
    .filter(({ risk }) => risk.level === "high")
    .map(
      ({ key, action, reason, risk, location }): Annotation => ({
        level: "warning",
        title: `${key}: ${action}, high risk`,
        message: [describeReason(reason), ...risk.why].join("; "),
        location,
      }),
    );
  return renderAnnotations([...blocked, ...risky]);
}

/** Findings at their lines. */
export function renderFindingAnnotations(diagnostics: readonly Diagnostic[]): string[] {
  return renderAnnotations(
    diagnostics.map((diagnostic) => ({
      level: isError(diagnostic) ? "error" : "warning",
      title: diagnostic.code,
      message: diagnostic.hint === null ? diagnostic.message : `${diagnostic.message}. ${diagnostic.hint}.`,
      location: diagnostic.location,
    })),
  );
}
