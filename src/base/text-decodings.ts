/** Shorter runs are words, or too short to hold a piece of a secret that tells it. */
const ENCODED = /(?<![0-9A-Za-z+/_-])[0-9A-Za-z+/_-]{11,}/g;
const HEXADECIMAL = /^(?:[0-9a-fA-F]{2})+$/;
const SHORTEST_RUN = 11;
/** `[112, 85, 88]`, as languages print bytes. */
const NUMBERS = /[0-9]{2,3}(?:[\s,;]{1,3}[0-9]{2,3}){3,}/g;

/**
 * One layer of encoding undone wherever text comes out of it. A byte stands for the character of its number, and those that
 * UTF-16 leaves empty are left out.
 */
export function decoded(text: string): string {
  return text.replace(ENCODED, (run) => textIn(bytesOf(run)) ?? run).replace(NUMBERS, numbered);
}

/** Where in a run something encoded may begin: at its own begin, and behind each of the signs that separate too. */
const MOST_PARTS = 32;

/** What may be encoded in the text, each from where it may begin to the end of its run. */
export function decodedParts(text: string): readonly string[] {
  return (text.match(ENCODED) ?? []).flatMap((run) => {
    const begins = [0, ...[...run.matchAll(/[+/_-]/g)].map(({ index }) => index + 1)].slice(0, MOST_PARTS);
    const parts = begins.map((begin) => run.slice(begin)).filter(({ length }) => length >= SHORTEST_RUN);
    return parts.flatMap((part) => [part, part.split(/[+/_-]/)[0] ?? ""]).map(latin1Of);
  });
}

function latin1Of(run: string): string {
  return bytesOf(run).toString("latin1");
}

function bytesOf(run: string): Buffer {
  return Buffer.from(run, HEXADECIMAL.test(run) ? "hex" : "base64");
}

/** undefined where the bytes are no text: then the run was not encoded. */
function textIn(bytes: Buffer): string | undefined {
  return bytes.some(isControl) ? undefined : bytes.toString("latin1").replaceAll("\u0000", "");
}

/** Also text has tabs and line ends; those above 0x7f are letters in another character set. */
function isControl(byte: number): boolean {
  if (byte >= 0x20) return byte === 0x7f;
  return byte !== 0 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;
}

function numbered(list: string): string {
  const numbers = list.split(/[\s,;]+/).map(Number);
  return numbers.every((number) => number <= 255) ? String.fromCharCode(...numbers) : list;
}

/** What an entity of HTML stands for: a sign, or a letter with a mark, which composes again when a reading is folded. */
export function entityCalled(name: string): string | undefined {
  const lower = name.toLowerCase();
  const mark = MARKS.get(lower.slice(1));
  return mark === undefined ? ENTITIES.get(lower) : `${lower.charAt(0)}${mark}`;
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ["acute", "\u0301"],
  ["cedil", "\u0327"],
  ["circ", "\u0302"],
  ["grave", "\u0300"],
  ["ring", "\u030a"],
  ["tilde", "\u0303"],
  ["uml", "\u0308"],
]);

/** The names that HTML has for ASCII; names of letters stand for the letter, in whichever case. */
const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aelig: "æ",
    amp: "&",
    apos: "'",
    ast: "*",
    bsol: "\\",
    colon: ":",
    comma: ",",
    commat: "@",
    dash: "-",
    dollar: "$",
    equals: "=",
    excl: "!",
    grave: "`",
    gt: ">",
    hat: "^",
    hyphen: "-",
    lbrace: "{",
    lbrack: "[",
    lcub: "{",
    lowbar: "_",
    lpar: "(",
    lsqb: "[",
    lt: "<",
    nbsp: " ",
    newline: "\n",
    num: "#",
    oslash: "ø",
    percnt: "%",
    period: ".",
    plus: "+",
    quest: "?",
    quot: '"',
    rbrace: "}",
    rbrack: "]",
    rcub: "}",
    rpar: ")",
    rsqb: "]",
    semi: ";",
    shy: "\u00ad",
    sol: "/",
    szlig: "ß",
    tab: "\t",
    verbar: "|",
    underbar: "_",
    vert: "|",
    zerowidthspace: "\u200b",
    zwj: "\u200d",
    zwnj: "\u200c",
  }),
);
