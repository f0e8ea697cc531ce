import {
  appendFileSync,
  closeSync,
  constants,
  existsSync,
  fdatasync,
  fstatSync,
  ftruncate,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { promisify } from "node:util";
import { PRIVATE_FILE, syncDirectory } from "./durable-files.ts";
import { codeOf, systemCause } from "./system-error.ts";

/** Windows has neither flag. A pipe would otherwise hold us until somebody writes to it, and a link lead elsewhere. */
const REGULAR_ONLY = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** A file that is open, and how many bytes it held then. */
interface Opened {
  readonly path: string;
  readonly file: number;
  readonly size: number;
}

/** Fails with EFTYPE for what is no regular file: a link, a folder, a pipe, a device. */
export function openRegular(path: string, flags: number): number {
  return openedRegular(path, flags).file;
}

function openedRegular(path: string, flags: number): Opened {
  const file = openOrRefuse(path, flags | REGULAR_ONLY, ["ELOOP", "ENXIO", "EISDIR"]);
  const status = fstatSync(file);
  if (status.isFile()) return { path, file, size: status.size };
  closeSync(file);
  throw notRegular(path);
}

/** `odd`: the codes that say that it is no regular file. ENXIO: a pipe that nobody reads, or a socket. */
function openOrRefuse(path: string, flags: number, odd: readonly string[] = ["ENXIO"]): number {
  try {
    return openSync(path, flags, PRIVATE_FILE);
  } catch (error) {
    throw odd.includes(codeOf(error) ?? "") ? notRegular(path) : error;
  }
}

function notRegular(path: string): Error {
  return Object.assign(new Error("EFTYPE: not a regular file"), { code: "EFTYPE", path });
}

/** A little less than the longest text that Node can hold. Nothing that is written comes near. */
const MOST_BYTES = 500_000_000;

function tooLarge(most: number, path: string): Error {
  return Object.assign(new Error(`EFBIG: it is larger than ${most / 1_000_000} MB`), { code: "EFBIG", path });
}

/** Closes it. Fails with EFBIG for more than so many bytes. */
function readWhole({ path, file, size }: Opened, most: number): Buffer {
  try {
    if (size > most) throw tooLarge(most, path);
    // A byte more than it had: what comes short of it has come to the end, which need not be asked for once more.
    let bytes = Buffer.allocUnsafe(size + 1);
    let length = 0;
    for (let isAtEnd = false; !isAtEnd; ) {
      if (length === bytes.length) bytes = Buffer.concat([bytes], 2 * length);
      const read = readSync(file, bytes, length, bytes.length - length, null);
      length += read;
      if (length > most) throw tooLarge(most, path);
      // Files that the system makes up as they are read have no size.
      isAtEnd = read === 0 || (size > 0 && length >= size && length < bytes.length);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** What a regular file holds; undefined when there is none of that name. Fails with EFBIG beyond 500 MB. */
export function readRegular(path: string): Buffer | undefined {
  let opened: Opened;
  try {
    opened = openedRegular(path, constants.O_RDONLY);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
  return readWhole(opened, MOST_BYTES);
}

/** In bytes; 0 when there is no such file. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

const PIECE_BYTES = 1 << 17;

/** What a regular file holds from a byte on, without ever holding all of it; nothing when there is none of that name. */
export function* readInPieces(path: string, from = 0): Generator<Uint8Array> {
  let file: number;
  try {
    file = openRegular(path, constants.O_RDONLY);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  try {
    for (let at = from, length = 0; ; at += length) {
      const piece = Buffer.allocUnsafe(PIECE_BYTES);
      length = readSync(file, piece, 0, PIECE_BYTES, at);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/**
 * What a file that people name holds, also behind a link. Fails with EFTYPE for a pipe, a device or a socket: it would be
 * waited for, or read without an end.
 */
export function readInput(path: string): string {
  return readInputBytes(path, MOST_BYTES).toString();
}

/** The same as bytes. Fails with EFBIG for more than so many. */
export function readInputBytes(path: string, most: number): Buffer {
  return readWhole(openInput(path), most);
}

/** Opens a file that people name to be appended to, also behind a link, and makes it when there is none. Fails as `readInput`. */
export function openNamedToAppend(path: string): number {
  return openNamed(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT).file;
}

function openInput(path: string): Opened {
  return openNamed(path, constants.O_RDONLY);
}

function openNamed(path: string, flags: number): Opened {
  const file = openOrRefuse(path, flags | (constants.O_NONBLOCK ?? 0));
  const status = fstatSync(file);
  if (status.isFile()) return { path, file, size: status.size };
  closeSync(file);
  throw status.isDirectory()
    ? Object.assign(new Error("EISDIR: it is a folder"), { code: "EISDIR" })
    : notRegular(path);
}

/** Opens a regular file that only grows, and makes it when there is none. Its name is durable. */
export function openToAppend(path: string): number {
  const file = openRegular(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT);
  try {
    syncDirectory(dirname(path));
    return file;
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

const NEWLINE = 0x0a;

/** Whether a writer was killed in the middle of a line: what is appended would become part of it. */
export function endsInMidLine(path: string): boolean {
  const { file, size } = openedRegular(path, constants.O_RDONLY);
  try {
    const last = Buffer.alloc(1);
    return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== NEWLINE;
  } finally {
    closeSync(file);
  }
}

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
  const ours = fstatSync(file);
  return {
    // It only reaches the system's memory, which takes less time than to hand it to another thread.
    write: async (text) => appendFileSync(file, text),
    sync: () => syncData(file),
    truncate: (length) => cutOff(file, length),
    isInPlace: () => {
      const named = statSync(path, { throwIfNoEntry: false });
      return named !== undefined && ours.ino === named.ino && ours.dev === named.dev;
    },
    close: async () => closeSync(file),
  };
}

/** Whether a file's name says that it is YAML. */
export function isYamlName(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

/** Whether something is below a folder, wherever links lead. Throws where one of the two is not there. */
export function isBelow(folder: string, path: string): boolean {
  return realpathSync(path).startsWith(realpathSync(folder) + sep);
}

/** Where a path leads, wherever links lead. Of what is not there yet, by the folder above it that is. */
export function realPathOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    systemCause(error);
    const parent = dirname(path);
    return parent === path ? path : join(realPathOf(parent), basename(path));
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
