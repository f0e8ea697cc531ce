import { resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import planSchema from "../../../schemas/plan.schema.json" with { type: "json" };
import { parsePlan } from "../../approval/saved-plan.ts";
import { readInput } from "../../base/regular-files.ts";
import { failure, type Result } from "../../base/result.ts";
import { systemReason } from "../../base/system-error.ts";
import { STREAM } from "../../commands/line.ts";
import type { PlanDocument } from "../../model/plan/plan.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";

/** Reads a saved plan. A file that is not as it was written is refused, and nothing is taken from it. */
export async function readPlanFile(file: string, io: Io): Promise<Result<PlanDocument, Problem>> {
  const isStream = file === STREAM;
  let text: string;
  try {
    text = isStream ? await io.readInput() : readInput(resolve(io.workingDirectory, file));
  } catch (error) {
    const place = isStream ? "stdin" : file;
    return failure(unreadable(`the plan ${place} cannot be read: ${systemReason(error)}`));
  }
  if (isStream && text.trim() === "")
    return failure(unreadable("a plan should come from stdin, and stdin is closed or empty"));
  return parsePlan(text, isStream ? "what stdin has" : file, isPlanDocument);
}

const PLAN_FIRST = "make one with plan --out FILE; with -, pipe what plan --out - prints";

function unreadable(message: string): Problem {
  return problem(EXIT.usage, "plan-file", message, PLAN_FIRST);
}

const isPlanDocument = new Ajv2020({ strict: false }).compile<PlanDocument>(planSchema);
