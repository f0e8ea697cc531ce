import { entityCalled } from "./html-entities.ts";
import { folded, squeezed } from "./secret-spellings.ts";
import { decoded } from "./text-decodings.ts";

/** Text is escaped once by whoever repeats it, once by JSON around that, and once more by a log. */
const MOST_LAYERS = 4;
/** What has no width of its own takes a word apart unseen; a line break does it in plain sight. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+/gu;
/** Pieces in a row as people and programs put them: words, and strings that are added up. */
const JOINTS = /["'`]\s{0,3}[+.,&|]{0,2}\s{0,3}["'`]|\s+/g;
/** Tags, and the colours of a terminal. */
const MARKUP = /<\/?[A-Za-z][^<>]{0,100}>|\u001b\[[0-9;]{0,20}[A-Za-z]/g;

/**
 * What a text may mean: as it stands, and with its escapes and encodings undone, layer by layer. JSON, JavaScript, CSS,
 * octal, percent-encoding, HTML and quoted-printable, in any case; base64, hexadecimal and numbers of bytes. For looking
 * only.
 */
export function readingsOf(text: string): readonly string[] {
  const readings = new Set<string>([text]);
  let layer: ReadonlySet<string> = readings;
  for (let layers = 0; layers < MOST_LAYERS && layer.size > 0; layers += 1) {
    const undone = [...layer].flatMap((reading) => [unescaped(reading), decoded(reading)]);
    layer = new Set(undone.filter((reading) => !readings.has(reading)));
    for (const reading of layer) readings.add(reading);
  }
  readings.add(text.replace(/=\r?\n/g, "").replace(/=([0-9a-f]{2})/gi, (_, hex: string) => byte(hex)));
  readings.add(text.replace(/(?<=[0-9a-f]{2})[\s:,-]+(?:0x)?(?=[0-9a-f]{2})/gi, ""));
  readings.add(text.replace(JOINTS, ""));
  for (const reading of [...readings]) readings.add(reading.replace(MARKUP, "").replace(UNSEEN, ""));
  for (const reading of [...readings]) readings.add(squeezed(reading));
  return [...new Set([...readings].map(folded))];
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
  return text.replace(ESCAPES, (whole, ...groups: readonly (string | undefined)[]) => {
    const hex = groups.slice(0, 7).find((digits) => digits !== undefined);
    if (hex !== undefined) return character(Number.parseInt(hex, 16)) ?? whole;
    const [decimal, octal, name, escaped] = groups.slice(7);
    if (decimal !== undefined) return character(Number(decimal)) ?? whole;
    if (octal !== undefined) return character(Number.parseInt(octal, 8)) ?? whole;
    if (escaped !== undefined) return BREAKS.get(escaped) ?? escaped;
    return entityCalled(name ?? "") ?? whole;
  });
}

function byte(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

function character(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
