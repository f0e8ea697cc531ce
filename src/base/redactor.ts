import { HIDDEN, withoutCredentials } from "./credentials.ts";
import type { Secret } from "./secret.ts";
import { shortened } from "./text.ts";
import { readingsOf, TELLING, telltalesOf } from "./text-readings.ts";

const MOST_CHARACTERS = 300;
/** What stands behind this is never shown, so it need not be searched. */
const MOST_SEARCHED = 4_000;
/** What is left of a text that cannot be told without a secret. */
const WITHHELD = "(withheld: the words repeat what is kept secret)";
/** Where words end, and the members of JSON. What a secret has of these is found when the whole text is looked at. */
const BETWEEN_WORDS = /(\s+|(?<=["}\]0-9]),(?=["{]))/;

/**
 * Knows what is secret in a run, and makes text from outside fit to be shown. Whoever sends or resolves a secret lets it
 * learn of it; in doubt the words are left out. What the telltales are is worked out when the first text comes.
 */
export class Redactor {
  readonly #waiting = new Set<string>();
  readonly #known = new Set<string>();
  readonly #pieces = new PieceSet(TELLING);
  readonly #shorts = new Set<string>();
  readonly #declared = new Set<Secret>();

  /** Of these; more can be learned later. */
  constructor(secrets: readonly Secret[] = []) {
    for (const secret of secrets) this.learn(secret);
  }

  /** What a value is made of is kept secret by itself; where that is not known, the value is. */
  learn(secret: Secret): void {
    const { parts } = secret;
    if (parts.length === 0) this.#await(secret.expose());
    for (const part of parts) this.learn(part);
    for (const encoded of parts.length === 0 ? [] : encodedWholes(secret.expose())) this.#await(encoded);
  }

  /** Whether the text has a piece of a secret that is long enough to tell it, in any spelling. */
  repeatsSecret(text: string): boolean {
    return this.#telltaleIn(text) !== null;
  }

  /** One that manifests refer to: a machine that only plans may not have it. */
  learnDeclared(secret: Secret): void {
    this.#declared.add(secret);
    this.learn(secret);
  }

  /** One that knows the same, what manifests refer to and these values left out. */
  withoutDeclared(values: readonly Secret[]): Redactor {
    const [other, left] = [new Redactor(), new Redactor([...this.#declared, ...values])];
    for (const text of this.#known) if (!left.#known.has(text)) other.#await(text);
    return other;
  }

  /** Text from outside: one line, short, and without anything that should stay secret. */
  clean(text: string): string {
    const line = this.withoutSecrets(text.slice(0, MOST_SEARCHED))
      .replace(/[\p{C}\p{Z}]+/gu, " ")
      .trim();
    return shortened(line, MOST_CHARACTERS);
  }

  /** The same at its full length: for a sentence of ours around words from outside. */
  withoutSecrets(text: string): string {
    return withoutCredentials(this.#withoutKnown(text));
  }

  #withoutKnown(text: string): string {
    const telltale = this.#telltaleIn(text);
    if (telltale === null) return text;
    // Of a secret of several words some are too short to be known by themselves.
    if (/\s/.test(telltale)) return WITHHELD;
    const words = text.split(BETWEEN_WORDS);
    const left = words.map((word) => (this.repeatsSecret(word) ? HIDDEN : word)).join("");
    return this.repeatsSecret(left) ? WITHHELD : left;
  }

  #await(text: string): void {
    if (this.#known.has(text)) return;
    this.#known.add(text);
    this.#waiting.add(text);
  }

  #catchUp(): void {
    for (const text of this.#waiting) {
      const { pieces, shorts } = telltalesOf(text);
      for (const piece of pieces) this.#pieces.add(piece);
      for (const short of shorts) this.#shorts.add(short);
    }
    this.#waiting.clear();
  }

  /** What gives a secret away in the text; one with a space, if there is one. */
  #telltaleIn(text: string): string | null {
    this.#catchUp();
    if (this.#pieces.size === 0 && this.#shorts.size === 0) return null;
    const found = readingsOf(text.replaceAll(HIDDEN, "\u0000")).flatMap((reading) =>
      this.#telltalesIn(reading),
    );
    return found.find((telltale) => /\s/.test(telltale)) ?? found[0] ?? null;
  }

  #telltalesIn(reading: string): readonly string[] {
    return [...[...this.#shorts].filter((short) => reading.includes(short)), ...this.#pieces.in(reading)];
  }
}

/** Encoded as one, a value gives its secrets away too, also short ones. */
function encodedWholes(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  return [bytes.toString("base64"), bytes.toString("hex")];
}

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
