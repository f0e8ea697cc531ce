import { escapeTerminal } from "../base/escape.ts";
import { displayWidth, truncate, truncateStart } from "./width.ts";

const TAB = "    ";

/** The part of a source line around a column, and how many columns into it the caret stands. */
export interface Excerpt {
  readonly text: string;
  readonly caret: number;
}

/**
 * Cuts a source line to a width so that the column, which counts UTF-16 units from 1, is seen. The caret is placed by
 * what the text before it looks like: tabs are four spaces, wide characters take two columns.
 */
export function excerpt(sourceLine: string, column: number, width: number): Excerpt {
  const at = Math.min(column - 1, sourceLine.length);
  // A line may be a megabyte long; so many units on either side are more than is shown.
  const before = shown(sourceLine.slice(Math.max(0, at - width), at));
  const after = shown(sourceLine.slice(at, at + width));
  const isWhole = at <= width && sourceLine.length - at <= width;
  const total = displayWidth(before) + Math.max(1, displayWidth(after));
  if (isWhole && total <= width) return { text: before + after, caret: displayWidth(before) };

  const start = truncateStart(before, Math.floor(width / 2));
  const caret = displayWidth(start);
  return { text: start + truncate(after, width - caret), caret };
}

function shown(text: string): string {
  return escapeTerminal(text.replaceAll("\t", TAB));
}
