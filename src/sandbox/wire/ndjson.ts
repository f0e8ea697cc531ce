import { appendFileSync, closeSync, constants, fstatSync, readSync } from "node:fs";
import { parseJson } from "../../base/json.ts";
import { endsInMidLine, openRegular, readRegular } from "../../base/regular-files.ts";

const NEWLINE = 0x0a;

/**
 * A file with one JSON value a line that several processes may append to. Nothing is ever changed in place,
 * and an append is in the file before the call returns, so that killing the process loses nothing.
 */
export class NdjsonFile {
  readonly #descriptor: number;
  #read = 0;
  #torn: boolean;

  /** Opens the file for its owner alone, and creates it when it is not there. */
  constructor(path: string) {
    this.#descriptor = openRegular(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT);
    this.#torn = endsInMidLine(path);
  }

  append(value: unknown): void {
    // What an earlier, killed writer left unfinished becomes a line of its own, which readers skip.
    const text = `${this.#torn ? "\n" : ""}${JSON.stringify(value)}\n`;
    this.#torn = true;
    appendFileSync(this.#descriptor, text);
    this.#torn = false;
  }

  /** The values appended, by whomever, since the last call. */
  takeNew(): readonly unknown[] {
    const bytes = this.#bytesFrom(this.#read);
    const complete = bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1);
    this.#read += complete.length;
    return parseLines(complete.toString("utf8"));
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #bytesFrom(position: number): Buffer {
    const bytes = Buffer.alloc(Math.max(0, fstatSync(this.#descriptor).size - position));
    const length = bytes.length === 0 ? 0 : readSync(this.#descriptor, bytes, 0, bytes.length, position);
    return bytes.subarray(0, length);
  }
}

/** All values of a file; none when there is no file. */
export function readNdjson(path: string): readonly unknown[] {
  return parseLines(readRegular(path)?.toString() ?? "");
}

function parseLines(text: string): readonly unknown[] {
  return text.split("\n").flatMap((line) => {
    // After the last line, and where nothing is new: to find out that this is no JSON takes longer than most lines.
    const value = line === "" ? undefined : parseJson(line);
    // Torn by a crash: its writer never told anybody that it was done.
    return value === undefined ? [] : [value];
  });
}
