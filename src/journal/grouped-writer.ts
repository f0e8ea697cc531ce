import { setImmediate } from "node:timers/promises";
import type { AppendFile } from "../base/regular-files.ts";
import { systemCause } from "../base/system-error.ts";
import { failure, type Result, success } from "../model/result.ts";
import type { AppendFailure } from "./journal.ts";

type Written = Result<null, AppendFailure>;

/** Makes lines durable in order. Lines that come while a sync runs, or in one turn of the event loop, share a sync. */
export class GroupedWriter {
  readonly #file: AppendFile;
  readonly #path: string;
  readonly #loss: () => string | null;
  #waiting: string[] = [];
  /** The group that has not begun; null when no line waits. */
  #next: Promise<Written> | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #failure: Written | null = null;

  /** `loss` says why the file is no longer this run's to write to; null while it is. */
  constructor(file: AppendFile, path: string, loss: () => string | null) {
    this.#file = file;
    this.#path = path;
    this.#loss = loss;
  }

  /** Whether another line could be written now. Once not, never again. */
  mayWrite(): Written {
    if (this.#failure !== null) return this.#failure;
    const message = this.#loss();
    if (message === null) return success(null);
    this.#failure = failure({ message });
    return this.#failure;
  }

  write(line: string): Promise<Written> {
    this.#waiting.push(line);
    this.#next ??= this.#last.then(() => this.#writeGroup());
    this.#last = this.#next;
    return this.#next;
  }

  /** Waits for the lines under way; later ones fail. */
  async close(): Promise<void> {
    await this.#last;
    this.#failure ??= failure({ message: `the journal ${this.#path} is closed` });
    // Everything was synced, so nothing hangs on how the close ends.
    await this.#file.close().catch(systemCause);
  }

  async #writeGroup(): Promise<Written> {
    // One turn brings the answers of many requests, and with each a line.
    await setImmediate();
    const text = this.#waiting.join("");
    this.#waiting = [];
    this.#next = null;
    // What another run wrote meanwhile must not be followed by what we had in mind.
    const may = this.mayWrite();
    if (!may.ok) return may;
    try {
      await this.#file.write(text);
      await this.#file.sync();
      return success(null);
    } catch (error) {
      // What a failed sync left on disk is unknown, so nothing may follow it.
      this.#failure = failure({
        message: `the journal ${this.#path} cannot be written (${systemCause(error)})`,
      });
      return this.#failure;
    }
  }
}
