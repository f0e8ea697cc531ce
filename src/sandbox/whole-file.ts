import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { codeOf } from "../model/error-code.ts";

/** Writes a file so that nobody ever sees a part of it. */
export function replaceFile(path: string, text: string, mode: number): void {
  const draft = draftOf(path);
  writeFileSync(draft, text, { mode });
  renameSync(draft, path);
}

/** Like replaceFile, but the first of several writers wins. Gives back what the file holds now. */
export function createOnce(path: string, text: string, mode: number): string {
  const draft = draftOf(path);
  writeFileSync(draft, text, { mode });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(path, "utf8");
}

function draftOf(path: string): string {
  return `${path}.${randomUUID()}`;
}
