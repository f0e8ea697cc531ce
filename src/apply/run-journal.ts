import type { JournalEntry } from "../model/record.ts";
import { failure, type Result } from "../model/result.ts";
import type { JournalFailure, JournalWriter } from "./ports.ts";

/** The journal of a run, and whether it still takes records. */
export class RunJournal implements JournalWriter {
  readonly #journal: JournalWriter;
  #failure: JournalFailure | null = null;

  constructor(journal: JournalWriter) {
    this.#journal = journal;
  }

  async append(entry: JournalEntry): Promise<Result<null, JournalFailure>> {
    const written = await this.#journal.append(entry);
    if (!written.ok) this.#failure ??= written.error;
    return written;
  }

  mayWrite(): Result<null, JournalFailure> {
    if (this.#failure !== null) return failure(this.#failure);
    const may = this.#journal.mayWrite();
    if (!may.ok) this.#failure = may.error;
    return may;
  }

  /** Why no write may begin any more; null while all was recorded. */
  get failure(): JournalFailure | null {
    return this.#failure;
  }
}
