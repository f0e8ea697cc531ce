import { lstatSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { createExclusively, replaceFile } from "../base/durable-files.ts";
import { isBelow } from "../base/regular-files.ts";
import { systemReason } from "../base/system-error.ts";
import type { ImportedFile } from "../model/report/import-report.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";

/**
 * Whether something of this name is in a folder; a link that leads nowhere is something too. What cannot be looked at
 * is not there: it is never replaced, and who writes to it is told the reason.
 */
export function isThere(directory: string, file: string): boolean {
  try {
    return lstatSync(join(directory, file), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Writes the files of an import; undefined when that went well. What is new never takes the place of what is there. */
export function writeFiles(
  files: readonly ImportedFile[],
  directory: string,
  workingDirectory: string,
): Problem | undefined {
  for (const { file, action, text } of files) {
    try {
      if (action === "create") createFile(join(directory, file), text);
      else replaceWithin(resolve(workingDirectory, file), directory, text);
    } catch (error) {
      const message = `${file} cannot be written: ${systemReason(error)}`;
      return problem(EXIT.usage, "manifest-file", message, "the files before it are written; import again");
    }
  }
  return undefined;
}

/** An exclusive creation follows no link. */
function createFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!createExclusively(path, text, { mode: 0o666 })) throw Object.assign(new Error(), { code: "EEXIST" });
}

/** Only within the folder, whatever links say; who may read it stays as it is. */
function replaceWithin(path: string, directory: string, text: string): void {
  if (!isBelow(directory, path)) throw Object.assign(new Error(), { code: "ELOOP" });
  const target = realpathSync(path);
  replaceFile(target, text, statSync(target).mode & 0o777);
}
