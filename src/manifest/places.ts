import { LineCounter } from "yaml";
import type { Place } from "../model/diagnostic.ts";

/** Longer lines are not shown. */
const LONGEST_LINE = 1_000;

/** Turns offsets in a text into places. The lines are counted at the first call. */
export function placesIn(text: string, file: string): (offset: number) => Place {
  let counted: LineCounter | undefined;
  return (offset) => {
    counted ??= countLines(text);
    const { line, col } = counted.linePos(offset);
    const start = counted.lineStarts[line - 1] ?? 0;
    return { location: { file, line, column: col }, sourceLine: lineAt(text, start) };
  };
}

function countLines(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines.addNewLine(at + 1);
  return lines;
}

function lineAt(text: string, start: number): string {
  const feed = text.indexOf("\n", start);
  const line = text.slice(start, feed === -1 ? text.length : feed).replace(/\r$/, "");
  return line.length > LONGEST_LINE ? "" : line;
}
