import { digestOf, printedJson } from "../../base/json.ts";
import { type Diagnostic, isError } from "../../model/fleet/diagnostic.ts";
import type { PlanDocument } from "../../model/plan/plan.ts";

/**
 * What GitLab's report `terraform` takes, for the counts in a merge request. It knows three kinds: what stops a
 * delivery counts as delete, as a reviewer should see it there; what is blocked is in none.
 */
export function renderPlanCounts({ counts }: PlanDocument): string {
  return printedJson({
    create: counts.create,
    update: counts.update + counts.replace + counts.adopt + counts.unadopt,
    delete: counts.deprecate + counts.delete,
  });
}

/**
 * Findings as GitLab's report `codequality` takes them, the part of Code Climate's format that it reads. It leaves out
 * what names no file, so what has no place stands at the first line of the config file.
 */
export function renderCodeQuality(diagnostics: readonly Diagnostic[], configFile: string): string {
  const before = new Map<string, number>();
  return printedJson(
    diagnostics.map((diagnostic) => {
      const { code, message, hint, location } = diagnostic;
      const path = location?.file ?? configFile;
      const words = withoutLines(message);
      const same = JSON.stringify([code, path, words]);
      const earlier = before.get(same) ?? 0;
      before.set(same, earlier + 1);
      return {
        description: hint === null ? `${message}.` : `${message}. ${hint}.`,
        check_name: code,
        fingerprint: digestOf([code, path, words, earlier]).replace("sha256:", ""),
        severity: isError(diagnostic) ? "major" : "minor",
        location: { path, lines: { begin: location?.line ?? 1 } },
      };
    }),
  );
}

/**
 * Without the lines and columns of the places that a message names, as "first at webhooks.d/a.yaml:2:1". Lines move with each
 * edit: GitLab would take a finding that stayed for a new one.
 */
function withoutLines(message: string): string {
  return message.replace(/\b\d+:\d+\b/g, "");
}
