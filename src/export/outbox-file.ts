import { PRIVATE_FILE, replaceFile } from "../base/durable-files.ts";
import { readRegular } from "../base/regular-files.ts";
import { type Message, type OutboxLine, parseOutboxLine } from "./message.ts";

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
  const lines = (readRegular(file)?.toString() ?? "").split("\n");
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
  replaceFile(file, textOf(messages.map((message) => ({ state: "queued", message }))), PRIVATE_FILE);
}

/** Lines as they stand in the file. */
export function textOf(lines: readonly OutboxLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}
