import { failure, type Result, success } from "../../base/result.ts";
import { showDuration } from "../../base/time.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import type { ChainStart } from "../chain/chain.ts";
import { thisMachine } from "../chain/holder.ts";
import type { Follower, JournalProblem, Looked } from "../chain/journal.ts";
import type { Database, Way } from "./database.ts";
import { guarded } from "./guarded.ts";
import { type Name, readPlace, walkAfter } from "./reading.ts";
import { walkWhole } from "./walk.ts";

/** A record in a database. */
type Followed = Way & { readonly name: Name; readonly leaseMs: number };

/**
 * Follows a journal in a database: each look asks for what came. A run works on without its database for as long as its
 * lease lasts; whoever follows it has as much patience.
 */
export class PostgresFollower implements Follower {
  readonly #options: Followed;
  readonly #visit: (record: JournalRecord) => void;
  #place: ChainStart | null = null;
  #last: Looked | null = null;
  /** When a look first found the database away; null where the last one did not. */
  #awaySince: number | null = null;

  constructor(options: Followed, visit: (record: JournalRecord) => void) {
    this.#options = options;
    this.#visit = visit;
  }

  async look(): Promise<Result<Looked, JournalProblem>> {
    const looked = await guarded(this.#options, true, (database) => this.#read(database));
    if (!looked.ok) return this.#unlessAway(looked.error);
    this.#last = looked.value;
    this.#awaySince = null;
    return looked;
  }

  #unlessAway(error: JournalProblem): Result<Looked, JournalProblem> {
    if (error.kind !== "unwritable" || error.isAway !== true || this.#last === null) return failure(error);
    const now = thisMachine().monotonic();
    const { leaseMs } = this.#options;
    if (this.#awaySince === null) {
      this.#awaySince = now;
      const hint = `${error.hint}; it is asked again for ${showDuration(leaseMs)}`;
      return success({ ...this.#last, away: { ...error, hint } });
    }
    return now - this.#awaySince < leaseMs ? success(this.#last) : failure(error);
  }

  async #read(database: Database): Promise<Result<Looked, JournalProblem>> {
    const { place, name } = this.#options;
    // Who holds it is asked for first: a run writes its end before it lets go.
    const kept = await readPlace(database, name);
    if (kept === null) return success({ running: [] });
    const news = this.#place === null ? null : await walkAfter(database, kept.id, this.#visit, this.#place);
    if (news !== null && news.flaw === null && news.sequence >= kept.sequence) this.#place = news;
    else {
      const walked = await walkWhole(database, place, kept, { visit: this.#visit, begin: () => {} });
      if (!walked.ok) return walked;
      this.#place = { sequence: walked.value.records, head: walked.value.head };
    }
    return success({ running: kept.holder === null ? [] : [kept.holder] });
  }
}
