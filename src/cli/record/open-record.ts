import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { failure, type Result, success } from "../../base/result.ts";
import type { JournalStore } from "../../journal/chain/journal.ts";
import { fileJournal } from "../../journal/files/open.ts";
import { exposureWarnings } from "../../journal/files/state-folder.ts";
import { EXIT } from "../../model/exit-code.ts";
import { type Problem, problem } from "../../model/problem.ts";
import type { Invocation } from "../command.ts";
import { loadEnvironment } from "../manifest/desired.ts";
import { openState, type State } from "../state.ts";

/** Which record to look at. */
export interface RecordOptions {
  /** A folder that `state export` or `state prune` wrote, in place of the environment's own record. */
  readonly folder?: string;
}

/** A record that is only looked at. */
export interface OpenRecord extends Pick<State, "place" | "warnings"> {
  readonly journal: Pick<JournalStore, "read" | "walk">;
  /** Whether it must begin with record 1, or tell of what was pruned: a cut begins where the one before ends. */
  readonly isWhole: boolean;
  /** Which environment's it is; null of a folder, which may be anybody's. */
  readonly environment: string | null;
}

/** The environment's record, or that of a folder. */
export async function openRecord(
  { io, options }: Invocation,
  { folder }: RecordOptions,
): Promise<Result<OpenRecord, Problem>> {
  if (folder !== undefined) {
    const directory = resolve(io.workingDirectory, folder);
    if (!existsSync(directory)) {
      const message = `there is no folder ${folder}`;
      const hint = "name one that state export or state prune wrote";
      return failure(problem(EXIT.usage, "usage", message, hint));
    }
    const warnings = () => exposureWarnings([directory]);
    return success({
      journal: fileJournal(directory),
      place: folder,
      warnings,
      isWhole: false,
      environment: null,
    });
  }
  const loaded = loadEnvironment(io, options, "ignored");
  if (!loaded.ok) return loaded;
  const { environment } = loaded.value;
  const state = await openState({ io, options }, environment);
  return success({ ...state, isWhole: true, environment: environment.name });
}
