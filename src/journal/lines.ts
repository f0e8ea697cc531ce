export const NEWLINE = 0x0a;

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
