import { lstatSync } from "node:fs";
import { resolve } from "node:path";
import { PRIVATE_FILE, replaceFile } from "../../base/durable-files.ts";
import { printedJson } from "../../base/json.ts";
import { systemReason } from "../../base/system-error.ts";
import { EXIT, type ExitCode, worstExit } from "../../model/exit-code.ts";
import type { PlanDocument } from "../../model/plan.ts";
import { type Problem, problem } from "../../model/problem.ts";
import type { Io } from "../../model/surroundings.ts";
import type { RawPlanRequest } from "../../plan/entry.ts";
import type { Invocation } from "../command.ts";
import type { Desired } from "../manifest/desired.ts";
import { severalEnvironments } from "../manifest/several.ts";
import { STREAM } from "../options.ts";
import { reportProblem } from "../report-problem.ts";
import { makePlan, type PlanOptions } from "./make-plan.ts";
import { showPlan, whyNoSummary } from "./show-plan.ts";

/** Shows what an apply would do. The client that it is given cannot write. */
export async function plan(
  { io, options }: Invocation,
  raw: RawPlanRequest & PlanOptions,
): Promise<ExitCode> {
  const several = severalEnvironments({ io, options });
  if (!several.ok) return reportProblem(io, options, several.error);
  if (several.value !== null) {
    const { planEnvironments } = await import("./plan-environments.ts");
    return await planEnvironments({ io, options }, raw, several.value);
  }
  const noSummary = whyNoSummary(options, raw.summary);
  if (noSummary !== undefined) return reportProblem(io, options, noSummary);
  const made = await makePlan({ io, options }, raw);
  if (!made.ok) return reportProblem(io, options, made.error);
  const { desired, document } = made.value;
  const unshown = await saveAndShow({ io, options }, raw, desired, document);
  if (unshown !== undefined) return reportProblem(io, options, unshown);
  return worstExit([
    document.blocked.length > 0 ? EXIT.refused : EXIT.done,
    raw.detailedExitcode && document.changes.length > 0 ? EXIT.pending : EXIT.done,
  ]);
}

/** With `--out -` the plan itself is on stdout, for the next command, and what people read beside it on stderr. */
async function saveAndShow(
  { io, options }: Invocation,
  { out, summary }: PlanOptions,
  desired: Desired,
  document: PlanDocument,
): Promise<Problem | undefined> {
  const shown = { summary: summary === true };
  if (out === STREAM) {
    io.stdout.write(`${printedJson(document)}\n`);
    if (options.format !== "json")
      await showPlan({ io: { ...io, stdout: io.stderr }, options }, desired, document, shown);
    return undefined;
  }
  const unsaved = out === undefined ? undefined : savePlan(out, io, document);
  if (unsaved === undefined) await showPlan({ io, options }, desired, document, shown);
  return unsaved;
}

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
