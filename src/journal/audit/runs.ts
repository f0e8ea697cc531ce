import type { RecordedRun } from "../../model/record/projection.ts";
import type { JournalRecord } from "../../model/record/record.ts";

/** Collects runs from a record, in the order in which they began. */
export class RunList {
  readonly #runs = new Map<string, RecordedRun>();

  add(record: JournalRecord): void {
    const known = this.#runs.get(record.run);
    if (record.phase === "run-started")
      this.#runs.set(record.run, { started: record, finished: null, head: record.hash });
    else if (known !== undefined) {
      const finished = record.phase === "run-finished" ? record : known.finished;
      this.#runs.set(record.run, { ...known, finished, head: record.hash });
    }
  }

  all(): readonly RecordedRun[] {
    return [...this.#runs.values()];
  }
}
