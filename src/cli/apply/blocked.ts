import type { Plan } from "../../model/plan.ts";
import { EXIT } from "../exit-code.ts";
import type { Format } from "../options.ts";
import { type Problem, problem } from "../problem.ts";

/** Why nothing of a plan is carried out; people see each block with its remedy in the plan above. */
export function blockedProblem({ blocked }: Plan, hint: string, format: Format): Problem {
  const refusal = problem(EXIT.refused, "blocked", "changes are blocked; nothing was changed", hint);
  if (format === "text") return refusal;
  const each = blocked.map(({ key, code, message, remedy, location }) => ({
    code,
    severity: "error" as const,
    message: `${key}: ${message}`,
    hint: remedy,
    location,
    sourceLine: null,
  }));
  return { ...refusal, diagnostics: [...refusal.diagnostics, ...each] };
}
