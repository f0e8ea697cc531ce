import type { KeyObject } from "node:crypto";
import { counted } from "../../base/text.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import type { LockHolder } from "../chain/journal.ts";
import { PROJECTION_FORMAT } from "../projection/document.ts";
import { isSignedBy } from "./signing.ts";

/**
 * Looks for what the signatures of a record vouch for: a good one vouches for all records before it. Whoever uses it checks
 * as well that the projections that the records name follow from them.
 */
export class SignatureAudit {
  readonly #keys: ReadonlyMap<string, KeyObject>;
  #signed = 0;
  #forged: number | null = null;
  #runsSince = new Set<string>();
  #unsigned = 0;

  constructor(keys: ReadonlyMap<string, KeyObject>) {
    this.#keys = keys;
  }

  add(record: JournalRecord): void {
    // A run writes it after its signature. It says nothing but what the records before it add up to.
    if (record.phase === "segment-started" && record.projection_format === PROJECTION_FORMAT) return;
    this.#unsigned += 1;
    this.#runsSince.add(record.run);
    if (record.phase !== "signed" || !this.#keys.has(record.key)) return;
    if (!isSignedBy(this.#keys, record.previous_hash, record)) {
      this.#forged ??= record.sequence;
      return;
    }
    this.#signed = record.sequence;
    this.#unsigned = 0;
    this.#runsSince = new Set();
  }

  /** The last record that a signature vouches for; 0: none. */
  signed(): number {
    return this.#signed;
  }

  /** How many records after that need a signature. */
  unsigned(): number {
    return this.#unsigned;
  }

  /** What nobody vouches for; null where that is only what a run writes now that will sign it as it ends. */
  problem(running: readonly LockHolder[]): Problem | null {
    const restore = "restore the journal from a copy";
    if (this.#forged !== null) {
      const message = `record ${this.#forged} has a signature that was not made with that key`;
      return problem(EXIT.journal, "signature-wrong", message, restore);
    }
    if (this.#signed === 0) {
      const message = "no record is signed with that key";
      return problem(
        EXIT.journal,
        "signature-missing",
        message,
        "pass the public half of the key that audit.signingKey names",
      );
    }
    const atWork = new Set(running.map(({ run }) => run));
    const strangers = [...this.#runsSince].filter((run) => !atWork.has(run));
    if (strangers.length === 0) return null;
    const message = `the last ${counted(this.#unsigned, "record is", "records are")} not signed: run ${strangers.join(", ")} did not come to its end, or somebody else wrote them`;
    return problem(
      EXIT.journal,
      "signature-missing",
      message,
      "find out what that run was; the end of the next one signs them",
    );
  }
}
