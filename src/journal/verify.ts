import { parseJson } from "../base/json.ts";
import type { JournalRecord } from "../model/record.ts";
import { GENESIS, isSealed } from "./chain.ts";
import { isJournalRecord } from "./shape.ts";

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

/** The good records from the beginning, and what ends them. */
export interface Verification {
  readonly records: readonly JournalRecord[];
  /** The hash of the last good record. */
  readonly head: string;
  /** How many bytes the good records take. */
  readonly goodBytes: number;
  readonly flaw: Flaw | null;
}

const NEWLINE = 0x0a;

/** Walks the chain up to its end or its first flaw. A cut at the end of a line shows only in the head. */
export function verifyChain(bytes: Uint8Array): Verification {
  const records: JournalRecord[] = [];
  let head = GENESIS;
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(NEWLINE, start);
    const line = end === -1 ? { kind: "incomplete" as const } : readLine(bytes.subarray(start, end));
    const followed = line.kind === "sealed" ? follow(line.record, records.length + 1, head) : line;
    if (followed.kind !== "sealed") {
      const flaw = flawOf(followed, isTorn(bytes, start, end), records.length, bytes.length - start);
      return { records, head, goodBytes: start, flaw };
    }
    records.push(followed.record);
    head = followed.record.hash;
    start = end + 1;
  }
  return { records, head, goodBytes: start, flaw: null };
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
    return { kind: "wrong", what: "is not a record that this version of webhook-sync knows" };
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
 * A crash leaves a last line without its end, or with zeros where bytes had not reached the disk yet. A last line that
 * is there to its end and makes no sense is what somebody made of it.
 */
function isTorn(bytes: Uint8Array, start: number, end: number): boolean {
  return end === -1 || (end === bytes.length - 1 && bytes.indexOf(0, start) !== -1);
}

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
