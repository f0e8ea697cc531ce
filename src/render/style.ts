import { Chalk } from "chalk";
import { type Line, type Tone, trimmed } from "./span.ts";

/** How a page is printed. */
export interface Style {
  readonly color: boolean;
  /** Columns. Only what cannot be broken is wider. */
  readonly width: number;
}

const plain = new Chalk({ level: 0 });
const coloured = new Chalk({ level: 1 });

/** The lines as text, without a line break at the end. */
export function print(lines: readonly Line[], style: Style): string {
  return lines.map((line) => printLine(line, style)).join("\n");
}

/** One line as text. */
export function printLine(line: Line, style: Style): string {
  const chalk = style.color ? coloured : plain;
  const brushes: Readonly<Record<Tone, (text: string) => string>> = {
    plain: (text) => text,
    strong: chalk.bold,
    faint: chalk.dim,
    good: chalk.green,
    caution: chalk.yellow,
    bad: chalk.red,
    accent: chalk.cyan,
  };
  const text = trimmed(line)
    .map((span) => brushes[span.tone](span.text))
    .join("");
  return isLogCommand(line) ? `\\${text}` : text;
}

/** GitHub's runner takes every line that starts with `::`, spaces aside, for a command to itself. */
function isLogCommand(line: Line): boolean {
  const text = line.map((span) => span.text).join("");
  return text.trimStart().startsWith("::");
}
