import { lstatSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import process from "node:process";
import { isBelow } from "../../manifest/is-below.ts";
import { systemReason } from "../../manifest/system-reason.ts";
import type { ImportedFile } from "../../render/import.ts";
import { EXIT } from "../exit-code.ts";
import { type Problem, problem } from "../problem.ts";

/** Whether something of this name is in a folder; a link that leads nowhere is something too. */
export function isThere(directory: string, file: string): boolean {
  return lstatSync(join(directory, file), { throwIfNoEntry: false }) !== undefined;
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
      else replaceFile(resolve(workingDirectory, file), directory, text);
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
  writeFileSync(path, text, { flag: "wx" });
}

/** Whole or not at all, and only within the folder, whatever links say. */
function replaceFile(path: string, directory: string, text: string): void {
  if (!isBelow(directory, path)) throw Object.assign(new Error(), { code: "ELOOP" });
  const target = realpathSync(path);
  // Of this process alone: what another one left behind is in nobody's way.
  const draft = join(dirname(target), `.${basename(target)}.import-${process.pid}`);
  try {
    writeFileSync(draft, text, { flag: "wx" });
    renameSync(draft, target);
  } finally {
    rmSync(draft, { force: true });
  }
}
