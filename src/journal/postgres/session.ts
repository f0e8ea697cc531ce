import { setTimeout as pause, setImmediate } from "node:timers/promises";
import { failure, type Result, success } from "../../base/result.ts";
import { type Fate, idIn, type OutboxLine } from "../../model/record/outbox.ts";
import type { Projection } from "../../model/record/projection.ts";
import type { JournalEntry } from "../../model/record/record.ts";
import { Chain, type Link } from "../chain/chain.ts";
import type { Lease } from "../chain/holder.ts";
import type {
  Adoption,
  AppendFailure,
  Beginning,
  Journal,
  OpeningRun,
  PrunableRange,
} from "../chain/journal.ts";
import { ProjectionBuilder } from "../projection/builder.ts";
import { adopt, batchesOf, stage } from "./adopt.ts";
import { count, type Database } from "./database.ts";
import { faultText, isConnectionLost, remedyFor } from "./fault.ts";
import { forget, leftBehind, mayForget, removeForgotten } from "./forget.ts";
import { COMMIT, commitValues, fateOf, type Grip, type Group, letGo } from "./group.ts";
import { editedMeanwhile, olderCopy, takenAway } from "./problem.ts";
import { RowSeal } from "./row-seal.ts";

type Written = Result<null, AppendFailure>;

/** What a run has when it has taken a record. */
export interface SessionState {
  readonly grip: Grip;
  readonly projection: Projection;
  readonly database: Database;
  readonly lease: Lease;
}

/** How long until a database that is away is tried anew, at first and at most. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/** A record in a database, held by one run. Records and messages that come while a group is under way share the next one. */
export class Session implements Journal {
  readonly #place: string;
  readonly #chain: Chain;
  readonly #found: Projection;
  readonly #builder: ProjectionBuilder;
  readonly #seal: RowSeal;
  readonly #lease: Lease;
  readonly #database: Database;
  readonly #fates = new Map<string, Fate>();
  readonly #renewing: NodeJS.Timeout;
  #grip: Grip;
  #links: Link[] = [];
  #lines: OutboxLine[] = [];
  /** The group that has not begun; null when nothing waits. */
  #next: Promise<Written> | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #isClosed = false;
  #failure: { ok: false; error: AppendFailure } | null = null;

  constructor(run: OpeningRun, { grip, projection, database, lease }: SessionState, place: string) {
    this.#place = place;
    this.#chain = new Chain(run, projection);
    this.#found = projection;
    this.#builder = new ProjectionBuilder(projection);
    this.#seal = new RowSeal(projection.webhooks);
    this.#lease = lease;
    this.#database = database;
    this.#grip = grip;
    // An empty group says as well that this run lives.
    this.#renewing = setInterval(() => void this.#join(), grip.leaseMs / 3).unref();
  }

  append(entry: JournalEntry): Promise<Written> {
    // The chain grows before the first wait, so that the order of calls is the order of records.
    this.#links.push(this.#chain.add(entry));
    return this.#join();
  }

