import { hash as digest } from "node:crypto";
import { canonicalJson } from "../model/canonical.ts";
import type { JournalEntry, JournalRecord } from "../model/record.ts";
import type { OpeningRun } from "./journal.ts";

/** What the first record has as the hash of the one before. */
export const GENESIS = "0".repeat(64);

/** A record and its line in the journal, newline included. */
export interface Link {
  readonly record: JournalRecord;
  readonly line: string;
}

/** Gives each entry its number, time and place in the chain. */
export class Chain {
  readonly #run: OpeningRun;
  #sequence: number;
  #head: string;

  /** Goes on after the last of these records. */
  constructor(run: OpeningRun, last: JournalRecord | undefined) {
    this.#run = run;
    this.#sequence = last?.sequence ?? 0;
    this.#head = last?.hash ?? GENESIS;
  }

  add(entry: JournalEntry): Link {
    const { run, actor, clock } = this.#run;
    const now = clock.now();
    const unsealed = {
      ...entry,
      sequence: this.#sequence + 1,
      run,
      actor,
      timestamp: now.getTime() / 1000,
      time: now.toISOString(),
      previous_hash: this.#head,
    };
    const halves = halvesOf(unsealed);
    const record = { ...unsealed, hash: sha256(halves.join(",")) };
    this.#sequence = record.sequence;
    this.#head = record.hash;
    return { record, line: `${halves.join(`,"hash":"${record.hash}",`)}\n` };
  }
}

/** A record's canonical JSON, parted where its hash will stand: making the whole of it twice would cost as much again. */
function halvesOf(unsealed: object): readonly [before: string, after: string] {
  const members = Object.entries(unsealed);
  const text = (part: typeof members) => canonicalJson(Object.fromEntries(part));
  // Neither is empty: every record has `actor` and `phase`.
  const before = text(members.filter(([name]) => name < "hash"));
  const after = text(members.filter(([name]) => name > "hash"));
  return [before.slice(0, -1), after.slice(1)];
}

/** Whether a line, without its newline, is the canonical JSON that the hash was taken over. */
export function isSealed(line: string, hash: string): boolean {
  // In canonical JSON `hash` has `phase` after it, and an inner member of that name holds no text,
  // so taking the member out of the text gives exactly what was hashed.
  return sha256(line.replace(`"hash":"${hash}",`, "")) === hash;
}

export function sha256(data: string | Uint8Array): string {
  return digest("sha256", data, "hex");
}
