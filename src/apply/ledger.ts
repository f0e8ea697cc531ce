import type { JournalEntry } from "../model/record.ts";
import type { Result } from "../model/result.ts";
import type { JournalFailure, JournalWriter } from "./ports.ts";

/** The journal of a run, and whether it still takes records. */
export class Ledger implements JournalWriter {
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

  /** Why no write may begin any more; null while all was recorded. */
  get failure(): JournalFailure | null {
    return this.#failure;
  }
}