  async stage(adoption: Adoption): Promise<Result<boolean, AppendFailure>> {
    for (const batch of batchesOf(adoption.records)) {
      const staged = await this.#alone((database) => stage(database, this.#grip, adoption, batch));
      if (!staged.ok) return staged;
      if (staged.value === "taken") return failure({ message: takenAway(this.#place) });
      if (staged.value === "others") return success(false);
    }
    return success(true);
  }

  async adopt(adoption: Adoption): Promise<Written> {
    const adopted = await this.#alone(async (database) => {
      if (await adopt(database, this.#grip, adoption)) return true;
      return (await fateOf(database, this.#grip)) === "there";
    });
    // What keeps the lease would write what this run found.
    this.#failure ??= failure({ message: `the record in ${this.#place} was taken over whole` });
    return this.#held(adopted);
  }

  async forget(beginning: Beginning): Promise<Written> {
    const begun = this.#held(await this.#alone((database) => forget(database, this.#grip, beginning)));
    return begun.ok ? await this.#remove(beginning.projection) : begun;
  }

  async removeForgotten(): Promise<Result<PrunableRange | null, AppendFailure>> {
    const left = await this.#alone((database) => leftBehind(database, this.#grip));
    if (!left.ok || left.value === null) return left;
    const removed = await this.#remove({ sequence: left.value.through });
    return removed.ok ? left : removed;
  }

  /** One piece at a time: all of them may take longer than the lease, which is renewed between them. */
  async #remove(last: Pick<Projection, "sequence">): Promise<Written> {
    while (true) {
      const removed = await this.#alone((database) => removeForgotten(database, this.#grip, last));
      if (!removed.ok) return removed;
      if (!removed.value) return success(null);
    }
  }

  mayForget(): Promise<Result<boolean, AppendFailure>> {
    return this.#alone(mayForget);
  }

  /** Puts down what becomes of a message, with the records that are put down at the same moment. */
  post(line: OutboxLine, fate: Fate | undefined): Promise<Written> {
    this.#lines.push(line);
    if (fate !== undefined) this.#fates.set(idIn(line), fate);
    return this.#join();
  }

  mayWrite(): Written {
    if (this.#failure !== null) return this.#failure;
    const loss = this.#lease.loss();
    if (loss === null) return success(null);
    this.#failure = failure({ message: loss });
    return this.#failure;
  }

  projection(): Projection {
    return this.#found;
  }

  repair(): null {
    return null;
  }

  head(): string {
    return this.#grip.head;
  }

  async close(): Promise<void> {
    clearInterval(this.#renewing);
    await this.#last;
    if (this.#isClosed) return;
    this.#failure ??= failure({ message: `the record in ${this.#place} is closed` });
    await this.release();
  }

  /** Lets the next run in, where this one still has it. */
  async release(): Promise<void> {
    clearInterval(this.#renewing);
    this.#isClosed = true;
    try {
      await letGo(this.#database, this.#grip);
    } catch {
      // Whatever was in the way: the lease runs out by itself.
    } finally {
      await this.#database.close();
    }
  }

  /** One query at a time goes over a connection; what keeps the lease goes on between them. */
  #alone<T>(work: (database: Database) => Promise<T>): Promise<Result<T, AppendFailure>> {
    const done = this.#last.then(async () => {
      const may = this.mayWrite();
      if (!may.ok) return may;
      try {
        return success(await work(this.#database));
      } catch (error) {
        return failure({ message: this.#unwritable(error) });
      }
    });
    this.#last = done;
    return done;
  }

  #held(done: Result<boolean, AppendFailure>): Written {
    if (!done.ok) return done;
    return done.value ? success(null) : failure({ message: takenAway(this.#place) });
  }

  #join(): Promise<Written> {
    if (this.#next !== null) return this.#next;
    this.#next = this.#last.then(() => this.#writeGroup());
    this.#last = this.#next;
    return this.#next;
  }

  async #writeGroup(): Promise<Written> {
    // One turn brings the answers of many requests, and with each a record.
    await setImmediate();
    const group: Group = { links: this.#links, lines: this.#lines };
    [this.#links, this.#lines] = [[], []];
    this.#next = null;
    const may = this.mayWrite();
    if (!may.ok) return may;
    for (const { record } of group.links) this.#builder.add(record);
    const known = { builder: this.#builder, seal: this.#seal, fates: this.#fates };
    const values = commitValues(this.#grip, group, known);
    const written = await this.#commit(values);
    if (!written.ok) {
      this.#failure = written;
      return written;
    }
    const { head } = this.#builder.rest();
    this.#grip = { ...this.#grip, head, revision: this.#grip.revision + 1 };
    return written;
  }

  /** Until it is there for sure, or is not for sure, or this run's time is over. */
  async #commit(values: readonly unknown[]): Promise<Written> {
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
      try {
        const asked = this.#lease.asked();
        const [row] = await this.#database.query(COMMIT, values);
        if (row !== undefined && count(row, "held") === 1) {
          this.#lease.renewed(asked);
          return success(null);
        }
        return await this.#standing();
      } catch (error) {
        if (!isConnectionLost(error) || this.#lease.loss() !== null)
          return failure({ message: this.#unwritable(error) });
        await pause(wait);
      }
    }
  }

  async #standing(): Promise<Written> {
    const found = await fateOf(this.#database, this.#grip);
    if (found === "there") return success(null);
    const told = { taken: takenAway, older: olderCopy, edited: editedMeanwhile };
    return failure({ message: told[found](this.#place) });
  }

  #unwritable(error: unknown): string {
    return `the record in ${this.#place} cannot be written (${faultText(error)}): ${remedyFor(error)}`;
  }
}
