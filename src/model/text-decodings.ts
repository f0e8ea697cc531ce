/** Shorter runs are words, or too short to hold a piece of a secret that tells it. */
const ENCODED = /(?<![0-9A-Za-z+/_-])[0-9A-Za-z+/_-]{11,}/g;
const HEXADECIMAL = /^(?:[0-9a-fA-F]{2})+$/;
/** `[112, 85, 88]`, as languages print bytes. */
const NUMBERS = /[0-9]{2,3}(?:[\s,;]{1,3}[0-9]{2,3}){3,}/g;

/**
 * One layer of encoding undone wherever text comes out of it. A byte stands for the character of its number, and those that
 * UTF-16 leaves empty are left out.
 */
export function decoded(text: string): string {
  return text.replace(ENCODED, (run) => textIn(bytesOf(run)) ?? run).replace(NUMBERS, numbered);
}

function bytesOf(run: string): Buffer {
  return Buffer.from(run, HEXADECIMAL.test(run) ? "hex" : "base64");
}

/** undefined where the bytes are no text: then the run was not encoded. */
function textIn(bytes: Buffer): string | undefined {
  const text = bytes.toString("latin1").replaceAll("\u0000", "");
  return /[^\P{Cc}\t\r\n\x80-\x9f]/u.test(text) ? undefined : text;
}

function numbered(list: string): string {
  const numbers = list.split(/[\s,;]+/).map(Number);
  return numbers.every((number) => number <= 255) ? String.fromCharCode(...numbers) : list;
}
