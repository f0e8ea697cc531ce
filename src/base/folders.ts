import { statSync } from "node:fs";
import { sep } from "node:path";
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
