import { parseJson } from "../base/json.ts";
import type { JournalRecord } from "../model/record.ts";
import { NEWLINE } from "./lines.ts";
import { isJournalRecord } from "./shape.ts";

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
