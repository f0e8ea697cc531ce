import { lstatSync } from "node:fs";
import { resolve } from "node:path";
import { PRIVATE_FILE, replaceFile } from "../../base/durable-files.ts";
import { printedJson } from "../../base/json.ts";
import { systemReason } from "../../base/system-error.ts";
import { EXIT } from "../../model/exit-code.ts";
import type { PlanDocument } from "../../model/plan.ts";
import { type Problem, problem } from "../../model/problem.ts";
import type { Io } from "../../model/surroundings.ts";

/** Saves a plan for nobody but us, for it has live values; undefined when that went well. */
export function savePlan(
  file: string,
  { workingDirectory }: Io,
  document: PlanDocument,
): Problem | undefined {
  const path = resolve(workingDirectory, file);
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.isFile() === false)
      return unsaved(file, found.isSymbolicLink() ? "it is a link" : "it is not a file");
    replaceFile(path, `${printedJson(document)}\n`, PRIVATE_FILE);
    return undefined;
  } catch (error) {
    return unsaved(file, systemReason(error));
  }
}

function unsaved(file: string, reason: string): Problem {
  const hint = "name a regular file in a folder that can be written";
  return problem(EXIT.usage, "plan-file", `the plan cannot be saved to ${file}: ${reason}`, hint);
}
