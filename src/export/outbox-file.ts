import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { codeOf } from "../model/error-code.ts";
import { type Message, type OutboxLine, parseOutboxLine } from "./message.ts";

/** For nobody but us. */
export const PRIVATE_FILE = 0o600;

/** What an outbox on disk holds. */
export interface OutboxContent {
  /** Queued and not delivered, oldest first. */
  readonly waiting: readonly Message[];
  /** Whole lines that cannot be read. */
  readonly unreadable: number;
  /** Whether the file has nothing but the lines of what is waiting. */
  readonly compact: boolean;
}

/** Reads an outbox; none reads as an empty one. A torn last line was never promised to be kept and counts for nothing. */
export function readOutbox(file: string): OutboxContent {
  const lines = readText(file).split("\n");
  const torn = lines.pop();
  const waiting = new Map<string, Message>();
  let unreadable = 0;
  for (const text of lines) {
    const line = parseOutboxLine(text);
    if (line === undefined) unreadable++;
    else if (line.state === "queued") waiting.set(line.message.id, line.message);
    else waiting.delete(line.id);
  }
  return {
    waiting: [...waiting.values()],
    unreadable,
    compact: torn === "" && waiting.size === lines.length,
  };
}

/** Puts a file with just these messages in the place of the outbox, whole or not at all. */
export function replaceOutbox(file: string, messages: readonly Message[]): void {
  const draft = `${file}.new`;
  const text = textOf(messages.map((message) => ({ state: "queued", message })));
  writeFileSync(draft, text, { mode: PRIVATE_FILE, flush: true });
  renameSync(draft, file);
  syncDirectoryOf(file);
}

/** Lines as they stand in the file. */
export function textOf(lines: readonly OutboxLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** A new name is durable only when its directory is. */
export function syncDirectoryOf(file: string): void {
  // Windows has no such call and does not open directories.
  if (process.platform === "win32") return;
  const directory = openSync(dirname(file), "r");
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

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return "";
    throw error;
  }
}
