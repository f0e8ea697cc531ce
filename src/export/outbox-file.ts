import { PRIVATE_FILE, replaceFile } from "../base/durable-files.ts";
import { isJsonObject, parseJson } from "../base/json.ts";
import { readRegular } from "../base/regular-files.ts";
import { isMessageKind, type Message, type OutboxEntry, type OutboxLine } from "../model/outbox.ts";

/** undefined when it is no line of an outbox. What is inside of a body is not looked at: it goes out as it is. */
function parseOutboxLine(line: string): OutboxLine | undefined {
  const value = parseJson(line);
  return isOutboxLine(value) ? value : undefined;
}

function isOutboxLine(value: unknown): value is OutboxLine {
  if (!isJsonObject(value)) return false;
  switch (value.state) {
    case "queued":
      return isMessage(value.message);
    case "refused":
      return typeof value.id === "string" && typeof value.cause === "string";
    case "delivered":
    case "set-aside":
    case "requeued":
    case "dropped":
      return typeof value.id === "string";
    default:
      return false;
  }
}

function isMessage(value: unknown): value is Message {
  if (!isJsonObject(value) || typeof value.id !== "string" || typeof value.webhook !== "string") return false;
  if (!SENDABLE_ID.test(value.id)) return false;
  return isMessageKind(value.kind) && isJsonObject(value.body);
}

/** What a header can carry; with another one the message could never be sent. */
const SENDABLE_ID = /^[\x21-\x7e]{1,200}$/;

/** What an outbox on disk holds. */
export interface OutboxContent {
  /** Queued and not delivered, oldest first. */
  readonly entries: readonly OutboxEntry[];
  /** Whole lines that cannot be read. */
  readonly unreadable: number;
  /** Whether the file has nothing but the lines of these letters. */
  readonly compact: boolean;
}

/** Reads an outbox; none reads as an empty one. A torn last line was never promised to be kept and counts for nothing. */
export function readOutbox(file: string): OutboxContent {
  const text = readRegular(file)?.toString() ?? "";
  const found = new Map<string, OutboxEntry>();
  let unreadable = 0;
  for (const one of text.split("\n").slice(0, -1)) {
    const line = parseOutboxLine(one);
    if (line === undefined) unreadable++;
    else follow(found, line);
  }
  const entries = [...found.values()];
  return { entries, unreadable, compact: textOf(linesFor(entries)) === text };
}

function follow(entries: Map<string, OutboxEntry>, line: OutboxLine): void {
  if (line.state === "queued") {
    const { message } = line;
    entries.set(message.id, { message, refusals: 0, cause: null, isSetAside: false });
    return;
  }
  const entry = entries.get(line.id);
  if (entry === undefined) return;
  const next = after(entry, line);
  if (next === undefined) entries.delete(line.id);
  else entries.set(line.id, next);
}

/** undefined when the letter is done with. */
function after(entry: OutboxEntry, line: Exclude<OutboxLine, { state: "queued" }>): OutboxEntry | undefined {
  switch (line.state) {
    case "delivered":
    case "dropped":
      return undefined;
    case "refused":
      return { ...entry, refusals: entry.refusals + 1, cause: line.cause };
    case "set-aside":
      return { ...entry, isSetAside: true };
    case "requeued":
      return { ...entry, refusals: 0, cause: null, isSetAside: false };
  }
}

/** Puts a file with just these letters in the place of the outbox, whole or not at all. */
export function replaceOutbox(file: string, entries: readonly OutboxEntry[]): void {
  replaceFile(file, textOf(linesFor(entries)), PRIVATE_FILE);
}

/** What has to be told of messages in order, so that they are as they are. */
export function linesFor(entries: readonly OutboxEntry[]): readonly OutboxLine[] {
  return entries.flatMap(({ message, refusals, cause, isSetAside }): OutboxLine[] => [
    { state: "queued", message },
    ...Array.from(
      { length: refusals },
      () => ({ state: "refused", id: message.id, cause: cause ?? "" }) as const,
    ),
    ...(isSetAside ? [{ state: "set-aside", id: message.id } as const] : []),
  ]);
}

/** Lines as they stand in the file. */
export function textOf(lines: readonly OutboxLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}
