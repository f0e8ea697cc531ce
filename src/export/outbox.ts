import { mkdirSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { Message, OutboxLine } from "./message.ts";
import {
  PRIVATE_FILE,
  readOutbox,
  replaceOutbox,
  syncDirectoryOf,
  systemCause,
  textOf,
} from "./outbox-file.ts";

const PRIVATE_DIRECTORY = 0o700;

/**
 * What is still to be delivered, on disk. One run at a time writes to it: the one that holds the journal.
 * It never fails its caller; what went wrong is told as a warning.
 */
export class Outbox {
  readonly #file: string;
  #lines: OutboxLine[] = [];
  #turn: Promise<void> = Promise.resolve();
  #handle: FileHandle | null = null;
  #unreadable = 0;
  #failure: string | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  /** What earlier runs left undelivered, oldest first. What they delivered is cleared away. */
  load(): readonly Message[] {
    try {
      const { waiting, unreadable, compact } = readOutbox(this.#file);
      this.#unreadable = unreadable;
      if (!compact) replaceOutbox(this.#file, waiting);
      return waiting;
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
  }

  /** One sentence each. */
  warnings(): readonly string[] {
    const unreadable =
      this.#unreadable === 0
        ? []
        : [`Lines of ${this.#file} that could not be read and were left out: ${this.#unreadable}`];
    const failure =
      this.#failure === null
        ? []
        : [`${this.#file} cannot be ${this.#failure}; what this run could not deliver is lost`];
    return [...unreadable, ...failure];
  }

  /** Waits for the lines under way. */
  async close(): Promise<void> {
    await this.#turn;
    await this.#handle?.close();
    this.#handle = null;
  }

  async #write(): Promise<void> {
    const lines = this.#lines;
    this.#lines = [];
    // After a failure the end of the file is unknown: what followed would be glued to it.
    if (lines.length === 0 || this.#failure !== null) return;
    try {
      this.#handle ??= await this.#open();
      await this.#handle.appendFile(textOf(lines));
      await this.#handle.datasync();
    } catch (error) {
      this.#failure = `written (${systemCause(error)})`;
    }
  }

  async #open(): Promise<FileHandle> {
    mkdirSync(dirname(this.#file), { recursive: true, mode: PRIVATE_DIRECTORY });
    const handle = await open(this.#file, "a", PRIVATE_FILE);
    syncDirectoryOf(this.#file);
    return handle;
  }
}
