import { existsSync, readdirSync, rmSync } from "node:fs";
import {
  createExclusively,
  createPrivateDirectory,
  PRIVATE_FILE,
  replaceFile,
} from "../../base/durable-files.ts";
import {
  type AppendFile,
  openAppendFile,
  readInPieces,
  readRegular,
  sizeOf,
} from "../../base/regular-files.ts";

/** The file operations that the journal needs. They fail as those of node:fs do, with an error that has a code. */
export interface FileSystem {
  /** With its parents; for nobody but us. */
  createDirectory(path: string): void;
  /** undefined when there is no such file. */
  read(path: string): Uint8Array | undefined;
  /** In bytes; 0 when there is no such file. */
  size(path: string): number;
  /** The same, piece by piece, from a byte on; none when there is no such file. */
  pieces(path: string, from?: number): Iterable<Uint8Array>;
  /** The names of what is in a folder; none when there is no such folder. */
  list(path: string): readonly string[];
  /** Durable, and at no moment there with less than its content. False when something of that name exists. */
  createExclusively(path: string, content: string | Uint8Array): boolean;
  /** Puts it in the place of the one that is there, durably, whole or not at all. */
  replace(path: string, content: string | Uint8Array): void;
  /** Not there any more is fine. */
  remove(path: string): void;
  /** Makes the file when there is none. */
  openForAppend(path: string): Promise<AppendFile>;
}

/** The machine's own file system. */
export const nodeFileSystem: FileSystem = {
  createDirectory: createPrivateDirectory,
  read: readRegular,
  size: sizeOf,
  pieces: readInPieces,
  list: (path) => (existsSync(path) ? readdirSync(path) : []),
  replace: (path, content) => replaceFile(path, content, PRIVATE_FILE),
  createExclusively: (path, content) => createExclusively(path, content),
  remove: (path) => rmSync(path, { force: true }),
  openForAppend: async (path) => openAppendFile(path),
};
