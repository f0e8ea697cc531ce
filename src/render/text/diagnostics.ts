import { counted, escapeTerminal } from "../../base/text.ts";
import { type Diagnostic, isError, type Location } from "../../model/fleet/diagnostic.ts";
import { flow } from "../wording/layout.ts";
import {
  displayWidth,
  EMPTY_LINE,
  indent,
  type Line,
  print,
  Span,
  type Style,
  truncate,
  truncateStart,
} from "../wording/terminal.ts";

/** Findings with their places, and how many there are where it is more than one; empty when there are none. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], style: Style): string {
  const [first, ...others] = diagnostics;
  if (first === undefined) return "";
  if (others.length === 0) return print(finding(first, style.width), style);
  const findings = diagnostics.flatMap((diagnostic) => [...finding(diagnostic, style.width), EMPTY_LINE]);
  return print([...findings, count(diagnostics)], style);
}

function finding(diagnostic: Diagnostic, width: number): Line[] {
  const { code, severity, message, hint, location, sourceLine } = diagnostic;
  const tone = isError(diagnostic) ? "bad" : "caution";
  const lead = [
    ...(location === null ? [] : [new Span(`${showPlace(location)} `, "strong")]),
    new Span(severity, tone),
    new Span(` ${code}: `),
  ];
  return [
    ...flow(message, { lead, indent: 2, width, tone: "plain" }),
    ...(location === null || sourceLine === null ? [] : quoted(location, sourceLine, width)),
    ...(hint === null
      ? []
      : flow(hint, { lead: [new Span("  hint: ", "accent")], indent: 8, width, tone: "plain" })),
  ];
}

function showPlace({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}

/** The source line with a caret under the column. */
function quoted({ line, column }: Location, sourceLine: string, width: number): Line[] {
  const number = new Span(`  ${line} | `, "faint");
  const gutter = new Span(`${" ".repeat(number.width - 2)}| `, "faint");
  const { text, caret } = excerpt(sourceLine, column, width - number.width);
  return [
    [number, new Span(text)],
    [gutter, indent(caret), new Span("^", "accent")],
  ];
}

function count(diagnostics: readonly Diagnostic[]): Line {
  const errors = diagnostics.filter(isError).length;
  const warnings = diagnostics.length - errors;
  return [new Span(`${counted(errors, "error")}, ${counted(warnings, "warning")}.`, "strong")];
}

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
