import { printedJson } from "../../base/json.ts";
import { EXIT, type ExitCode, worstExit } from "../../model/exit-code.ts";
import type { PlanDocument } from "../../model/plan.ts";
import type { Problem } from "../../model/problem.ts";
import type { Io } from "../../model/surroundings.ts";
import type { RawPlanRequest } from "../../plan/request.ts";
import type { Invocation } from "../command.ts";
import { severalEnvironments } from "../manifest/several.ts";
import { STREAM } from "../options.ts";
import { reportProblem } from "../report-problem.ts";
import { saveFile } from "../save-file.ts";
import { type MadePlan, makePlan, type PlanOptions } from "./make-plan.ts";
import { pageOf, showPlan, whyNoSummary } from "./show-plan.ts";

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
  const { document } = made.value;
  const unshown = await saveAndShow({ io, options }, raw, made.value);
  if (unshown !== undefined) return reportProblem(io, options, unshown);
  return worstExit([
    document.blocked.length > 0 ? EXIT.refused : EXIT.done,
    raw.detailedExitcode && document.changes.length > 0 ? EXIT.pending : EXIT.done,
  ]);
}

/** With `--out -` the plan itself is on stdout, for the next command, and what people read beside it on stderr. */
async function saveAndShow(
  { io, options }: Invocation,
  { out, page, summary }: PlanOptions,
  { desired, document, projection }: MadePlan,
): Promise<Problem | undefined> {
  const shown = { summary: summary === true, projection };
  if (out === STREAM) {
    io.stdout.write(`${printedJson(document)}\n`);
    if (options.format !== "json")
      await showPlan({ io: { ...io, stdout: io.stderr }, options }, desired, document, shown);
  }
  const unsaved =
    (out === undefined || out === STREAM ? undefined : savePlan(out, io, document)) ??
    (page === undefined ? undefined : await savePage(page, io, { document, projection }));
  if (unsaved === undefined && out !== STREAM) await showPlan({ io, options }, desired, document, shown);
  return unsaved;
}

async function savePage(
  file: string,
  io: Io,
  { document, projection }: Pick<MadePlan, "document" | "projection">,
): Promise<Problem | undefined> {
  const text = `${await pageOf(document, io, projection)}\n`;
  return saveFile(file, io, { text, what: "the plan's page", code: "page-file" });
}

/** Saves a plan; undefined when that went well. */
export function savePlan(file: string, io: Io, document: PlanDocument): Problem | undefined {
  const text = `${printedJson(document)}\n`;
  return saveFile(file, io, { text, what: "the plan", code: "plan-file" });
}
