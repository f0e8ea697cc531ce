import { existsSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { isBelow } from "./regular-files.ts";
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

/** Of the folders on the way from a folder to a file below it the last that is there, be it no folder; `.`: the first one. */
export function lastOnTheWay(folder: string, path: string): string {
  const parent = dirname(path);
  return parent === "." || existsSync(join(folder, parent)) ? parent : lastOnTheWay(folder, parent);
}

/** Whether that one is a link to somewhere else. */
export function leadsOut(folder: string, path: string): boolean {
  const last = lastOnTheWay(folder, path);
  return last !== "." && !isBelow(folder, join(folder, last));
}

/** Whether a path leads into a folder, or to it, as the two are written. On Windows none leads to another drive. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way.split(sep)[0] !== ".." && !isAbsolute(way);
}
