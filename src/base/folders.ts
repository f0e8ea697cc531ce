import { statSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";
import { codeOf, systemReason } from "./system-error.ts";

/** Why people cannot name this as a folder to work with what is in it; null where they can. */
export function whyNoFolder(path: string): string | null {
  try {
    // To list a folder is another permission than to reach what is in it, itself included.
    statSync(`${path}${sep}.`);
    return null;
  } catch (error) {
    return codeOf(error) === "ENOENT" ? "there is no such folder" : systemReason(error);
  }
}

/** Whether a path leads into a folder, or to it, as the two are written. On Windows none leads to another drive. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way.split(sep)[0] !== ".." && !isAbsolute(way);
}
