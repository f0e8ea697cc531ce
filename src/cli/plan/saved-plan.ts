import { resolve } from "node:path";
import { comparePlans } from "../../approval/compare-plans.ts";
import { parsePlan } from "../../approval/parse-plan.ts";
import { readInput } from "../../base/regular-files.ts";
import { failure, success } from "../../base/result.ts";
import { systemReason } from "../../base/system-error.ts";
import { STREAM } from "../../commands/line.ts";
import { type ShowOptions, whyNotShown } from "../../commands/plan.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { renderComparisonMarkdown } from "../../render/markdown/plan-comparison.ts";
import { comparisonView } from "../../render/text/plan-comparison.ts";
import type { Done, Invocation } from "../command.ts";
import { planView } from "./plan.ts";

/** Shows a saved plan, or what differs between two. Needs neither the tenant nor the manifests. */
export async function show(
  { io, options }: Invocation,
  asked: ShowOptions,
  files: readonly string[],
): Promise<Done> {
  const refused = whyNotShown(options.format, asked, files);
  if (refused !== undefined) return failure(refused);
  const [file = "", other] = files;
  if (other !== undefined) return await compare({ io, options }, file, other);
  const read = await readPlanFile(file, io, options.env);
  if (!read.ok) return read;
  return success(planView(read.value, io, { summary: asked.summary === true }));
}

/** What was approved of the earlier one holds for the later one, or it is stale. */
async function compare({ io, options }: Invocation, first: string, second: string): Promise<Done> {
  const earlier = await readPlanFile(first, io, options.env);
  if (!earlier.ok) return earlier;
  const later = await readPlanFile(second, io, options.env);
  if (!later.ok) return later;
  const comparison = comparePlans(earlier.value, later.value);
  const markdown = () => renderComparisonMarkdown(comparison);
  return success({ ...comparisonView(comparison), formats: { markdown } });
}

/** Reads a saved plan. A file that is not as it was written, or for another environment, is refused. */
export async function readPlanFile(file: string, io: Io, env?: string) {
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
  return parsePlan(text, isStream ? "what stdin has" : file, env);
}

const PLAN_FIRST = "make one with plan --out FILE; with -, pipe what plan --out - prints";

function unreadable(message: string): Problem {
  return problem(EXIT.usage, "plan-file", message, PLAN_FIRST);
}
