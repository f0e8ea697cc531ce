import type { JournalEntry, JournalRecord } from "../model/record.ts";
import type { Result } from "../model/result.ts";
import { type Chain, GENESIS } from "./chain.ts";
import type { GroupedWriter } from "./grouped-writer.ts";
import type { AppendFailure, Journal } from "./journal.ts";

/** A journal on disk, open for one run. */
export class FileJournal implements Journal {
  readonly #chain: Chain;
  readonly #writer: GroupedWriter;
  readonly #records: readonly JournalRecord[];
  readonly #release: () => void;
  #head: string;

  constructor(
    chain: Chain,
    writer: GroupedWriter,
    records: readonly JournalRecord[],
    /** Lets the next run in. */
    release: () => void,
  ) {
    this.#chain = chain;
    this.#writer = writer;
    this.#records = records;
    this.#release = release;
    this.#head = records.at(-1)?.hash ?? GENESIS;
  }

  async append(entry: JournalEntry): Promise<Result<null, AppendFailure>> {
    // The chain grows before the first wait, so that the order of calls is the order of records.
    const { record, line } = this.#chain.add(entry);
    const written = await this.#writer.write(line);
    if (written.ok) this.#head = record.hash;
    return written;
  }

  mayWrite(): Result<null, AppendFailure> {
    return this.#writer.mayWrite();
  }

  records(): readonly JournalRecord[] {
    return this.#records;
  }

  head(): string {
    return this.#head;
  }

  async close(): Promise<void> {
    await this.#writer.close();
    this.#release();
  }
}
