import type { JournalRecord } from "../../model/record.ts";
import { failure, type Result, success } from "../../model/result.ts";
import type { ChainStart, Verification } from "../chain.ts";
import type { Follower, JournalProblem, JournalReading } from "../journal.ts";
import { damagedInDatabase } from "../problem.ts";
import type { Database } from "./database.ts";
import { guarded } from "./guarded.ts";
import { type Name, readPlace, walkAfter, walkRecords } from "./reading.ts";
import type { Way } from "./session.ts";

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
    const { flaw, sequence, head } = await this.#walk(database, kept.id);
    if (flaw?.kind === "damaged") return failure(damagedInDatabase(place, flaw, sequence));
    this.#place = { sequence, head };
    return success({ running: kept.holder === null ? [] : [kept.holder] });
  }

  async #walk(database: Database, id: string): Promise<Verification> {
    if (this.#place !== null) {
      const news = await walkAfter(database, id, this.#visit, this.#place);
      if (news.flaw === null) return news;
    }
    return await walkRecords(database, id, { visit: this.#visit, begin: () => {} });
  }
}
