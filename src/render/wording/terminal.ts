import { Chalk } from "chalk";
import stringWidth from "fast-string-width";
import { escapeTerminal } from "../../base/text.ts";

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

/** What a piece of text is to the reader; a colour underlines it, a word or sign always says it. */
export type Tone = "plain" | "strong" | "faint" | "good" | "caution" | "bad" | "accent";

/** A piece of a line. Made escaped, and the only thing that can be printed, so nothing is printed unescaped. */
export class Span {
  readonly #text: string;
  readonly tone: Tone;

  constructor(text: string, tone: Tone = "plain") {
    this.#text = escapeTerminal(text);
    this.tone = tone;
  }

  get text(): string {
    return this.#text;
  }

  /** In columns. */
  get width(): number {
    return displayWidth(this.#text);
  }

  /** The same, followed by spaces up to a width. */
  padded(width: number): Span {
    return new Span(pad(this.#text, width), this.tone);
  }
}

/** What stands on one line. */
export type Line = readonly Span[];

/** A line without text. */
export const EMPTY_LINE: Line = [];

/** One below the other with an empty line between two; those without lines are left out. */
export function joinSections(sections: readonly (readonly Line[])[]): Line[] {
  const filled = sections.filter((lines) => lines.length > 0);
  return filled.flatMap((lines, at) => (at === 0 ? lines : [EMPTY_LINE, ...lines]));
}

/** How many columns a line takes. */
export function lineWidth(line: Line): number {
  return line.reduce((sum, span) => sum + span.width, 0);
}

/** The line without the spaces at its end. */
function trimmed(line: Line): Line {
  const last = line.at(-1);
  if (last === undefined) return line;
  if (last.text !== "" && !last.text.endsWith(" ")) return line;
  const text = last.text.trimEnd();
  const before = line.slice(0, -1);
  return text === "" ? trimmed(before) : [...before, new Span(text, last.tone)];
}

/** Spaces. */
export function indent(columns: number): Span {
  return new Span(" ".repeat(columns));
}

/** How many columns the widest of these takes. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((columns, text) => Math.max(columns, new Span(text).width), 0);
}

/** How a page is printed. */
export interface Style {
  readonly color: boolean;
  /** Columns. Only what cannot be broken is wider. */
  readonly width: number;
}

const colours = new Chalk({ level: 1 });

const BRUSHES: Readonly<Record<Tone, (text: string) => string>> = {
  plain: (text) => text,
  strong: colours.bold,
  faint: colours.dim,
  good: colours.green,
  caution: colours.yellow,
  bad: colours.red,
  accent: colours.cyan,
};

/** The lines as text, without a line break at the end. */
export function print(lines: readonly Line[], style: Style): string {
  return lines.map((line) => printLine(line, style)).join("\n");
}

/** One line as text. */
export function printLine(line: Line, { color }: Style): string {
  const spans = trimmed(line);
  let [plain, painted] = ["", ""];
  for (const { text, tone } of spans) {
    plain += text;
    if (color) painted += BRUSHES[tone](text);
  }
  const text = color ? painted : plain;
  return isLogCommand(plain) ? `\\${text}` : text;
}

/** GitHub's runner takes every line that starts with `::`, spaces aside, for a command to itself. */
function isLogCommand(line: string): boolean {
  return line.trimStart().startsWith("::");
}
