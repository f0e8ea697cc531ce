import { folded, squeezed } from "./secret-spellings.ts";

/** Text is escaped once by whoever repeats it, once by JSON around that, and once more by a log. */
const MOST_LAYERS = 4;

/**
 * What a text may mean: as it stands, and with its escapes undone, layer by layer. JSON, JavaScript, percent-encoding,
 * HTML and quoted-printable, in any case; hexadecimal without the signs between its digits. For looking only.
 */
export function readingsOf(text: string): readonly string[] {
  const readings = new Set<string>([text, text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, "")]);
  let layer = text;
  for (let layers = 0; layers < MOST_LAYERS; layers += 1) {
    const next = unescaped(layer);
    if (next === layer) break;
    readings.add(next);
    layer = next;
  }
  readings.add(text.replace(/=\r?\n/g, "").replace(/=([0-9a-f]{2})/gi, (_, hex: string) => byte(hex)));
  readings.add(text.replace(/(?<=[0-9a-f]{2})[\s:,-]+(?:0x)?(?=[0-9a-f]{2})/gi, ""));
  const asWritten = [...readings];
  for (const reading of asWritten) readings.add(squeezed(reading));
  return [...new Set([...readings].map(folded))];
}

const ESCAPES =
  /\\u\{([0-9a-f]{1,6})\}|(?:\\|%)u([0-9a-f]{4})|(?:\\x|%)([0-9a-f]{2})|&#x([0-9a-f]{1,6});?|&#([0-9]{1,7});?|&([a-z]{2,8});?|\\(["'\\/`])/gi;

/** One layer of escapes taken off. A byte stands for the character of its number: which bytes make one is not known here. */
function unescaped(text: string): string {
  return text.replace(ESCAPES, (whole, ...groups: readonly (string | undefined)[]) => {
    const [point, unit, hex, entityHex, entity, name, escaped] = groups;
    const digits = point ?? unit ?? hex ?? entityHex;
    if (digits !== undefined) return character(Number.parseInt(digits, 16)) ?? whole;
    if (entity !== undefined) return character(Number(entity)) ?? whole;
    return escaped ?? named(name?.toLowerCase() ?? "") ?? whole;
  });
}

/** What an entity stands for: a sign, or a letter with a mark, which composes again when the reading is folded. */
function named(name: string): string | undefined {
  const mark = MARKS.get(name.slice(1));
  return mark === undefined ? ENTITIES.get(name) : `${name.charAt(0)}${mark}`;
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

function byte(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

function character(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

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
    dollar: "$",
    equals: "=",
    excl: "!",
    grave: "`",
    gt: ">",
    hat: "^",
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
    sol: "/",
    szlig: "ß",
    tab: "\t",
    verbar: "|",
    vert: "|",
  }),
);
