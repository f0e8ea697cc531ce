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
