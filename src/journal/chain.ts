import { hash as digest } from "node:crypto";
import { canonicalMembers } from "../model/canonical.ts";
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
    const members = canonicalMembers(unsealed);
    const record = { ...unsealed, hash: sha256(`{${members.join(",")}}`) };
    this.#sequence = record.sequence;
    this.#head = record.hash;
    return { record, line: `{${sealed(members, record.hash).join(",")}}\n` };
  }
}

/** With the hash at its place. To make canonical JSON of the whole record again would take as long as the first time. */
function sealed(members: readonly string[], hash: string): string[] {
  const behind = members.findIndex((member) => member > '"hash":');
  return members.toSpliced(behind, 0, `"hash":"${hash}"`);
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
