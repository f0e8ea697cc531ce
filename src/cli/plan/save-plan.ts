import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { systemReason } from "../../base/system-error.ts";
import type { PlanDocument } from "../../model/plan.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { type Problem, problem } from "../problem.ts";

/** Saves a plan; undefined when that went well. */
export function savePlan(
  file: string,
  { workingDirectory }: Io,
  document: PlanDocument,
): Problem | undefined {
  try {
    writeFileSync(resolve(workingDirectory, file), `${JSON.stringify(document, null, 2)}\n`);
    return undefined;
  } catch (error) {
    return problem(
      EXIT.usage,
      "plan-file",
      `the plan cannot be saved to ${file}: ${systemReason(error)}`,
      "name a file that can be written",
    );
  }
}
