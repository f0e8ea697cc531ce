import { escapeTerminal } from "../base/escape.ts";
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
  return flowPieces(text.split(" "), placing);
}

/** The same for pieces that may hold spaces and are kept whole. */
export function flowPieces(pieces: readonly string[], placing: Placing): Line[] {
  const lines: Line[] = [];
  let lead = placing.lead;
  let column = lineWidth(lead);
  let taken: string[] = [];
  for (const piece of pieces.map(escapeTerminal)) {
    const width = displayWidth(piece);
    const gap = taken.length === 0 ? 0 : 1;
    if (column + gap + width > placing.width && column > placing.indent) {
      lines.push(closed(lead, taken, placing.tone));
      lead = [indent(placing.indent)];
      column = placing.indent;
      taken = [];
    }
    column += width + (taken.length === 0 ? 0 : 1);
    taken.push(piece);
  }
  lines.push(closed(lead, taken, placing.tone));
  return lines;
}

/** A list for flowPieces, its members kept whole. */
export function dotted(members: readonly string[]): string[] {
  return members.map((member, at) => (at === members.length - 1 ? member : `${member} ·`));
}

function closed(lead: Line, pieces: readonly string[], tone: Tone): Line {
  return [...lead, new Span(pieces.join(" "), tone)];
}
