import { lstatSync } from "node:fs";
import { resolve } from "node:path";
import { PRIVATE_FILE, replaceFile } from "../base/durable-files.ts";
import { systemReason, systemRemedy } from "../base/system-error.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import type { Io } from "../model/run/surroundings.ts";

/** What is saved: as what it is named to people, and the code of the problem where it cannot be. */
export interface Saved {
  readonly text: string;
  readonly what: string;
  readonly code: string;
}

/** Saves for nobody but us, for what is saved has live values, and follows no link; undefined when that went well. */
export function saveFile(
  file: string,
  { workingDirectory }: Pick<Io, "workingDirectory">,
  { text, what, code }: Saved,
): Problem | undefined {
  const path = resolve(workingDirectory, file);
  const unsaved = (reason: string, hint = "name a regular file in a folder that can be written") => {
    return problem(EXIT.usage, code, `${what} cannot be saved to ${file}: ${reason}`, hint);
  };
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.isFile() === false)
      return unsaved(found.isSymbolicLink() ? "it is a link" : "it is not a file");
    replaceFile(path, text, PRIVATE_FILE);
    return undefined;
  } catch (error) {
    return unsaved(systemReason(error), systemRemedy(error));
  }
}
