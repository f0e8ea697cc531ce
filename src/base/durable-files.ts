import { randomUUID } from "node:crypto";
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { codeOf, systemReason, systemRemedy } from "./system-error.ts";

/** For nobody but us. */
export const PRIVATE_FILE = 0o600;
const PRIVATE_DIRECTORY = 0o700;

/**
 * Makes a folder that only we can look into, with its parents. Node's own recursion does not end where the system
 * says of a folder whose parent is there that it is not, as /proc does.
 */
export function createPrivateDirectory(path: string): void {
  try {
    mkdirSync(path, PRIVATE_DIRECTORY);
  } catch (error) {
    if (isDirectory(path)) return;
    const parent = dirname(path);
    if (codeOf(error) !== "ENOENT" || isDirectory(parent)) throw error;
    createPrivateDirectory(parent);
    createPrivateDirectory(path);
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** How a new file is made. */
export interface NewFile {
  /** Less what the process's umask takes away; for nobody but us when left out. */
  readonly mode?: number;
  /** The system's own when left out. */
  readonly link?: (draft: string, path: string) => void;
}

/** File systems that know no second name for a file (FAT, some network shares) say one of these. */
const NO_LINKS: ReadonlySet<string | undefined> = new Set([
  "EPERM",
  "ENOTSUP",
  "EOPNOTSUPP",
  "ENOSYS",
  "EMLINK",
  "EINVAL",
]);

/**
 * Makes a file, durably. False when something of that name exists, be it a link that leads nowhere. A second name for
 * a draft is the one way to make a file appear with its content; where there are none it appears empty first.
 */
export function createExclusively(
  path: string,
  content: string | Uint8Array,
  { mode = PRIVATE_FILE, link = linkSync }: NewFile = {},
): boolean {
  const draft = draftOf(path);
  try {
    writeNew(draft, content, mode);
    try {
      link(draft, path);
    } catch (error) {
      if (!NO_LINKS.has(codeOf(error))) throw error;
      writeNew(path, content, mode);
    }
    syncDirectory(dirname(path));
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Follows no link. What cannot be written whole is taken away again. */
function writeNew(path: string, content: string | Uint8Array, mode: number): void {
  const file = openSync(path, "wx", mode);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Puts a file in the place of the one that is there, durably, whole or not at all, with just this mode. */
export function replaceFile(path: string, content: string | Uint8Array, mode: number): void {
  const draft = draftOf(path);
  try {
    writeNew(draft, content, mode);
    // The umask has no say about a file that is there.
    chmodSync(draft, mode);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
  syncDirectory(dirname(path));
}

/** A name of this call alone: what a killed process left behind is in nobody's way. */
function draftOf(path: string): string {
  return `${path}.${randomUUID()}`;
}

/** A new name is durable only when its folder is. */
export function syncDirectory(path: string): void {
  const directory = openSync(path, "r");
  try {
    fsyncSync(directory);
  } catch (error) {
    // Some network shares and FUSE file systems do not sync folders; there is no other way to ask them.
    if (!["EINVAL", "ENOTSUP", "EOPNOTSUPP"].includes(codeOf(error) ?? "")) throw error;
  } finally {
    closeSync(directory);
  }
}

/** Why a file was not saved, and what to do about it where the system says so. */
export interface Unsaved {
  readonly reason: string;
  readonly remedy: string | undefined;
}

/** Saves for nobody but us, and follows no link; undefined when that went well. */
export function savePrivately(path: string, text: string): Unsaved | undefined {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.isFile() === false) {
      const reason = found.isSymbolicLink() ? "it is a link" : "it is not a file";
      return { reason, remedy: undefined };
    }
    replaceFile(path, text, PRIVATE_FILE);
    return undefined;
  } catch (error) {
    return { reason: systemReason(error), remedy: systemRemedy(error) };
  }
}
