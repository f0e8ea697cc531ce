/** How somebody who repeats a value may write it. */
export const SPELLINGS: Readonly<Record<string, (value: string) => string>> = {
  plain: (value) => value,
  // PHP's json_encode.
  "JSON with \\/": (value) => JSON.stringify(value).slice(1, -1).replaceAll("/", "\\/"),
  "JSON with \\u002b": (value) =>
    value.replace(/[^A-Za-z0-9]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`),
  "percent-encoding": (value) => encodeURIComponent(value),
  "percent-encoding in lower case": (value) =>
    encodeURIComponent(value).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
  "HTML entities": (value) =>
    value
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#39;")
      .replaceAll("/", "&#x2F;")
      .replaceAll("+", "&plus;")
      .replaceAll("=", "&#61;"),
  capitals: (value) => value.toUpperCase(),
  "lower case": (value) => value.toLowerCase(),
  base64: (value) => Buffer.from(value).toString("base64"),
  base64url: (value) => Buffer.from(value).toString("base64url"),
  hexadecimal: (value) => Buffer.from(value).toString("hex"),
  "its last 14 characters": (value) => value.slice(-14),
};

/** Others of the same kind, which nobody has listed. */
export const MORE_SPELLINGS: Readonly<Record<string, (value: string) => string>> = {
  "percent-encoding, twice": (value) => encodeURIComponent(encodeURIComponent(value)),
  "JSON in JSON": (value) => JSON.stringify(JSON.stringify(value)),
  "every character as \\x2f": (value) =>
    [...Buffer.from(value)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(""),
  "every character as &#47;": (value) => [...value].map((sign) => `&#${sign.codePointAt(0)};`).join(""),
  "hexadecimal with colons": (value) =>
    [...Buffer.from(value)].map((byte) => byte.toString(16).padStart(2, "0")).join(":"),
  "hexadecimal in capitals": (value) => Buffer.from(value).toString("hex").toUpperCase(),
  "quoted-printable": (value) =>
    [...Buffer.from(value)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""),
  "a form": (value) => new URLSearchParams([["", value]]).toString().slice(1),
  "base64 of a longer text": (value) => Buffer.from(`user1:${value}:x`).toString("base64"),
  "base64 of a header line": (value) => Buffer.from(`X-Api-Key: ${value}\r\n`).toString("base64"),
  "UTF-8 read as Latin-1": (value) => Buffer.from(value).toString("latin1"),
  "taken apart by zero-width spaces": (value) => [...value].join("\u200b"),
  "its first 12 characters and dots": (value) => `${value.slice(0, 12)}...`,
  "its middle": (value) => value.slice(Math.floor(value.length / 3), Math.floor(value.length / 3) + 9),
  "letters and digits only": (value) => value.replace(/[^\p{L}\p{N}]/gu, ""),
  "every character as &#00000047;": (value) =>
    [...value].map((sign) => `&#${String(sign.codePointAt(0)).padStart(8, "0")};`).join(""),
  "every character as \\x{2f}": (value) =>
    [...value].map((sign) => `\\x{${sign.codePointAt(0)?.toString(16)}}`).join(""),
  "every character as \\U0000002f": (value) =>
    [...value].map((sign) => `\\U${sign.codePointAt(0)?.toString(16).padStart(8, "0")}`).join(""),
  "every character as U+002F": (value) =>
    [...value].map((sign) => `U+${sign.codePointAt(0)?.toString(16).padStart(4, "0")}`).join(" "),
  "every byte in octal": (value) =>
    [...Buffer.from(value)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join(""),
  // As it stands in the path of a url that a parser has put right.
  "JSON escapes with slashes": (value) =>
    value.replace(/[^A-Za-z0-9]/g, (sign) => `/u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`),
  "escapes of CSS": (value) =>
    [...value].map((sign) => `\\${sign.codePointAt(0)?.toString(16).padStart(6, "0")}`).join(""),
  "a list of numbers": (value) => JSON.stringify([...Buffer.from(value)]),
  "a list of numbers with spaces": (value) => [...Buffer.from(value)].join(", "),
  backwards: (value) => [...value].toReversed().join(""),
  "decomposed letters": (value) => value.normalize("NFD"),
};

/** One in the other; each stands as a word of its own. */
export const NESTED: Readonly<Record<string, (value: string) => string>> = {
  "base64 of base64": (value) => Buffer.from(Buffer.from(value).toString("base64")).toString("base64"),
  "base64 of hexadecimal": (value) => Buffer.from(Buffer.from(value).toString("hex")).toString("base64"),
  "hexadecimal of base64": (value) => Buffer.from(Buffer.from(value).toString("base64")).toString("hex"),
  "base64 of percent-encoding": (value) => Buffer.from(encodeURIComponent(value)).toString("base64"),
  "base64 of JSON": (value) => Buffer.from(JSON.stringify({ value })).toString("base64"),
  "base64 of UTF-16": (value) => Buffer.from(value, "utf16le").toString("base64"),
  "hexadecimal of UTF-16": (value) => Buffer.from(value, "utf16le").toString("hex"),
};

/** What a secret is taken apart by, so that nobody but a program sees a difference. */
export const SEPARATORS: Readonly<Record<string, string>> = {
  "\\n": "\\n",
  "\\r\\n\\t": "\\r\\n\\t",
  "<br>": "<br>",
  tags: "</b><b>",
  "escaped tags": "&lt;wbr&gt;",
  "\\u200b": "\\u200b",
  "&shy;": "&shy;",
  "&#8203;": "&#8203;",
  "Hangul fillers": "\u3164",
  "variation selectors": "\ufe0f",
  colours: "\u001b[31m",
  spaces: " ",
  "strings that are added up": '" + "',
  "the same in JavaScript's other quotes": "' + '",
  "strings that stand side by side": '" "',
  "a list of strings": '", "',
};

const PIECE = 8;
/** Hexadecimal has two digits a character, and hashes are full of shorter runs. */
const PIECE_OF_HEXADECIMAL = 16;

/** The pieces by which a spelling would be recognised; all of it where it is short. */
export function piecesOf(spelling: string): readonly string[] {
  const isHexadecimal = /^[0-9a-f]+$/i.test(spelling);
  const length = isHexadecimal ? PIECE_OF_HEXADECIMAL : PIECE;
  if (spelling.length <= length) return spelling.length < 4 ? [] : [spelling];
  return Array.from({ length: spelling.length - length + 1 }, (_, at) => spelling.slice(at, at + length));
}
