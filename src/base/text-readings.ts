import { decoded, decodedParts, entityCalled } from "./text-decodings.ts";

/** Text is escaped once by whoever repeats it, once by JSON around that, and once more by a log. */
const MOST_LAYERS = 4;
/** What has no width of its own takes a word apart unseen; a line break does it in plain sight. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+/gu;
/** Between strings that are added up, and between pieces too short for a sentence of words. */
const JOINTS = /["'`]\s{0,3}[+.,&|]{0,2}\s{0,3}["'`]|(?<=(?<!\S)\S{1,5})\s(?=\S{1,5}(?!\S))/g;
/** Tags, and the colours of a terminal. */
const MARKUP = /<\/?[A-Za-z][^<>]{0,100}>|\u001b\[[0-9;]{0,20}[A-Za-z]/g;

/** Nothing is escaped, marked up or joined in what is made of these, as most ids are: a fleet has thousands. */
const PLAIN = /^[\w.-]*$/;

/**
 * What a text may mean: as it stands, and with its escapes and encodings undone, layer by layer. JSON, JavaScript, CSS,
 * octal, percent-encoding, HTML and quoted-printable, in any case; base64, hexadecimal and numbers of bytes. For looking
 * only.
 */
export function readingsOf(text: string): readonly string[] {
  const readings = layersOf(text);
  readings.add(withoutGaps(text));
  if (!PLAIN.test(text)) {
    for (const reading of withOneKept(text)) readings.add(reading);
    readings.add(text.replace(/=\r?\n/g, "").replace(/=([0-9a-f]{2})/gi, (_, hex: string) => byte(hex)));
    readings.add(text.replace(JOINTS, ""));
  }
  for (const reading of [...readings])
    if (!PLAIN.test(reading)) readings.add(reading.replace(MARKUP, "").replace(UNSEEN, ""));
  return withSignsOverlooked(readings);
}

/** What each reading may mean to somebody who overlooks signs, and all of them only once. */
function withSignsOverlooked(readings: ReadonlySet<string>): readonly string[] {
  const distinct = new Set<string>();
  for (const reading of readings) distinct.add(folded(reading)).add(folded(squeezed(reading)));
  return [...distinct];
}

/** Bytes without what stands between them: `70-75-58`, `0x70, 0x75`. */
function withoutGaps(text: string): string {
  return text.replace(/(?<=[0-9a-f]{2})[\s:,-]+(?:0x)?(?=[0-9a-f]{2})/gi, "");
}

/**
 * The text as it stands and with its escapes and encodings undone, letters in their case. What is encoded may be a part of
 * a path or of a name, and what comes out need be no text.
 */
export function meaningsOf(text: string): readonly string[] {
  const layers = layersOf(text);
  for (const layer of [...layers]) for (const part of decodedParts(layer)) layers.add(part);
  return [...layers];
}

function layersOf(text: string): Set<string> {
  const readings = new Set([text]);
  let layer: readonly string[] = [text];
  for (let layers = 0; layers < MOST_LAYERS && layer.length > 0; layers += 1) {
    const known = readings.size;
    for (const reading of layer) readings.add(unescaped(reading)).add(decoded(reading));
    layer = [...readings].slice(known);
  }
  return readings;
}

/** All of them in one, so that the text is gone through once a layer. */
export const ESCAPES = new RegExp(
  [
    /[\\%][ux]\{([0-9a-fA-F]{1,6})\}/,
    /\\U([0-9a-fA-F]{8})/,
    // A backslash becomes a slash where a text passes for a url.
    /[\\/%][uU]([0-9a-fA-F]{4})/,
    /(?:[\\/][xX]|%)([0-9a-fA-F]{2})/,
    // CSS, at its full length.
    /\\00([0-9a-fA-F]{4})/,
    /[uU]\+([0-9a-fA-F]{4,6})\s?/,
    /&#[xX]0{0,20}([0-9a-fA-F]{1,6});?/,
    /&#0{0,20}([0-9]{1,7});?/,
    /\\([0-3][0-7]{2})/,
    /&([A-Za-z]{2,16});?/,
    /\\(["'\\/`nrt])/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);
const BREAKS: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** One layer of escapes taken off. A byte stands for the character of its number: which bytes make one is not known here. */
function unescaped(text: string): string {
  return text.replace(ESCAPES, (...match: readonly (string | undefined)[]) => undoneEscape(match));
}

/** Of an escape and its groups, of which one has something. */
function undoneEscape(match: readonly (string | undefined)[]): string {
  const [whole = "", ...groups] = match;
  const group = groups.findIndex((found) => found !== undefined);
  const found = groups[group] ?? "";
  if (group < 7) return character(Number.parseInt(found, 16)) ?? whole;
  if (group === 7) return character(Number(found)) ?? whole;
  if (group === 8) return character(Number.parseInt(found, 8)) ?? whole;
  if (group === 9) return entityCalled(found) ?? whole;
  return BREAKS.get(found) ?? found;
}

/** Characters, of all these texts together. */
const MOST_KEPT = 100_000;

/**
 * The escapes undone, but for one that stays: what is before a word, or behind it, may make an escape with the word's own
 * letters. Only while that is little to read: each escape makes a text as long as the whole.
 */
function withOneKept(text: string): readonly string[] {
  const escapes: { readonly whole: string; readonly begin: number; readonly end: number }[] = [];
  let undone = "";
  let copied = 0;
  for (const match of text.matchAll(ESCAPES)) {
    const [whole] = match;
    const sign = undoneEscape(match);
    undone += text.slice(copied, match.index) + sign;
    copied = match.index + whole.length;
    if (sign !== whole) escapes.push({ whole, begin: undone.length - sign.length, end: undone.length });
  }
  if (escapes.length < 2 || escapes.length * text.length > MOST_KEPT) return [];
  undone += text.slice(copied);
  return escapes.map(({ whole, begin, end }) => undone.slice(0, begin) + whole + undone.slice(end));
}

function byte(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

function character(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** So much of a secret gives it away: a piece of this length is looked for, wherever in the secret it stands. */
export const TELLING = 8;
/** What is shorter occurs by chance in every other sentence. */
export const SHORTEST = 4;
/** Words that name a scheme; what stands behind one of them is the secret. */
const SCHEME = /^(?:bearer|basic|token|apikey|digest|key) +/i;

/** By what a secret is recognised. */
export interface Telltales {
  /** Any piece of these gives it away, if it has the telling length. */
  readonly spellings: readonly string[];
  /** Whole spellings that are shorter than that. */
  readonly shorts: readonly string[];
}

/** All by which a secret can be recognised in a text that was folded, in whichever spelling it stands there. */
export function telltalesOf(secret: string): Telltales {
  const bare = secret.replace(SCHEME, "").trim();
  if (bare.length < SHORTEST) return { spellings: [], shorts: [] };
  const spellings = [...new Set(spellingsOf(bare).map(folded))];
  const isLong = bare.length >= TELLING;
  return {
    spellings: spellings.filter(({ length }) => length >= TELLING),
    // What is short only because something was left out of it is no telltale.
    shorts: isLong ? [] : spellings.filter(({ length }) => length >= SHORTEST && length < TELLING),
  };
}

const ASCII = /^[\x20-\x7e]*$/;

/** Without what differs between spellings of one thing: case, composition, the two alphabets of base64. */
function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const composed = ASCII.test(text) ? text : text.normalize("NFKC");
  return composed.toLowerCase().replaceAll("+", "-").replaceAll("/", "_");
}

/** Without the signs in words, as host names and file names have it. */
function squeezed(text: string): string {
  return text.replace(/[^\p{L}\p{N}\s]+/gu, "");
}

/** Escapes and percent-encoding are undone in the text; here is what cannot be undone without knowing where it begins. */
function spellingsOf(secret: string): readonly string[] {
  const utf8 = Buffer.from(secret);
  const isAscii = utf8.length === secret.length;
  const bytes = isAscii ? [utf8] : [utf8, Buffer.from(secret, "latin1"), Buffer.from(secret, "utf16le")];
  return [
    secret,
    [...secret].toReversed().join(""),
    squeezed(secret).replace(/\s/g, ""),
    // What looks escaped already is undone together with what escapes it.
    ...(unescaped(secret) === secret
      ? []
      : [JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]),
    // As forms have it.
    ...(secret.includes(" ") ? [secret.replaceAll(" ", "+")] : []),
    // Read with the wrong one of the two character sets.
    ...(isAscii ? [] : [utf8.toString("latin1"), Buffer.from(secret, "latin1").toString("utf8")]),
    ...bytes.flatMap((one) => [one.toString("hex"), base32(one), ...base64(one)]),
  ];
}

/** Alone, and within a longer text: how its bytes fall into groups of three depends on what stands before it. */
function base64(bytes: Buffer): readonly string[] {
  const alone = bytes.toString("base64url");
  const within = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64url");
    const isOpen = (before + bytes.length) % 3 !== 0;
    return text.slice(before === 0 ? 0 : before + 1, isOpen ? -1 : undefined);
  });
  return [alone, ...within.filter((text) => text.length >= SHORTEST)];
}

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

/** RFC 4648, section 6, without padding. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{5}/g) ?? [];
  return groups.map((group) => BASE32[Number.parseInt(group, 2)]).join("");
}
