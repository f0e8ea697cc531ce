import { rmSync } from "node:fs";
import { createExclusively, createPrivateDirectory } from "../base/durable-files.ts";
import { type AppendFile, openAppendFile, readRegular } from "../base/regular-files.ts";

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

/** The machine's own file system. */
export const nodeFileSystem: FileSystem = {
  createDirectory: createPrivateDirectory,
  read: readRegular,
  createExclusively: (path, content) => createExclusively(path, content),
  remove: (path) => rmSync(path, { force: true }),
  openForAppend: async (path) => openAppendFile(path),
};
