/** So much of a secret gives it away: a piece of this length is looked for, wherever in the secret it stands. */
export const TELLING = 8;
/** What is shorter occurs by chance in every other sentence. */
const SHORTEST = 4;
/** Words that name a scheme; what stands behind one of them is the secret. */
const SCHEME = /^(?:bearer|basic|token|apikey|digest|key) +/i;

/** By what a secret is recognised. */
export interface Telltales {
  /** Pieces of the telling length. */
  readonly pieces: readonly string[];
  /** Whole spellings that are shorter than that. */
  readonly shorts: readonly string[];
}

/** All by which a secret can be recognised in a text that was folded, in whichever spelling it stands there. */
export function telltalesOf(secret: string): Telltales {
  const bare = secret.replace(SCHEME, "").trim();
  if (bare.length < SHORTEST) return { pieces: [], shorts: [] };
  const spellings = [...new Set(spellingsOf(bare).map(folded))];
  const isLong = bare.length >= TELLING;
  return {
    pieces: [...new Set(spellings.flatMap(piecesOf))],
    // What is short only because something was left out of it is no telltale.
    shorts: isLong ? [] : spellings.filter(({ length }) => length >= SHORTEST && length < TELLING),
  };
}

/** Without what differs between spellings of one thing: case, composition, the two alphabets of base64. */
export function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll("+", "-").replaceAll("/", "_");
}

/** Without the signs in words, as host names and file names have it. */
export function squeezed(text: string): string {
  return text.replace(/[^\p{L}\p{N}\s]+/gu, "");
}

function piecesOf(spelling: string): readonly string[] {
  const count = Math.max(0, spelling.length - TELLING + 1);
  return Array.from({ length: count }, (_, at) => spelling.slice(at, at + TELLING));
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
