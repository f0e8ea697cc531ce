import { HIDDEN, withoutCredentials } from "./credentials.ts";
import type { Secret } from "./secret.ts";
import { shortened } from "./text.ts";
import { readingsOf, SHORTEST, TELLING, telltalesOf } from "./text-readings.ts";

/** What an id that the tenant draws is made of. */
const DIGITS = /^[0-9a-f]+$/;
/** Of so many digits in a row not even one id of a large fleet has those of a secret by chance. */
const TELLING_DIGITS = 12;

const SPACE = /\s/;

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
  /** Of those: to look for each of them by itself takes many times as long. */
  readonly #beginnings = new PieceSet(SHORTEST);
  /** Whole secrets that are made of few digits. */
  readonly #digits = new Set<string>();
  readonly #declared = new Set<Secret>();
  readonly #learned = new WeakSet<Secret>();

  /** Of these; more can be learned later. */
  constructor(secrets: readonly Secret[] = []) {
    for (const secret of secrets) this.learn(secret);
  }

  /** What a value is made of is kept secret by itself; where that is not known, the value is. */
  learn(secret: Secret): void {
    if (this.#learned.has(secret)) return;
    this.#learned.add(secret);
    const { parts } = secret;
    if (parts.length === 0) this.#await(secret.expose());
    for (const part of parts) this.learn(part);
    for (const encoded of parts.length === 0 ? [] : encodedWholes(secret.expose())) this.#await(encoded);
  }

  /** Whether the text has a piece of a secret that is long enough to tell it, in any spelling. */
  repeatsSecret(text: string): boolean {
    this.#catchUp();
    if (this.#isEmpty) return false;
    return readable(text).some((reading) => this.#isTold(reading, () => true));
  }

  /**
   * The same of an id, which is refused and not only left out where it does. Ids are hexadecimal digits drawn at random: in
   * one of some thousand fleets eight of them are those of a secret by chance, and four of them in each.
   */
  isRepeatedById(id: string): boolean {
    this.#catchUp();
    return readingsOf(id).some((reading) => {
      if (this.#shorts.has(reading)) return true;
      const pieces = this.#pieces.in(reading);
      if (pieces.some((piece) => !DIGITS.test(piece)) || pieces.length > TELLING_DIGITS - TELLING)
        return true;
      return pieces.length > 0 && [...this.#digits].some((digits) => reading.includes(digits));
    });
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
    if (telltale === "") return text;
    // Of a secret of several words some are too short to be known by themselves.
    if (SPACE.test(telltale)) return WITHHELD;
    const words = text.split(BETWEEN_WORDS);
    if (words.length === 1) return HIDDEN;
    const telling = new Set([...new Set(words)].filter((word) => this.repeatsSecret(word)));
    const left = words.map((word) => (telling.has(word) ? HIDDEN : word)).join("");
    return this.repeatsSecret(left) ? WITHHELD : left;
  }

  #await(text: string): void {
    if (!this.#known.has(text)) this.#waiting.add(text);
    this.#known.add(text);
  }

  #catchUp(): void {
    if (this.#waiting.size === 0) return;
    for (const text of this.#waiting) {
      const { spellings, shorts } = telltalesOf(text);
      for (const spelling of spellings) {
        this.#pieces.add(spelling);
        if (spelling.length < TELLING_DIGITS && DIGITS.test(spelling)) this.#digits.add(spelling);
      }
      for (const short of shorts) {
        this.#shorts.add(short);
        this.#beginnings.add(short.slice(0, SHORTEST));
      }
    }
    this.#waiting.clear();
  }

  get #isEmpty(): boolean {
    return this.#pieces.isEmpty && this.#shorts.size === 0;
  }

  /** What gives a secret away in the text; one with a space, if there is one; "" where nothing does. */
  #telltaleIn(text: string): string {
    this.#catchUp();
    let last = "";
    if (this.#isEmpty) return last;
    const isSpaced = (telltale: string) => {
      last = telltale;
      return SPACE.test(telltale);
    };
    // Behind the first only one with a space counts.
    readable(text).some((reading) => (last === "" || SPACE.test(reading)) && this.#isTold(reading, isSpaced));
    return last;
  }

  /** Whether a telltale stands in the reading that is of this kind. */
  #isTold(reading: string, isMeant: (telltale: string) => boolean): boolean {
    const isShort = (short: string) => reading.includes(short) && isMeant(short);
    const begins = (beginning: string) =>
      [...this.#shorts].some((short) => short.startsWith(beginning) && isShort(short));
    return this.#beginnings.someIn(reading, begins) || this.#pieces.someIn(reading, isMeant);
  }
}

/** What stands for something hidden tells nothing, and parts what stands beside it. */
function readable(text: string): readonly string[] {
  return readingsOf(text.replaceAll(HIDDEN, "\u0000"));
}

/** Encoded as one, a value gives its secrets away too, also short ones. */
function encodedWholes(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  return [bytes.toString("base64"), bytes.toString("hex")];
}

const FACTOR = 0x01000193;

/** What a sum leaves over when it is divided by this says already of nearly all that no piece has it. */
const REMAINDERS = 2 ** 12;

/**
 * The pieces of one length of some texts, to be found wherever in another text they stand. A sum of the characters that
 * goes along with the text tells of nearly every place that no piece stands there, so that none is cut out to be looked
 * up, neither there nor where they come from.
 */
export class PieceSet {
  readonly #length: number;
  /** What the character before the last ones still counts in the sum. */
  readonly #oldest: number;
  /** Where pieces come from. */
  readonly #texts = new Set<string>();
  /** For the sum of each piece, one of the texts that have such a piece. */
  readonly #sums = new Map<number, string>();
  readonly #remainders = new Uint8Array(REMAINDERS);

  constructor(length: number) {
    this.#length = length;
    this.#oldest = Array.from({ length }).reduce<number>((power) => Math.imul(power, FACTOR), 1);
  }

  get isEmpty(): boolean {
    return this.#texts.size === 0;
  }

  /** All pieces of the text; one that is shorter than a piece has none. */
  add(text: string): void {
    if (text.length < this.#length || this.#texts.has(text)) return;
    this.#texts.add(text);
    let sum = 0;
    for (let at = 0; at < text.length; at += 1) {
      sum = this.#next(sum, text, at);
      if (at + 1 < this.#length) continue;
      this.#sums.set(sum, text);
      this.#remainders[sum & (REMAINDERS - 1)] = 1;
    }
  }

  /** Those that stand in the text, in its order. */
  in(text: string): readonly string[] {
    const found: string[] = [];
    this.someIn(text, (piece) => {
      found.push(piece);
      return false;
    });
    return found;
  }

  /** Whether one of them is meant; those behind it are not looked for. */
  someIn(text: string, isMeant: (piece: string) => boolean): boolean {
    if (this.isEmpty) return false;
    let sum = 0;
    for (let at = 0; at < text.length; at += 1) {
      sum = this.#next(sum, text, at);
      if (this.#remainders[sum & (REMAINDERS - 1)] === 0) continue;
      const origin = this.#sums.get(sum);
      if (origin === undefined) continue;
      const end = at + 1;
      const piece = text.slice(Math.max(0, end - this.#length), end);
      if (piece.length === this.#length && this.#has(piece, origin) && isMeant(piece)) return true;
    }
    return false;
  }

  /** Pieces of two texts may have one sum. */
  #has(piece: string, origin: string): boolean {
    return origin.includes(piece) || [...this.#texts].some((text) => text.includes(piece));
  }

  /** The sum of the last characters, up to this one. */
  #next(sum: number, text: string, at: number): number {
    const left = at < this.#length ? 0 : Math.imul(text.charCodeAt(at - this.#length), this.#oldest);
    return (Math.imul(sum, FACTOR) + text.charCodeAt(at) - left) | 0;
  }
}
