import { resolve } from "node:path";
import type { Locate } from "../model/diagnostic.ts";
import { declaredPath } from "./merge.ts";
import { readText } from "./read-text.ts";
import { parseYaml, type YamlFile } from "./yaml-file.ts";

/** Parsed files take much memory, and what is looked up next is mostly in the same file. */
const KEPT_FILES = 100;

/** The place of what stands in no file on disk: not yet, or not any more. */
export const IN_NO_FILE: Locate = ({ file }) => ({ location: { file, line: 1, column: 1 }, sourceLine: "" });

/** Finds where keys stand, as they apply to an environment. Files are parsed again when they are asked for. */
export function createLocate(environmentName: string, workingDirectory: string): Locate {
  const files = new Map<string, YamlFile | null>();
  const fileOf = (name: string): YamlFile | null => {
    const known = files.get(name);
    if (known !== undefined) return known;
    const text = readText(resolve(workingDirectory, name), name);
    const file = text.ok ? parseYaml(text.value, name) : null;
    for (const oldest of files.keys()) if (files.size >= KEPT_FILES) files.delete(oldest);
    files.set(name, file);
    return file;
  };
  return (source, path) => {
    const file = fileOf(source.file);
    const document = file?.documents[source.document];
    // The file has changed since it was read.
    if (file === null || document === undefined) return IN_NO_FILE(source, path);
    return file.place(document.offset(declaredPath(document.value, environmentName, path), null));
  };
}
