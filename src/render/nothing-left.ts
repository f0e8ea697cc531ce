import { flow } from "./flow.ts";
import { print, type Style } from "./style.ts";

/** What an apply says of an approved plan that has been carried out, and why nothing more is done. */
export function renderNothingLeft(notes: readonly string[], style: Style): string {
  const text = notes.length === 0 ? "Nothing is left to do." : `Nothing is left to do: ${notes.join("; ")}.`;
  return print(flow(text, { lead: [], indent: 2, width: style.width, tone: "plain" }), style);
}
