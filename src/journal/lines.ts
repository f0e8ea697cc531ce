import { parseJson } from "../base/json.ts";
import type { JournalRecord } from "../model/record.ts";
import { isJournalRecord } from "./shape.ts";

const NEWLINE = 0x0a;

/** No record comes near. What has no newline would else be held whole, and copied with each piece. */
const MOST_BYTES = 16_000_000;

/** A line of a chain. */
export interface RawLine {
  /** Without its newline. */
  readonly bytes: Uint8Array;
  /** Whether it has one. */
  readonly isWhole: boolean;
  readonly isLast: boolean;
}

/** Each line as soon as it is known what follows it. Fails with EFBIG at one that is too long for a record. */
export function* linesOf(pieces: Iterable<Uint8Array>): Generator<RawLine> {
  let rest: Uint8Array = new Uint8Array();
  let before: Uint8Array | null = null;
  for (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE, start); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      if (before !== null) yield { bytes: before, isWhole: true, isLast: false };
      before = bytes.subarray(start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > MOST_BYTES)
      throw Object.assign(new Error("EFBIG: a line is longer than 16 MB"), { code: "EFBIG" });
  }
  if (before !== null) yield { bytes: before, isWhole: true, isLast: rest.length === 0 };
  if (rest.length > 0) yield { bytes: rest, isWhole: false, isLast: true };
}

/** A segment that is being read. */
interface BegunReading {
  /** null where there is none that can be read. */
  readonly first: JournalRecord | null;
  /** All of it, with that record. */
  readonly all: Iterable<Uint8Array>;
}

/** Reads as far as the first record: what it is says how the rest is to be read. It stays the same file meanwhile. */
export function withFirstRecord<T>(pieces: Iterable<Uint8Array>, work: (begun: BegunReading) => T): T {
  const lines = wholeLineFirst(pieces);
  const begun = lines.next();
  try {
    if (begun.done === true) return work({ first: null, all: [] });
    return work({ first: firstRecord(begun.value), all: joined(begun.value, lines) });
  } finally {
    lines.return(undefined);
  }
}

/** The same pieces, of which the first has a whole line, where there is one. */
function* wholeLineFirst(pieces: Iterable<Uint8Array>): Generator<Uint8Array, undefined> {
  let begun: Uint8Array | null = new Uint8Array();
  for (const piece of pieces) {
    if (begun !== null) begun = begun.length === 0 ? piece : Buffer.concat([begun, piece]);
    if (begun?.includes(NEWLINE) === false) continue;
    yield begun ?? piece;
    begun = null;
  }
  if (begun !== null && begun.length > 0) yield begun;
}

function* joined(first: Uint8Array, rest: Iterable<Uint8Array>): Generator<Uint8Array> {
  yield first;
  yield* rest;
}

function firstRecord(bytes: Uint8Array): JournalRecord | null {
  const end = bytes.indexOf(NEWLINE);
  if (end === -1) return null;
  const value = parseJson(Buffer.from(bytes.subarray(0, end)).toString());
  return isJournalRecord(value) ? value : null;
}
