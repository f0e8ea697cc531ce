import { resolve } from "node:path";
import { savePrivately } from "../base/durable-files.ts";
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
  const unsaved = savePrivately(resolve(workingDirectory, file), text);
  if (unsaved === undefined) return undefined;
  const { reason, remedy = "name a regular file in a folder that can be written" } = unsaved;
  return problem(EXIT.usage, code, `${what} cannot be saved to ${file}: ${reason}`, remedy);
}
