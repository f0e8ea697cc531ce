import type { Projection } from "../model/projection.ts";
import type { JournalEntry, JournalRecord } from "../model/record.ts";
import { failure, type Result } from "../model/result.ts";
import type { Chain, Link } from "./chain.ts";
import type { GroupedWriter } from "./grouped-writer.ts";
import type { AppendFailure, Journal } from "./journal.ts";
import { doesNotFollow } from "./problem.ts";

/** What was there when a journal was opened. */
export interface Found {
  readonly projection: Projection;
  readonly repair: string | null;
}

/** A journal on disk, open for one run. */
export class FileJournal implements Journal {
  readonly #chain: Chain;
  readonly #writer: GroupedWriter;
  readonly #found: Found;
  readonly #release: () => void;
  #head: string;

  constructor(
    chain: Chain,
    writer: GroupedWriter,
    found: Found,
    /** Lets the next run in. */
    release: () => void,
  ) {
    this.#chain = chain;
    this.#writer = writer;
    this.#found = found;
    this.#release = release;
    this.#head = found.projection.head;
  }

  append(entry: JournalEntry): Promise<Result<null, AppendFailure>> {
    // The chain grows before the first wait, so that the order of calls is the order of records.
    return this.#write(this.#chain.add(entry));
  }

  async adopt(record: JournalRecord): Promise<Result<null, AppendFailure>> {
    const link = this.#chain.adopt(record);
    return link === undefined ? failure(doesNotFollow(record)) : await this.#write(link);
  }

  async #write({ record, line }: Link): Promise<Result<null, AppendFailure>> {
    const written = await this.#writer.write(line);
    if (written.ok) this.#head = record.hash;
    return written;
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
    this.#release();
  }
}
