/** What classes stand for, and what ends a run of them. */
const USUAL = ["a", "A", "0", " ", "\n", "-", "_", ".", "é", "\u0000"];
const ENDINGS = ["\u0001", "", "!", "x"];

/** How long the texts are, and whether all that can be made of an expression's characters is tried. */
export interface Attack {
  readonly length: number;
  readonly thorough: boolean;
}

/** Texts that an expression takes long over if it takes long over any: its own characters, again and again. */
export function* adversarialTexts(source: string, { length, thorough }: Attack): Generator<string> {
  const own = [...new Set(literalsOf(source))];
  const characters = [...new Set([...own, ...USUAL])].slice(0, thorough ? 40 : 14);
  const runs = source.match(/[A-Za-z0-9:"'=&%@/-]{2,}/g) ?? [];
  const pairs = characters.flatMap((one) => own.slice(0, thorough ? 8 : 2).map((other) => one + other));
  const units = [...new Set([...characters, ...runs.slice(0, 4), ...pairs])];
  for (const unit of units) {
    for (const ending of thorough ? ENDINGS : ENDINGS.slice(0, 1)) yield pumpedOf(unit, length) + ending;
    const pumped = pumpedOf(unit, length);
    for (const run of runs.slice(0, thorough ? 4 : 1)) yield run + pumped;
  }
}

/** Most expressions name the same characters; to make a text again takes longer than to look through it. */
const known = new Map<string, string>();

function pumpedOf(unit: string, length: number): string {
  const text = known.get(unit) ?? unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  if (unit.length === 1) known.set(unit, text);
  return text;
}

/** The characters that a source names, escapes resolved. */
function literalsOf(source: string): readonly string[] {
  const plain = source
    .replace(/\\u\{?([0-9a-fA-F]{4,6})\}?/g, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    .replace(/\\x([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll("\\n", "\n")
    .replaceAll("\\t", "\t")
    .replaceAll("\\r", "\r")
    .replace(/\\[pP]\{[^}]*\}|\\[dDwWsSbBpP]/g, "");
  return [...plain]
    .filter((character) => !/[?*+()|[\]^${}\\]/.test(character))
    .concat([...plain.matchAll(/\\([^A-Za-z])/g)].map(([, sign = ""]) => sign));
}
