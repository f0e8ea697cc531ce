import type { LeftFile, NextStep, WrittenFile } from "../../model/report/setup.ts";
import { flow } from "../wording/layout.ts";
import { EMPTY_LINE, type Line, print, Span, type Style, widest } from "../wording/terminal.ts";

/** What was written and what was left, with the lines to add. */
export function renderSetup(
  written: readonly WrittenFile[],
  left: readonly LeftFile[],
  style: Style,
): string {
  const column = widest([...written, ...left].map(({ file }) => file)) + 2;
  const row = (sign: Span, file: string, about: string): Line[] => {
    const lead = [new Span("  "), sign, new Span(" "), new Span(file, "strong").padded(column)];
    return flow(about, { lead, indent: column + 4, width: style.width, tone: "faint" });
  };
  return print(
    [
      ...section(
        "Written:",
        written.flatMap(({ file, about }) => row(new Span("+", "good"), file, about)),
      ),
      ...section(
        "Left as they are:",
        left.flatMap(({ file, because, add }) => [
          ...row(new Span("·", "faint"), file, add.length === 0 ? because : `${because}; add to it:`),
          ...add.map((line) => [new Span(`      ${line}`)]),
        ]),
      ),
    ].slice(0, -1),
    style,
  );
}

/** What to do next. */
export function renderNextSteps(steps: readonly NextStep[], style: Style): string {
  const lines = steps.flatMap(({ command, what }) => {
    const sentence = flow(what, { lead: [new Span("  ")], indent: 2, width: style.width, tone: "plain" });
    return command === null ? sentence : [...sentence, [new Span(`    $ ${command}`, "accent")]];
  });
  return print([[new Span("Next:", "strong")], ...lines], style);
}

function section(title: string, lines: readonly Line[]): Line[] {
  return lines.length === 0 ? [] : [[new Span(title, "strong")], ...lines, EMPTY_LINE];
}
