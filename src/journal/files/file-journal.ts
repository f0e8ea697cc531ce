import { setImmediate } from "node:timers/promises";
import type { AppendFile } from "../../base/regular-files.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { systemCause } from "../../base/system-error.ts";
import type { Projection } from "../../model/record/projection.ts";
import type { JournalEntry } from "../../model/record/record.ts";
import type { Chain, Link } from "../chain/chain.ts";
import type { Adoption, AppendFailure, Beginning, Journal } from "../chain/journal.ts";
import type { Look } from "./lock.ts";

/** What was there when a journal was opened. */
export interface Found {
  readonly projection: Projection;
  readonly repair: string | null;
}

/** The folder that a journal is in, and that this run holds. */
export interface JournalFolder {
  /** What this run wrote has become durable. */
  wrote(link: Link): void;
  /** Lets the next run in. */
  release(): void;
  /** As a journal does it. */
  adopt(adoption: Adoption): void;
  /** As a journal does it, once its file is closed. */
  forget(beginning: Beginning): Result<null, AppendFailure>;
}

/** A journal on disk, open for one run. */
export class FileJournal implements Journal {
  readonly #chain: Chain;
  readonly #writer: GroupedWriter;
  readonly #found: Found;
  readonly #folder: JournalFolder;
  #head: string;

  constructor(chain: Chain, writer: GroupedWriter, found: Found, folder: JournalFolder) {
    this.#chain = chain;
    this.#writer = writer;
    this.#found = found;
    this.#folder = folder;
    this.#head = found.projection.head;
  }

  append(entry: JournalEntry): Promise<Result<null, AppendFailure>> {
    return this.#write(() => this.#chain.add(entry));
  }

  /** All of it is written in one step when it counts. */
  async stage(): Promise<Result<boolean, AppendFailure>> {
    return success(true);
  }

  /** The chain grows when its turn has come, in the order of calls: until then requests may leave. */
  async #write(add: () => Link): Promise<Result<null, AppendFailure>> {
    const links: Link[] = [];
    const written = await this.#writer.write(() => {
      const link = add();
      links.push(link);
      return link.line;
    });
    if (!written.ok) return written;
    for (const link of links) {
      this.#head = link.record.hash;
      this.#folder.wrote(link);
    }
    return written;
  }

  async adopt(adoption: Adoption): Promise<Result<null, AppendFailure>> {
    const may = this.mayWrite();
    await this.#writer.close();
    if (!may.ok) return may;
    try {
      this.#folder.adopt(adoption);
      return success(null);
    } catch (error) {
      return failure({ message: `what is taken over cannot be written (${systemCause(error)})` });
    }
  }

  async forget(beginning: Beginning): Promise<Result<null, AppendFailure>> {
    const may = this.mayWrite();
    await this.#writer.close();
    try {
      return may.ok ? this.#folder.forget(beginning) : may;
    } catch (error) {
      return failure({ message: `earlier records cannot be removed (${systemCause(error)})` });
    }
  }

  /** Opening it has seen to that. */
  async removeForgotten(): Promise<Result<null, AppendFailure>> {
    return success(null);
  }

  /** Who may write to the folder may remove what is in it. */
  async mayForget(): Promise<Result<boolean, AppendFailure>> {
    return success(true);
  }

  mayWrite(): Result<null, AppendFailure> {
    return this.#writer.mayWrite();
  }

  projection(): Projection {
    return this.#found.projection;
  }

  repair(): string | null {
    return this.#found.repair;
  }

  head(): string {
    return this.#head;
  }

  async close(): Promise<void> {
    await this.#writer.close();
    this.#folder.release();
  }
}

type Written = Result<null, AppendFailure>;

/** Why a file is no longer this run's to write to; null while it is. */
export interface Losses extends Look {
  /** Only whether another file stands in its place, as whoever takes over sees to. */
  ofFile(): string | null;
}

/** Makes lines durable in order. Lines that come while a sync runs, or in one turn of the event loop, share a sync. */
export class GroupedWriter {
  readonly #file: AppendFile;
  readonly #path: string;
  readonly #losses: Losses;
  #waiting: (() => string)[] = [];
  /** The group that has not begun; null when no line waits. */
  #next: Promise<Written> | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #failure: Written | null = null;

  constructor(file: AppendFile, path: string, losses: Losses) {
    this.#file = file;
    this.#path = path;
    this.#losses = losses;
  }

  /** Whether another line could be written now. Once not, never again. */
  mayWrite(): Written {
    return this.#unlessLost(this.#losses.recently);
  }

  #unlessLost(loss: () => string | null): Written {
    if (this.#failure !== null) return this.#failure;
    const message = loss();
    if (message === null) return success(null);
    this.#failure = failure({ message });
    return this.#failure;
  }

  /** The line is asked for when it is written. */
  write(line: () => string): Promise<Written> {
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
    const text = this.#waiting.map((line) => line()).join("");
    this.#waiting = [];
    this.#next = null;
    // What another run wrote meanwhile must not be followed by what we had in mind.
    const may = this.#unlessLost(this.#losses.now);
    if (!may.ok) return may;
    try {
      await this.#file.write(text);
      await this.#file.sync();
      // Where another run took over between the look and the write, what was written is not in the record.
      return this.#unlessLost(this.#losses.ofFile);
    } catch (error) {
      // What a failed sync left on disk is unknown, so nothing may follow it.
      this.#failure = failure({
        message: `the journal ${this.#path} cannot be written (${systemCause(error)})`,
      });
      return this.#failure;
    }
  }
}
