import { failure, type Result, success } from "../base/result.ts";
import type { Projection } from "../model/projection.ts";
import type { JournalEntry, JournalRecord } from "../model/record.ts";
import { Chain, verifyChain } from "./chain.ts";
import type {
  AppendFailure,
  Beginning,
  Journal,
  JournalProblem,
  JournalStore,
  LockHolder,
  OpeningRun,
} from "./journal.ts";
import { doesNotFollow } from "./problem.ts";
import { ProjectionBuilder } from "./projection/builder.ts";

/** A journal that lives as long as this value: for simulations and tests. */
export interface MemoryJournal extends JournalStore {
  /** Ends the run that holds it as a kill does: what it appends from now on is lost. */
  crash(): void;
  /** All of them. */
  records(): readonly JournalRecord[];
  /** Another journal with the records that this one has now. */
  copy(): MemoryJournal;
}

/** What is kept of it. */
interface Kept {
  lines: string[];
  beginning: Beginning | null;
}

const LOCK_POLL_MS = 50;

/** A journal in memory, with the lines of an earlier one or empty. */
export function memoryJournal(earlier: readonly string[] = []): MemoryJournal {
  const kept: Kept = { lines: [...earlier], beginning: null };
  let held: { readonly holder: LockHolder; readonly journal: OpenMemory } | null = null;
  const walk = (visit: (record: JournalRecord) => void) =>
    verifyChain([Buffer.from(kept.lines.join(""))], visit, kept.beginning?.projection);
  const projection = () => {
    const builder = new ProjectionBuilder(kept.beginning?.projection);
    walk((record) => builder.add(record));
    return builder.projection();
  };
  const crash = () => {
    held?.journal.end();
    held = null;
  };
  return {
    open: async (run) => {
      const giveUp = run.clock.monotonic() + (run.lockTimeoutMs ?? 0);
      while (held !== null) {
        const left = giveUp - run.clock.monotonic();
        if (left <= 0) return failure(lockedBy(held.holder));
        await run.clock.sleep(Math.min(left, LOCK_POLL_MS));
      }
      const journal = new OpenMemory(run, kept, projection(), () => {
        held = null;
      });
      held = { holder: holderOf(run), journal };
      return success(journal);
    },
    read: async () => success({ projection: projection(), torn: false, running: [], foreign: null }),
    walk: async (visit, begin = () => {}) => {
      if (kept.beginning !== null) begin(kept.beginning);
      const { sequence: records, head } = walk(visit);
      return success({ records, pruned: kept.beginning?.projection.sequence ?? 0, head, torn: false });
    },
    follow: (visit) => following(walk, visit, () => (held === null ? [] : [held.holder])),
    crash,
    records: () => allOf(walk),
    copy: () => memoryJournal(kept.lines),
  };
}

function following(
  walk: (visit: (record: JournalRecord) => void) => { readonly sequence: number },
  visit: (record: JournalRecord) => void,
  running: () => readonly LockHolder[],
): ReturnType<MemoryJournal["follow"]> {
  let shown = 0;
  return {
    look: async () => {
      const { sequence } = walk((record) => {
        if (record.sequence > shown) visit(record);
      });
      shown = sequence;
      return success({ running: running() });
    },
  };
}

function holderOf({ clock, run }: OpeningRun): LockHolder {
  return { pid: 0, host: "memory", since: clock.now().toISOString(), run };
}

function allOf(walk: (visit: (record: JournalRecord) => void) => unknown): readonly JournalRecord[] {
  const records: JournalRecord[] = [];
  walk((record) => records.push(record));
  return records;
}

function lockedBy(holder: LockHolder): JournalProblem {
  const message = `run ${holder.run} has held the journal since ${holder.since}`;
  return { kind: "locked", holder, message, hint: "wait for it" };
}

class OpenMemory implements Journal {
  readonly #chain: Chain;
  readonly #kept: Kept;
  readonly #projection: Projection;
  readonly #release: () => void;
  #head: string;
  #ended = false;

  constructor(run: OpeningRun, kept: Kept, projection: Projection, release: () => void) {
    this.#chain = new Chain(run, projection);
    this.#kept = kept;
    this.#projection = projection;
    this.#release = release;
    this.#head = projection.head;
  }

  async append(entry: JournalEntry): Promise<Result<null, AppendFailure>> {
    if (this.#ended) return failure({ message: "the journal is closed" });
    const { record, line } = this.#chain.add(entry);
    this.#kept.lines.push(line);
    this.#head = record.hash;
    return success(null);
  }

  async adopt(record: JournalRecord): Promise<Result<null, AppendFailure>> {
    if (this.#ended) return failure({ message: "the journal is closed" });
    const link = this.#chain.adopt(record);
    if (link === undefined) return failure(doesNotFollow(record));
    this.#kept.lines.push(link.line);
    this.#head = record.hash;
    return success(null);
  }

  async beginAfter(beginning: Beginning): Promise<Result<null, AppendFailure>> {
    this.#kept.beginning = beginning;
    this.#chain.moveTo(beginning.projection);
    return success(null);
  }

  async forget(beginning: Beginning): Promise<Result<null, AppendFailure>> {
    const { lines, beginning: before } = this.#kept;
    this.#kept.lines = lines.slice(beginning.projection.sequence - (before?.projection.sequence ?? 0));
    this.#kept.beginning = beginning;
    return success(null);
  }

  mayWrite(): Result<null, AppendFailure> {
    return this.#ended ? failure({ message: "the journal is closed" }) : success(null);
  }

  projection(): Projection {
    return this.#projection;
  }

  repair(): null {
    return null;
  }

  head(): string {
    return this.#head;
  }

  end(): void {
    this.#ended = true;
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    this.end();
    this.#release();
  }
}
