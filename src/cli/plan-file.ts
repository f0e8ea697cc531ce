import { readFileSync, writeFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import planSchema from "../../schemas/plan.schema.json" with { type: "json" };
import type { PlanDocument } from "../model/plan.ts";
import { failure, type Result, success } from "../model/result.ts";
import { changesDigest } from "../plan/fingerprint.ts";
import { isIntact } from "../render/plan-document.ts";
import { EXIT } from "./exit-code.ts";
import { type Problem, problem } from "./problem.ts";

/** Saves a plan; undefined when that went well. */
export function savePlan(file: string, document: PlanDocument): Problem | undefined {
  try {
    writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
    return undefined;
  } catch (error) {
    return problem(
      EXIT.usage,
      "plan-file",
      `the plan cannot be saved: ${reasonOf(error)}`,
      "name a file that can be written",
    );
  }
}

/** Reads a saved plan. A file that is not as it was written is refused, and nothing is taken from it. */
export function readPlanFile(file: string): Result<PlanDocument, Problem> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return failure(
      problem(
        EXIT.usage,
        "plan-file",
        `the plan cannot be read: ${reasonOf(error)}`,
        "make one with plan --out FILE",
      ),
    );
  }
  const document = parse(text);
  if (!isPlanDocument(document)) return refused(`${file} is no plan of this version of webhook-sync`);
  if (!isIntact(document)) return refused(`${file} was edited after it was written`);
  if (changesDigest(document) !== document.changesDigest) {
    return refused(`${file} does not have the changes that its digest says`);
  }
  return success(document);
}

const isPlanDocument = (value: unknown): value is PlanDocument =>
  new Ajv2020({ strict: false }).compile<PlanDocument>(planSchema)(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(message: string): { ok: false; error: Problem } {
  const hint = "plan again; a saved plan is an approval and cannot be edited";
  return failure(problem(EXIT.stale, "plan-refused", message, hint));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
