import { escapeTerminal } from "../base/escape.ts";
import { displayWidth, pad } from "./width.ts";

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

/** How many columns a line takes. */
export function lineWidth(line: Line): number {
  return line.reduce((sum, span) => sum + span.width, 0);
}

/** The line without the spaces at its end. */
export function trimmed(line: Line): Line {
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
