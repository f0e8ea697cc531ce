import { existsSync } from "node:fs";
import { join } from "node:path";
import { failure, type Result, success } from "../../base/result.ts";
import type { Diagnostic } from "../../model/fleet/diagnostic.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { JournalStore } from "../chain/journal.ts";
import { journalProblem } from "../chain/problem.ts";
import { readWhole, type WholeCopy } from "./copy.ts";
import { fileJournal } from "./open.ts";
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
  if (!existsSync(directory)) {
    const hint = "name one that state export or state prune wrote";
    return failure(problem(EXIT.usage, "usage", `there is no folder ${folder}`, hint));
  }
  const warnings = () => exposureWarnings([directory]);
  return success({ journal: fileJournal(directory), place: folder, warnings });
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
