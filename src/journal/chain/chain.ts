import { hash as digest } from "node:crypto";
import { canonicalAround, canonicalJson, OPEN_TEXT, parseJson } from "../../base/json.ts";
import type { Projection } from "../../model/record/projection.ts";
import type { JournalEntry, JournalRecord } from "../../model/record/record.ts";
import type { Beginning, OpeningRun } from "./journal.ts";
import { isJournalRecord, linesOf, type RawLine } from "./lines.ts";

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

  /** The hash of the last record that was added. */
  get head(): string {
    return this.#head;
  }

  add(entry: JournalEntry): Link {
    const { run, actor, clock } = this.#run;
    const now = clock.now();
    const record = {
      ...entry,
      sequence: this.#sequence + 1,
      run,
      actor,
      timestamp: now.getTime() / 1000,
      time: now.toISOString(),
      previous_hash: this.#head,
      hash: OPEN_TEXT,
    };
    const [before, after] = canonicalAround(record, "hash");
    record.hash = sha256(before + after);
    this.#sequence = record.sequence;
    this.#head = record.hash;
    return { record, line: `${before}${member(record.hash)}${after}\n` };
  }
}

/** A record's line as it stands in every journal, newline included. */
export function lineOf(record: JournalRecord): string {
  return `${canonicalJson(record)}\n`;
}

/** Whether a line, without its newline, is the canonical JSON that the hash was taken over. */
function isSealed(line: string, hash: string): boolean {
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

/** Whether a record tells of the pruning after which this stands in the place of what was removed. */
export function tellsOf(record: JournalRecord, { projection, text }: Beginning): boolean {
  if (record.phase !== "pruned") return false;
  const { through, head, projection_sha256 } = record;
  return projection.sequence === through && projection.head === head && sha256(text) === projection_sha256;
}

/** What is wrong with a journal's bytes. */
export type Flaw =
  /** The last line is incomplete, as a crash while writing leaves it. */
  | { readonly kind: "torn"; readonly bytes: number }
  /** Anything else: these are not the bytes that were written. `what` goes on from "line 7 …". */
  | {
      readonly kind: "damaged";
      readonly line: number;
      readonly what: string;
      /** What to do, but for giving the record up. */
      readonly remedy: string;
    };

/** Where a chain, or a part of it, begins: after this record. */
export type ChainStart = Pick<Projection, "sequence" | "head">;

/** How far the good records go, and what ends them. */
export interface Verification extends ChainStart {
  /** How many bytes the good records take. */
  readonly goodBytes: number;
  readonly flaw: Flaw | null;
}

/** Where the first record is due. */
export const CHAIN_START: ChainStart = { sequence: 0, head: GENESIS };

/**
 * Walks the chain up to its end or its first flaw, and shows each good record. A cut at the end of a line shows only in
 * the head.
 */
export function verifyChain(
  pieces: Iterable<Uint8Array>,
  visit: (record: JournalRecord) => void,
  start: ChainStart = CHAIN_START,
): Verification {
  const verifier = new ChainVerifier(visit, start);
  for (const line of linesOf(pieces)) {
    if (!verifier.follow(line)) break;
  }
  return verifier.verification();
}

/** Follows a chain line by line. */
export class ChainVerifier {
  readonly #visit: (record: JournalRecord) => void;
  readonly #start: ChainStart;
  #place: ChainStart;
  #goodBytes = 0;
  #flaw: Flaw | null = null;

  constructor(visit: (record: JournalRecord) => void, start: ChainStart = CHAIN_START) {
    this.#visit = visit;
    this.#start = start;
    this.#place = start;
  }

  /** False where the chain ends with this line's flaw. */
  follow({ bytes, isWhole, isLast }: RawLine): boolean {
    const { sequence, head } = this.#place;
    const line = isWhole ? readLine(bytes) : { kind: "incomplete" as const };
    const followed = line.kind === "sealed" ? follow(line.record, sequence + 1, head) : line;
    if (followed.kind !== "sealed") {
      const isTorn = isLast && (!isWhole || bytes.includes(0));
      const good = sequence - this.#start.sequence;
      this.#flaw = flawOf(followed, isTorn, good, bytes.length + (isWhole ? 1 : 0));
      return false;
    }
    this.#visit(followed.record);
    this.#place = { sequence: followed.record.sequence, head: followed.record.hash };
    this.#goodBytes += bytes.length + 1;
    return true;
  }

  verification(): Verification {
    const { sequence, head } = this.#place;
    return { sequence, head, goodBytes: this.#goodBytes, flaw: this.#flaw };
  }
}

type Line =
  | { readonly kind: "sealed"; readonly record: JournalRecord }
  | { readonly kind: "incomplete" }
  | { readonly kind: "wrong"; readonly what: string; readonly remedy?: string };

const WINDOWS_LINE: Line = {
  kind: "wrong",
  what: "ends with CR LF in place of LF, as Git does it to text on Windows (core.autocrlf)",
  remedy: "take the CRs out again, and keep the file out of Git",
};

const MARKED: Line = {
  kind: "wrong",
  what: "begins with a byte order mark, as some editors write it",
  remedy: "take these three bytes away again",
};

function readLine(bytes: Uint8Array): Line {
  const line = decode(bytes);
  if (line?.endsWith("\r")) return WINDOWS_LINE;
  if (line?.startsWith("\uFEFF")) return MARKED;
  const value = line === undefined ? undefined : parseJson(line);
  if (line === undefined || value === undefined) return { kind: "incomplete" };
  if (!isJournalRecord(value)) {
    return { kind: "wrong", what: "is not a record that this version of webhook-sync can read" };
  }
  if (!isSealed(line, value.hash)) return { kind: "wrong", what: "was changed: its hash does not match" };
  return { kind: "sealed", record: value };
}

function follow(record: JournalRecord, sequence: number, head: string): Line {
  if (record.previous_hash === head && record.sequence === sequence) return { kind: "sealed", record };
  return {
    kind: "wrong",
    what: `does not follow the line before: record ${record.sequence} stands where ${sequence} is due`,
  };
}

/**
 * A crash leaves a last line without its end, or with zeros where bytes had not reached the disk yet: that is torn. A last
 * line that is there to its end and makes no sense is what somebody made of it.
 */
function flawOf(line: Exclude<Line, { kind: "sealed" }>, torn: boolean, good: number, bytes: number): Flaw {
  if (line.kind === "incomplete" && torn) return { kind: "torn", bytes };
  const { what, remedy = RESTORE } =
    line.kind === "incomplete" ? { what: "is not JSON", remedy: RESTORE } : line;
  return { kind: "damaged", line: good + 1, what, remedy };
}

const RESTORE = "restore the file from a copy";

// Fatal, because a lenient decoder would read different bytes as the same replacement character.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
