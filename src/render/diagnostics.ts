import { counted } from "../base/text.ts";
import { type Diagnostic, isError, type Location } from "../model/diagnostic.ts";
import { excerpt } from "./excerpt.ts";
import { flow } from "./flow.ts";
import { EMPTY_LINE, indent, type Line, Span } from "./span.ts";
import { print, type Style } from "./style.ts";

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
