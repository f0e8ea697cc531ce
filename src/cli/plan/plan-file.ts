import { resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import planSchema from "../../../schemas/plan.schema.json" with { type: "json" };
import { changesDigest, expiryOf, isIntact } from "../../approval/plan-document.ts";
import { parseJson } from "../../base/json.ts";
import { readInput } from "../../base/regular-files.ts";
import { systemReason } from "../../base/system-error.ts";
import { EXIT } from "../../model/exit-code.ts";
import type { PlanDocument } from "../../model/plan.ts";
import { type Problem, problem } from "../../model/problem.ts";
import { failure, type Result, success } from "../../model/result.ts";
import type { Io } from "../../model/surroundings.ts";

/** Reads a saved plan. A file that is not as it was written is refused, and nothing is taken from it. */
export function readPlanFile(file: string, { workingDirectory }: Io): Result<PlanDocument, Problem> {
  let text: string;
  try {
    text = readInput(resolve(workingDirectory, file));
  } catch (error) {
    return failure(
      problem(
        EXIT.usage,
        "plan-file",
        `the plan ${file} cannot be read: ${systemReason(error)}`,
        "make one with plan --out FILE",
      ),
    );
  }
  const document = parseJson(text);
  if (!isPlanDocument(document)) return refused(`${file} is not a plan of this version of webhook-sync`);
  if (!isIntact(document) || document.expiresAt !== expiryOf(document.plannedAt)) {
    return refused(`${file} was edited after it was written`);
  }
  if (changesDigest(document) !== document.changesDigest) {
    return refused(`${file} does not have the changes that its digest says`);
  }
  return success(document);
}

const isPlanDocument = new Ajv2020({ strict: false }).compile<PlanDocument>(planSchema);

function refused(message: string): { ok: false; error: Problem } {
  const hint = "plan again; a saved plan is an approval and cannot be edited";
  return failure(problem(EXIT.stale, "plan-refused", message, hint));
}
