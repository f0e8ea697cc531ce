import { escapeTerminal } from "./escape.ts";
import { indent, type Line, lineWidth, Span, type Tone } from "./span.ts";
import { displayWidth } from "./width.ts";

/** Where a text stands: after what, how deep on its further lines, up to which column. */
export interface Placing {
  readonly lead: Line;
  readonly indent: number;
  readonly width: number;
  readonly tone: Tone;
}

/** The words of a text after a lead, on as many lines as they need. Words are never broken. */
export function flow(text: string, placing: Placing): Line[] {
  const lines: Line[] = [];
  let lead = placing.lead;
  let column = lineWidth(lead);
  let words: string[] = [];
  for (const word of escapeTerminal(text).split(" ")) {
    const width = displayWidth(word);
    const gap = words.length === 0 ? 0 : 1;
    if (column + gap + width > placing.width && column > placing.indent) {
      lines.push(closed(lead, words, placing.tone));
      lead = [indent(placing.indent)];
      column = placing.indent;
      words = [];
    }
    column += width + (words.length === 0 ? 0 : 1);
    words.push(word);
  }
  lines.push(closed(lead, words, placing.tone));
  return lines;
}

function closed(lead: Line, words: readonly string[], tone: Tone): Line {
  return [...lead, new Span(words.join(" "), tone)];
}
