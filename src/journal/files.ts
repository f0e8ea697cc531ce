import { randomUUID } from "node:crypto";
import {
  appendFileSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import process from "node:process";
import { codeOf } from "../model/error-code.ts";

/** The file operations that the journal needs. They fail as those of node:fs do, with an error that has a code. */
export interface FileSystem {
  /** With its parents; for nobody but us. */
  createDirectory(path: string): void;
  /** undefined when there is no such file. */
  read(path: string): Uint8Array | undefined;
  /** Durable, and at no moment there with less than its content. False when something of that name exists. */
  createExclusively(path: string, content: string | Uint8Array): boolean;
  /** Not there any more is fine. */
  remove(path: string): void;
  /** Makes the file when there is none. */
  openForAppend(path: string): Promise<AppendFile>;
}

/** A file that only grows, but for a torn end. */
export interface AppendFile {
  write(text: string): Promise<void>;
  /** Makes all that was written durable. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

const PRIVATE_FILE = 0o600;
const PRIVATE_DIRECTORY = 0o700;

/** The machine's own file system. */
export const nodeFileSystem: FileSystem = {
  createDirectory: (path) => void mkdirSync(path, { recursive: true, mode: PRIVATE_DIRECTORY }),
  read: (path) => {
    try {
      return readFileSync(path);
    } catch (error) {
      if (codeOf(error) === "ENOENT") return undefined;
      throw error;
    }
  },
  createExclusively,
  remove: (path) => rmSync(path, { force: true }),
  openForAppend: async (path) => {
    const file = await open(path, "a", PRIVATE_FILE);
    try {
      syncDirectory(dirname(path));
    } catch (error) {
      await file.close();
      throw error;
    }
    return {
      // It only reaches the system's memory, which takes less time than to hand it to another thread.
      write: async (text) => appendFileSync(file.fd, text),
      sync: () => file.datasync(),
      truncate: (length) => file.truncate(length),
      close: () => file.close(),
    };
  },
};

/** A link is the one way to make a file appear with its content, and only when there is none. */
function createExclusively(path: string, content: string | Uint8Array): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: PRIVATE_FILE, flush: true });
  try {
    linkSync(draft, path);
    syncDirectory(dirname(path));
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A new name is durable only when its directory is. */
function syncDirectory(path: string): void {
  // Windows has no such call and does not open directories.
  if (process.platform === "win32") return;
  const directory = openSync(path, "r");
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

/** `ENOSPC: no space left on device`. Anything that is no error of the system is a bug and thrown on. */
export function systemCause(error: unknown): string {
  if (!(error instanceof Error) || codeOf(error) === undefined) throw error;
  return error.message.split(",")[0] ?? error.message;
}
