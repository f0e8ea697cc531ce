import { type Result, success } from "../../base/result.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import type { ChainStart } from "../chain/chain.ts";
import type { Follower, JournalProblem, JournalReading } from "../chain/journal.ts";
import type { Database, Way } from "./database.ts";
import { guarded } from "./guarded.ts";
import { type Name, readPlace, walkAfter } from "./reading.ts";
import { walkWhole } from "./walk.ts";

/** A record in a database. */
type Followed = Way & { readonly name: Name };

/** Follows a journal in a database: each look asks for what came. */
export class PostgresFollower implements Follower {
  readonly #options: Followed;
  readonly #visit: (record: JournalRecord) => void;
  #place: ChainStart | null = null;

  constructor(options: Followed, visit: (record: JournalRecord) => void) {
    this.#options = options;
    this.#visit = visit;
  }

  look(): Promise<Result<Pick<JournalReading, "running">, JournalProblem>> {
    return guarded(this.#options, true, (database) => this.#read(database));
  }

  async #read(database: Database): Promise<Result<Pick<JournalReading, "running">, JournalProblem>> {
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
