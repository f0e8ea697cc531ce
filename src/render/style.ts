import { Chalk } from "chalk";
import { type Line, type Tone, trimmed } from "./span.ts";

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
export function printLine(line: Line, style: Style): string {
  const text = trimmed(line)
    .map(({ text, tone }) => (style.color ? BRUSHES[tone](text) : text))
    .join("");
  return isLogCommand(line) ? `\\${text}` : text;
}

/** GitHub's runner takes every line that starts with `::`, spaces aside, for a command to itself. */
function isLogCommand(line: Line): boolean {
  const text = line.map((span) => span.text).join("");
  return text.trimStart().startsWith("::");
}
