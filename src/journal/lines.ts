const NEWLINE = 0x0a;

/** A line of a chain. */
export interface RawLine {
  /** Without its newline. */
  readonly bytes: Uint8Array;
  /** Whether it has one. */
  readonly isWhole: boolean;
  readonly isLast: boolean;
}

/** Each line as soon as it is known what follows it. */
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
  }
  if (before !== null) yield { bytes: before, isWhole: true, isLast: rest.length === 0 };
  if (rest.length > 0) yield { bytes: rest, isWhole: false, isLast: true };
}
