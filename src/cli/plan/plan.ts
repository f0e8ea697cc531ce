import { lstatSync } from "node:fs";
import { resolve } from "node:path";
import { changesDigest, planDocument } from "../../approval/plan-document.ts";
import { PRIVATE_FILE, replaceFile } from "../../base/durable-files.ts";
import { printedJson } from "../../base/json.ts";
import { systemReason } from "../../base/system-error.ts";
import { commitOf } from "../../ci/provenance.ts";
import { EXIT, type ExitCode, worstExit } from "../../model/exit-code.ts";
import { keyOf } from "../../model/key.ts";
import type { Plan, PlanDocument, PlanRequest } from "../../model/plan.ts";
import { type Problem, problem } from "../../model/problem.ts";
import { type Result, success } from "../../model/result.ts";
import type { Io } from "../../model/surroundings.ts";
import { type RawPlanRequest, readPlanRequest } from "../../plan/entry.ts";
import type { Invocation } from "../command.ts";
import { type Desired, loadDesired } from "../manifest/desired.ts";
import { STREAM } from "../options.ts";
import { reportProblem } from "../report-problem.ts";
import { openState } from "../state.ts";
import { withReader } from "../tenant/with-reader.ts";
import { foreseeRecovery, planFor } from "./current-plan.ts";
import { factsOf, showPlan, whyNoSummary } from "./show-plan.ts";

/** The options of `plan`, as commander reads them. */
export interface PlanOptions {
  readonly out?: string;
  readonly detailedExitcode?: boolean;
  readonly probe?: boolean;
  readonly summary?: boolean;
}

/** Shows what an apply would do. The client that it is given cannot write. */
export async function plan(
  { io, options }: Invocation,
  raw: RawPlanRequest & PlanOptions,
): Promise<ExitCode> {
  const noSummary = whyNoSummary(options, raw.summary);
  if (noSummary !== undefined) return reportProblem(io, options, noSummary);
  const request = readPlanRequest(raw);
  if (!request.ok) return reportProblem(io, options, request.error);
  const desired = loadDesired(io, options, "required");
  if (!desired.ok) return reportProblem(io, options, desired.error);
  const commit = commitOf(desired.value.directory, options.config);
  const made = await readPlan({ io, options }, desired.value, request.value, raw.probe === true);
  if (!made.ok) return reportProblem(io, options, made.error);
  const facts = await factsOf(io, desired.value, request.value, changesDigest(made.value), commit);
  const document = planDocument(made.value, facts);
  const unshown = await saveAndShow({ io, options }, raw, desired.value, document);
  if (unshown !== undefined) return reportProblem(io, options, unshown);
  return worstExit([
    made.value.blocked.length > 0 ? EXIT.refused : EXIT.done,
    raw.detailedExitcode && made.value.changes.length > 0 ? EXIT.pending : EXIT.done,
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

async function readPlan(
  { io, options }: Invocation,
  desired: Desired,
  request: PlanRequest,
  probe: boolean,
): Promise<Result<Plan, Problem>> {
  const state = await openState({ io, options }, desired.environment);
  const journal = await state.ownRecord();
  if (!journal.ok) return journal;
  return await withReader({ io, options }, desired, async (reader, connection) => {
    const foreseen = await foreseeRecovery(io, reader, connection, {
      ...journal.value,
      wanted: desired.webhooks.map(keyOf),
    });
    if (!foreseen.ok) return foreseen;
    const { live, recorded, notes } = foreseen.value;
    const made = planFor(io, { desired, connection, live, recorded, request });
    if (!made.ok) return made;
    const noted = { ...made.value, notes: [...made.value.notes, ...notes] };
    if (!probe) return success(noted);
    // What probes need is loaded for those who ask for them.
    const { probePlan } = await import("../receivers/passive-probes.ts");
    return success(await probePlan(io, noted, connection));
  });
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
