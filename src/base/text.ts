/** `1 error`, `2 errors`; `1 retry`, `2 retries` with a plural of its own. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** `a, b and 3 more`: no more than so many of them. */
export function firstOf(words: readonly string[], most: number): string {
  const shown = words.slice(0, most).join(", ");
  return words.length > most ? `${shown} and ${words.length - most} more` : shown;
}

const MOST_ENUMERATED = 20;

/** `a, b and c`; a long list is cut short. */
export function enumerate(
  words: readonly string[],
  conjunction: "and" | "or",
  most = MOST_ENUMERATED,
): string {
  if (words.length < 2 || words.length > most) return firstOf(words, most);
  return `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

/** A text of at most so many characters, the last of which says that there are more. None is cut in two. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = [...text.slice(0, 2 * most + 2)];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}

/** Values by key, in the order in which they came. Node 20 has no Map.groupBy. */
export function grouped<K, V>(pairs: Iterable<readonly [key: K, value: V]>): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** The text without the signs at its end that are among these. An expression would try each run of them from each start. */
export function withoutTrailing(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Whether a header can have that name (RFC 9110, section 5.1). */
export function isHeaderName(text: string): boolean {
  return /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(text);
}

/**
 * Why a text cannot be the value of a header, to follow its name: `ends with a line break`; null where it can. RFC
 * 9110, section 5.5, without what receivers read differently: white space at the ends, which is dropped on the way,
 * and characters outside of ASCII, which are sent in one of two encodings.
 */
export function headerValueFault(text: string): string | null {
  return lineFault(text) ?? foreignCharacter(text);
}

/** Why a text does not look as a credential does that was copied whole and alone; null where it does. */
export function lineFault(text: string): string | null {
  if (/[\r\n]/.test(text.slice(text.trimEnd().length))) return "ends with a line break";
  if (/[\r\n]/.test(text)) return "holds a line break";
  // Before white space, of which a byte order mark is a kind to JavaScript alone.
  const invisible = /(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.exec(text)?.[0];
  if (invisible !== undefined) return `holds ${codePoint(invisible)}, which cannot be seen`;
  return /^\s|\s$/.test(text) ? "begins or ends with white space" : null;
}

/** A letter or digit may be a part of a secret, so that it is not named. */
function foreignCharacter(text: string): string | null {
  const foreign = /[^\t\x20-\x7e]/u.exec(text)?.[0];
  if (foreign === undefined) return null;
  const named = /[\p{L}\p{N}\p{M}]/u.test(foreign) ? "" : ` (${codePoint(foreign)})`;
  // Between the two lies what HTTP allows and no two programs send alike.
  const what = foreign > "\xff" ? "that HTTP does not allow" : "outside of ASCII";
  return `holds a character ${what}${named}`;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/**
 * What a terminal or a CI log would act on, or a reader could not see: controls, format and bidi controls, lone
 * surrogates, line and paragraph separators, characters without a width.
 */
export const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Nearly all text; the properties above take far longer to look up than this. */
const HARMLESS = /^[\x20-\x22\x24-\x7e]*$/;

/** `##[add-mask]`, `##vso[…]`: CI runners look for these anywhere in a line. */
export const LOG_COMMAND = /##(?=\w*\[)/g;

const CONTROL_PICTURES = 0x2400;
const DELETE = 0x7f;
const PICTURE_OF_DELETE = "\u2421";

/** Makes text from outside safe to print on one line; what was dangerous stays visible: `␛`, `␊`, `\u{202e}`. */
export function escapeTerminal(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text.replace(UNSAFE, visible).replace(LOG_COMMAND, "#\\u{23}");
}

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(CONTROL_PICTURES + code);
  if (code === DELETE) return PICTURE_OF_DELETE;
  return `\\u{${code.toString(16)}}`;
}
