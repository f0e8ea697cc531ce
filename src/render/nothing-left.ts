import { flow } from "./flow.ts";
import { Span } from "./span.ts";
import { print, type Style } from "./style.ts";

/** What an apply says of an approved plan that has been carried out, and what should be known besides. */
export function renderNothingLeft(notes: readonly string[], style: Style): string {
  const { width } = style;
  const lines = [
    ...flow("Nothing is left to do.", { lead: [], indent: 2, width, tone: "good" }),
    ...notes.flatMap((note) =>
      flow(note, { lead: [new Span("Note: ", "caution")], indent: 6, width, tone: "plain" }),
    ),
  ];
  return print(lines, style);
}
