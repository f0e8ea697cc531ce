import { resolve } from "node:path";
import { savePrivately, type Unsaved } from "../base/durable-files.ts";
import { isWithin } from "../base/folders.ts";
import { isYamlName, realPathOf } from "../base/regular-files.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";

/** What is saved: as what it is named to people, and the code of the problem where it cannot be. */
export interface Saved {
  readonly text: string;
  readonly what: string;
  readonly code: string;
}

/** Where a command works, and what it reads. */
export interface CommandPlaces {
  readonly workingDirectory: string;
  readonly config: string;
  readonly manifests: string;
}

/** Saves for nobody but us, for what is saved has live values, and follows no link; undefined when that went well. */
export function saveFile(
  file: string,
  places: CommandPlaces,
  { text, what, code }: Saved,
): Problem | undefined {
  const path = resolve(places.workingDirectory, file);
  const unsaved = whyInput(path, places) ?? savePrivately(path, text);
  if (unsaved === undefined) return undefined;
  const { reason, remedy = "name a regular file in a folder that can be written" } = unsaved;
  return problem(EXIT.usage, code, `${what} cannot be saved to ${file}: ${reason}`, remedy);
}

/** A slip of the keyboard must not cost what the tool is fed with. Other files may stand among the manifests. */
function whyInput(path: string, places: CommandPlaces): Unsaved | undefined {
  const realOf = (named: string) => realPathOf(resolve(places.workingDirectory, named));
  const real = realPathOf(path);
  const remedy = "name another file";
  if (real === realOf(places.config)) return { reason: "it is the config file", remedy };
  if (!isYamlName(real) || !isWithin(realOf(places.manifests), real)) return undefined;
  return { reason: "it would be read as a manifest", remedy };
}
