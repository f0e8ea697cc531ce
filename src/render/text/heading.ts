import { flow } from "../wording/layout.ts";
import { print, Span, type Style } from "../wording/terminal.ts";

/** A title, and a sentence below it. */
export function renderHeading(title: string, text: string, style: Style): string {
  const lines = flow(text, { lead: [], indent: 0, width: style.width, tone: "faint" });
  return print([[new Span(`== ${title} ==`, "accent")], ...lines], style);
}
