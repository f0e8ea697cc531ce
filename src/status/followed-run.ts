import type { OutcomeResult } from "../model/record/outcome.ts";
import type { Intent, JournalRecord, RunFinished } from "../model/record/record.ts";

/** A run as its records tell it, while more of them come. */
export class FollowedRun {
  readonly #run: string;
  #sequence = 0;
  #news: JournalRecord[] = [];
  readonly #open = new Map<string, Intent>();
  readonly #counts = new Map<OutcomeResult, number>();
  #finished: RunFinished | null = null;

  constructor(run: string) {
    this.#run = run;
  }

  /** Takes in a record of the chain, oldest first; one that is known already or another run's changes nothing. */
  take(record: JournalRecord): void {
    if (record.run !== this.#run || record.sequence <= this.#sequence) return;
    this.#sequence = record.sequence;
    this.#news.push(record);
    if (record.phase === "intent") this.#open.set(record.request_id, record);
    else if (record.phase === "outcome") this.#open.delete(record.request_id);
    else if (record.phase === "change")
      this.#counts.set(record.result, (this.#counts.get(record.result) ?? 0) + 1);
    else if (record.phase === "run-finished") this.#finished = record;
  }

  /** What came since this was asked last. */
  takeNews(): readonly JournalRecord[] {
    const news = this.#news;
    this.#news = [];
    return news;
  }

  /** Whether the record has anything of it. */
  get isRecorded(): boolean {
    return this.#sequence > 0;
  }

  /** null while it is at work, or where it did not live to record its end. */
  get finished(): RunFinished | null {
    return this.#finished;
  }

  /** What is being written. */
  get open(): readonly Intent[] {
    return [...this.#open.values()];
  }

  /** How many of its changes ended how. */
  get counts(): ReadonlyMap<OutcomeResult, number> {
    return this.#counts;
  }
}
