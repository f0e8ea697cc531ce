import { appendFileSync, closeSync, fdatasync, fstatSync, ftruncate, statSync } from "node:fs";
import { promisify } from "node:util";
import { openToAppend } from "./regular-files.ts";

/** A file that only grows, but for a torn end. */
export interface AppendFile {
  write(text: string): Promise<void>;
  /** Makes all that was written durable. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  /** False when its name has come to stand for another file, or for none: what is written would be lost. */
  isInPlace(): boolean;
  close(): Promise<void>;
}

const syncData = promisify(fdatasync);
const cutOff = promisify(ftruncate);

/** Opens a regular file for its owner alone, and makes it when there is none. */
export function openAppendFile(path: string): AppendFile {
  const file = openToAppend(path);
  return {
    // It only reaches the system's memory, which takes less time than to hand it to another thread.
    write: async (text) => appendFileSync(file, text),
    sync: () => syncData(file),
    truncate: (length) => cutOff(file, length),
    isInPlace: () => {
      const [ours, named] = [fstatSync(file), statSync(path, { throwIfNoEntry: false })];
      return named !== undefined && ours.ino === named.ino && ours.dev === named.dev;
    },
    close: async () => closeSync(file),
  };
}
