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
