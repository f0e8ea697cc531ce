import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { failure, type Result, success } from "../../base/result.ts";
import { codeOf, systemReason } from "../../base/system-error.ts";
import type { Diagnostic } from "../../model/fleet/diagnostic.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { JournalStore } from "../chain/journal.ts";
import { journalProblem } from "../chain/problem.ts";
import { readWhole, type WholeCopy } from "./copy.ts";
import { fileJournal } from "./open.ts";
import { isRecordFile } from "./segments.ts";
import { exposureWarnings } from "./state-folder.ts";

/** A record that is no environment's, where somebody put it. */
export interface RecordInFolder {
  readonly journal: JournalStore;
  /** As it is named to people. */
  readonly place: string;
  /** What makes it less than trustworthy. */
  warnings(): readonly Diagnostic[];
}

/** That which `state export` or `state prune` wrote. */
export function recordIn(directory: string, folder: string): Result<RecordInFolder, Problem> {
  const whyNot = whyNoRecord(directory, folder);
  if (whyNot !== null) return failure(whyNot);
  const warnings = () => exposureWarnings([directory]);
  return success({ journal: fileJournal(directory), place: folder, warnings });
}

function whyNoRecord(directory: string, folder: string): Problem | null {
  const hint = "name one that state export or state prune wrote";
  const refused = (message: string, then = hint) => problem(EXIT.usage, "usage", message, then);
  if (!existsSync(directory)) return refused(`there is no folder ${folder}`);
  try {
    return readdirSync(directory).some(isRecordFile) ? null : refused(`there is no record in ${folder}`);
  } catch (error) {
    const isDenied = codeOf(error) === "EACCES" || codeOf(error) === "EPERM";
    const allow = isDenied ? `let this user read it, or ${hint}` : hint;
    return refused(`${folder} cannot be read: ${systemReason(error)}`, allow);
  }
}

/** All of the record in a folder, as it is named to people, in memory. */
export async function readFolder(directory: string, folder: string): Promise<Result<WholeCopy, Problem>> {
  if (!existsSync(join(directory, "journal.ndjson"))) {
    const hint = "name an environment's folder in the state folder: .webhook-sync/production";
    const message = `${folder} has no record: there is no journal.ndjson in it`;
    return failure(problem(EXIT.usage, "no-record", message, hint));
  }
  const copy = await readWhole(fileJournal(directory));
  return copy.ok ? copy : failure(journalProblem(copy.error));
}
