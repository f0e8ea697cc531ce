import { dirname } from "node:path";
import { createPrivateDirectory } from "../base/durable-files.ts";
import { type AppendFile, openAppendFile } from "../base/regular-files.ts";
import { failure, success } from "../base/result.ts";
import { systemCause } from "../base/system-error.ts";
import type { OutboxEntry, OutboxLine } from "../model/outbox.ts";
import { readOutbox, replaceOutbox, textOf } from "./outbox-file.ts";
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
    await this.#open?.close();
    this.#open = null;
  }

  async #write(): Promise<void> {
    const lines = this.#lines;
    this.#lines = [];
    // After a failure the end of the file is unknown: what followed would be glued to it.
    if (lines.length === 0 || this.#failure !== null) return;
    try {
      this.#open ??= this.#openFile();
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
