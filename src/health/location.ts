import { foreign } from "./wording.ts";

/** Shorter pieces of what was sent occur in addresses by chance. */
const SHORTEST_PIECE = 4;
/** So much of a value's beginning is enough to tell that it was repeated. */
const TELLING_PREFIX = 8;

/** Where a redirect points, without its query, and not at all where it repeats what was sent. */
export function shownLocation(location: string, base: URL, sent: readonly string[]): string {
  if (!URL.canParse(location, base.href)) return "an address that cannot be read";
  const { origin, protocol, host, pathname } = new URL(location, base);
  const shown = `${origin === "null" ? `${protocol}${host}` : origin}${pathname}`;
  const spellings = [shown, percentDecoded(shown)].map((text) => text.toLowerCase());
  const repeats = sent.flatMap(tellingPieces).some((piece) => spellings.some((text) => text.includes(piece)));
  return repeats ? "an address that repeats a header" : foreign(shown);
}

function tellingPieces(value: string): readonly string[] {
  const pieces = value.toLowerCase().split(/\s+/);
  return pieces
    .filter(({ length }) => length >= SHORTEST_PIECE)
    .map((piece) => piece.slice(0, TELLING_PREFIX));
}

function percentDecoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
