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
  if (/^\s|\s$/.test(text)) return "begins or ends with white space";
  const invisible = /(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.exec(text)?.[0];
  return invisible === undefined ? null : `holds ${codePoint(invisible)}, which cannot be seen`;
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

/** Whether a host is this machine. As the URL parser writes it, which turns every spelling of an IPv4 address into four numbers. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.[0-9]+\.[0-9]+\.[0-9]+$/.test(hostname);
}
