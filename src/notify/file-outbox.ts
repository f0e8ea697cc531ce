import { dirname } from "node:path";
import { createPrivateDirectory, PRIVATE_FILE, replaceFile } from "../base/durable-files.ts";
import { isJsonObject, parseJson } from "../base/json.ts";
import { type AppendFile, endsInMidLine, openAppendFile, readRegular } from "../base/regular-files.ts";
import { failure, success } from "../base/result.ts";
import { systemCause } from "../base/system-error.ts";
import {
  afterLine,
  idIn,
  isMessage,
  type OutboxEntry,
  type OutboxLine,
  unwrittenText,
} from "../model/record/outbox.ts";
import type { OpenOutbox, OutboxStore } from "./outbox-store.ts";

/** An outbox on disk. */
export function fileOutbox(file: string): OutboxStore {
  return {
    entries: async () => {
      try {
        return success(readOutbox(file).entries);
      } catch (error) {
        const message = `the outbox ${file} cannot be read (${systemCause(error)})`;
        return failure({ message, hint: "make it a file that can be read" });
      }
    },
    open: () => new OpenFileOutbox(file),
  };
}

/**
 * What is still to be delivered, on disk. One run at a time writes to it: the one that holds the journal.
 * It never fails its caller; what went wrong is told as a warning.
 */
class OpenFileOutbox implements OpenOutbox {
  readonly #file: string;
  #lines: OutboxLine[] = [];
  #turn: Promise<void> = Promise.resolve();
  #open: AppendFile | null = null;
  #unreadable = 0;
  #failure: string | null = null;
  readonly #unwritten: OutboxLine[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  /** What earlier runs left undelivered, oldest first. What is done with is cleared away. */
  async load(): Promise<readonly OutboxEntry[]> {
    try {
      const { entries, unreadable, compact } = readOutbox(this.#file);
      this.#unreadable = unreadable;
      if (!compact) replaceOutbox(this.#file, entries);
      return entries;
    } catch (error) {
      this.#failure = `read (${systemCause(error)})`;
      return [];
    }
  }

  /** Resolves when the line is durable or cannot be made so. Lines that come while a sync runs share the next one. */
  async append(line: OutboxLine): Promise<void> {
    this.#lines.push(line);
    this.#turn = this.#turn.then(() => this.#write());
    await this.#turn;
    if (this.#failure !== null) this.#unwritten.push(line);
  }

  /** One sentence each. */
  warnings(): readonly string[] {
    const unreadable =
      this.#unreadable === 0
        ? []
        : [`Lines of ${this.#file} that could not be read and were left out: ${this.#unreadable}`];
    const effect = this.#unwritten.length === 0 ? "" : `; ${unwrittenText(this.#unwritten)}`;
    const failure = this.#failure === null ? [] : [`${this.#file} cannot be ${this.#failure}${effect}`];
    return [...unreadable, ...failure];
  }

  /** Waits for the lines under way. */
  async close(): Promise<void> {
    await this.#turn;
    await this.#open?.close();
    this.#open = null;
  }

  async #write(): Promise<void> {
    const lines = this.#lines;
    this.#lines = [];
    // After a failure the end of the file is unknown: what followed would be glued to it.
    if (lines.length === 0 || this.#failure !== null) return;
    try {
      if (this.#open === null) {
        this.#open = this.#openFile();
        // What a killed run left unfinished becomes a line of its own, which readers skip.
        if (endsInMidLine(this.#file)) await this.#open.write("\n");
      }
      await this.#open.write(textOf(lines));
      await this.#open.sync();
    } catch (error) {
      this.#failure = `written (${systemCause(error)})`;
    }
  }

  #openFile(): AppendFile {
    createPrivateDirectory(dirname(this.#file));
    return openAppendFile(this.#file);
  }
}

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

/** What an outbox on disk holds. */
interface OutboxContent {
  /** Queued and not delivered, oldest first. */
  readonly entries: readonly OutboxEntry[];
  /** Lines that cannot be read, but for one that a killed run left unfinished. */
  readonly unreadable: number;
  /** Whether the file has nothing but the lines of these messages. */
  readonly compact: boolean;
}

/** Reads an outbox; none reads as an empty one. A torn last line was never promised to be kept and counts for nothing. */
function readOutbox(file: string): OutboxContent {
  const text = readRegular(file)?.toString() ?? "";
  const found = new Map<string, OutboxEntry>();
  const lines = text.split("\n");
  let unreadable = isBegun(lines.pop() ?? "") ? 0 : 1;
  for (const one of lines) {
    const line = parseOutboxLine(one);
    if (line === undefined) unreadable++;
    else follow(found, line);
  }
  const entries = [...found.values()];
  return { entries, unreadable, compact: textOf(linesFor(entries)) === text };
}

const BEGINNING = '{"state":"';

/** The beginning of a line of ours. A machine that crashed may leave zeros in place of what was durable: that is a loss. */
function isBegun(end: string): boolean {
  return (end.startsWith(BEGINNING) || BEGINNING.startsWith(end)) && !end.includes("\0");
}

function follow(entries: Map<string, OutboxEntry>, line: OutboxLine): void {
  const id = idIn(line);
  const known = entries.get(id);
  const message = line.state === "queued" ? line.message : known?.message;
  const fate = afterLine(known, line);
  if (message === undefined || fate === undefined) entries.delete(id);
  else entries.set(id, { message, ...fate });
}

/** Puts a file with just these messages in the place of the outbox, whole or not at all. */
function replaceOutbox(file: string, entries: readonly OutboxEntry[]): void {
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
function textOf(lines: readonly OutboxLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}
