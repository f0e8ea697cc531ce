import { hash as digest } from "node:crypto";
import { canonicalJson } from "../base/json.ts";
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

  /** Goes on after the record that is at its end; begins where there is none. */
  constructor(run: OpeningRun, end?: { readonly sequence: number; readonly head: string }) {
    this.#run = run;
    this.#sequence = end?.sequence ?? 0;
    this.#head = end?.head ?? GENESIS;
  }

  /** Takes over a record as it is; undefined where it does not follow. */
  adopt(record: JournalRecord): Link | undefined {
    if (record.sequence !== this.#sequence + 1 || record.previous_hash !== this.#head) return undefined;
    this.#sequence = record.sequence;
    this.#head = record.hash;
    return { record, line: lineOf(record) };
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
    const unhashed = canonicalJson({ ...unsealed, hash: "" });
    const record = { ...unsealed, hash: sha256(unhashed.replace(member(""), "")) };
    this.#sequence = record.sequence;
    this.#head = record.hash;
    return { record, line: `${unhashed.replace(member(""), member(record.hash))}\n` };
  }
}

/** A record's line as it stands in every journal, newline included. */
export function lineOf(record: JournalRecord): string {
  return `${canonicalJson(record)}\n`;
}

/** Whether a line, without its newline, is the canonical JSON that the hash was taken over. */
export function isSealed(line: string, hash: string): boolean {
  return sha256(line.replace(member(hash), "")) === hash;
}

/**
 * A record's hash as it stands in canonical JSON, where it is never the last member. Nothing else there looks so: an
 * inner member of that name holds no text. Taking it out gives exactly what is hashed.
 */
function member(hash: string): string {
  return `"hash":"${hash}",`;
}

export function sha256(data: string | Uint8Array): string {
  return digest("sha256", data, "hex");
}
