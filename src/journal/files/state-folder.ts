import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createExclusively, createPrivateDirectory } from "../../base/durable-files.ts";
import { isWithin } from "../../base/folders.ts";
import { realPathOf } from "../../base/regular-files.ts";
import { systemCause } from "../../base/system-error.ts";
import type { Diagnostic } from "../../model/fleet/diagnostic.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { JournalProblem } from "../chain/journal.ts";
import type { RecordPlace } from "../chain/own-record.ts";
import type { FileSystem } from "./file-system.ts";
import { isLock, lockFile } from "./lock.ts";
import { lockedProblem, unwritableProblem } from "./problem.ts";

const IGNORE = `# A record that Git puts back to an older state is out of date, and still looks whole.\n*\n`;

/** Makes the state folder where there is none, and keeps it out of Git. */
export function createStateFolder(path: string): void {
  if (existsSync(path)) return;
  try {
    createPrivateDirectory(path);
    createExclusively(join(path, ".gitignore"), IGNORE);
  } catch (error) {
    // Whoever opens what is to be in it tells of that.
    systemCause(error);
  }
}

/** A warning for each of them. */
export function exposureWarnings(folders: readonly string[]): readonly Diagnostic[] {
  return exposures(folders).map((message) => ({
    code: "exposed-record",
    severity: "warning",
    message,
    hint: "chmod 700 it, or name a folder of your own with --state-dir",
    location: null,
    sourceLine: null,
  }));
}

/** Who besides this user may edit what is in these folders, a sentence each. Windows tells it in another way. */
export function exposures(folders: readonly string[]): readonly string[] {
  const user = process.getuid?.();
  if (user === undefined) return [];
  return folders.flatMap((folder) => {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found === undefined) return [];
    const isOurs = found.uid === user || found.uid === 0;
    return [
      ...(isOurs ? [] : [`${folder} belongs to another user (${found.uid}), who can edit the record`]),
      ...(found.mode & 0o002 ? [`every user of this machine can edit the record in ${folder}`] : []),
    ];
  });
}

/**
 * Why a record is not written into this folder: what is in its own one is taken for an earlier copy of it, and then removed.
 * null where it can be.
 */
export function ownFolderProblem({ place, backend }: RecordPlace, directory: string): Problem | null {
  if (backend !== "local") return null;
  const [own, other] = [realPathOf(place), realPathOf(directory)];
  if (!isWithin(own, other) && !isWithin(other, own)) return null;
  const message = `${directory} is the folder that the record is kept in (${place}), or one of the two is in the other`;
  return problem(EXIT.usage, "own-folder", message, "name a folder that is elsewhere; nothing was changed");
}

/** Why nothing is taken over from this folder: the record is in it already. null where it is not. */
export function ownSourceProblem({ place, backend }: RecordPlace, directory: string): Problem | null {
  if (backend !== "local" || realPathOf(place) !== realPathOf(directory)) return null;
  const message = `${directory} is the folder that the record is kept in: state.backend is still local`;
  const hint = "set state.backend to postgres, or name the folder of another record; nothing was changed";
  return problem(EXIT.usage, "own-folder", message, hint);
}

/** What stands in the place of a lock and keeps every run out; null where a run can take it. */
export function blockedProblem(directory: string, files: FileSystem): JournalProblem | null {
  try {
    const file = lockFile(directory);
    const found = files.read(file);
    if (found === undefined || isLock(found)) return null;
    return lockedProblem({ kind: "foreign", file, isEmpty: found.every((byte) => byte === 0) }, {});
  } catch (error) {
    return unwritableProblem(directory, error);
  }
}
