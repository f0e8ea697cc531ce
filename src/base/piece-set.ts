const FACTOR = 0x01000193;

/**
 * Pieces of one length, to be found wherever in a text they stand. A sum of the characters that goes along with the text
 * tells of nearly every place that no piece stands there, so that none is cut out to be looked up.
 */
export class PieceSet {
  readonly #length: number;
  /** What the character before the last ones still counts in the sum. */
  readonly #oldest: number;
  readonly #pieces = new Set<string>();
  readonly #sums = new Set<number>();

  constructor(length: number) {
    this.#length = length;
    this.#oldest = Array.from({ length }).reduce<number>((power) => Math.imul(power, FACTOR), 1);
  }

  get size(): number {
    return this.#pieces.size;
  }

  add(piece: string): void {
    if (piece.length !== this.#length) throw new RangeError(`a piece of ${piece.length} characters`);
    this.#pieces.add(piece);
    let sum = 0;
    for (let at = 0; at < piece.length; at += 1) sum = this.#next(sum, piece, at);
    this.#sums.add(sum);
  }

  /** Those that stand in the text, in its order. */
  in(text: string): readonly string[] {
    const found: string[] = [];
    let sum = 0;
    for (let at = 0; at < text.length; at += 1) {
      sum = this.#next(sum, text, at);
      if (!this.#sums.has(sum)) continue;
      const end = at + 1;
      const piece = text.slice(Math.max(0, end - this.#length), end);
      if (this.#pieces.has(piece)) found.push(piece);
    }
    return found;
  }

  /** The sum of the last characters, up to this one. */
  #next(sum: number, text: string, at: number): number {
    const left = at < this.#length ? 0 : Math.imul(text.charCodeAt(at - this.#length), this.#oldest);
    return (Math.imul(sum, FACTOR) + text.charCodeAt(at) - left) | 0;
  }
}
