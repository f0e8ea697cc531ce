import stringWidth from "fast-string-width";

/** Printable ASCII and signs of ours: nearly all text. Its length is its width, which keeps large plans fast. */
const NARROW = /^[\x20-\x7e·→±…]*$/;

/** How many columns a text takes; wide characters take two. */
export function displayWidth(text: string): number {
  return NARROW.test(text) ? text.length : stringWidth(text);
}

/** The text, followed by spaces up to a width. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/** The text, after spaces up to a width. */
export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** The text, its end cut with an ellipsis where it is wider than a width. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  return `${fitting([...text], width - 1).join("")}…`;
}

/** The text, its start cut with an ellipsis where it is wider than a width. */
export function truncateStart(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  return `…${fitting([...text].reverse(), width - 1)
    .reverse()
    .join("")}`;
}

/** As many characters as fit. */
function fitting(characters: readonly string[], width: number): string[] {
  let taken = 0;
  const end = characters.findIndex((character) => {
    taken += displayWidth(character);
    return taken > width;
  });
  return characters.slice(0, end === -1 ? undefined : end);
}
