/** The UTC day: `2026-11-20`. */
export function day(date: Date): string {
  return Number.isNaN(date.getTime()) ? "an unknown day" : date.toISOString().slice(0, 10);
}

const NAMES_SHOWN = 4;

/** At most four names, and how many more there are. */
export function listing(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).map(foreign).join(", ");
  return names.length > NAMES_SHOWN ? `${shown} and ${names.length - NAMES_SHOWN} more` : shown;
}

const FOREIGN_LENGTH = 120;

/** Text that the receiver chose: one line of bounded length. */
export function foreign(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "?");
  return line.length > FOREIGN_LENGTH ? `${line.slice(0, FOREIGN_LENGTH)}…` : line;
}

/** A name that the receiver chose, in quotes. */
export function quoted(name: string): string {
  return `"${foreign(name)}"`;
}
