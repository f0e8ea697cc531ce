import { diffWordsWithSpace } from "diff";
import type { FieldChange } from "../../model/plan/change.ts";
import { type DiffLine, diffOf, fieldName, showStep, showValue } from "../wording/fields.ts";
import type { PlanLinks } from "../wording/links.ts";
import { html, type Markup, placeLink } from "./markup.ts";

/** Comparing longer values word by word takes too long, and nobody reads it. */
const LONGEST_MARKED = 2_000;

/** What differs, old beside new, the words that differ marked. */
export function fieldTable(fields: readonly FieldChange[], links: PlanLinks): Markup | null {
  if (fields.length === 0) return null;
  const rows = fields.map((field) => fieldRow(field, links));
  // End tags that HTML lets go are left out: thousands of these are one page.
  return html`<table><tr><th>field<th>live<th>declared${rows}</table>`;
}

function fieldRow(field: FieldChange, links: PlanLinks): Markup {
  const { location } = field;
  const place = location === null ? null : html`<br><i>${placeLink(location, links)}</i>`;
  const [before, after] = sidesOf(field);
  return html`<tr><th><code>${fieldName(field.path)}</code>${place}<td class="v">${before}<td class="v">${after}`;
}

function sidesOf(field: FieldChange): readonly [Markup, Markup] {
  const { before, after, path } = field;
  const isHeader = path.startsWith("headers.");
  const lines = diffOf(field);
  if (lines !== null) return [sideOf(lines, "-"), sideOf(lines, "+")];
  const isShort =
    before.kind === "plain" &&
    after.kind === "plain" &&
    before.text.length + after.text.length < LONGEST_MARKED;
  if (isShort) return marked(before.text, after.text);
  const { value, next } = showStep(field);
  return next === null
    ? [html`${value}`, html`${showValue(after, isHeader)}`]
    : [html`<del>${value}</del>`, html`<ins>${next}</ins>`];
}

/** The lines of one of the two. */
function sideOf(lines: readonly DiffLine[], own: "-" | "+"): Markup {
  const shown = lines.filter(({ sign }) => sign === own || sign === " " || sign === "…");
  return html`${shown.map(({ sign, text }, at) => html`${at === 0 ? null : LINE_BREAK}${pieceOf(sign, text)}`)}`;
}

const LINE_BREAK = html`<br>`;

function pieceOf(sign: DiffLine["sign"], text: string): Markup {
  switch (sign) {
    case " ":
      return html`${text}`;
    case "-":
      return html`<del>${text}</del>`;
    case "+":
      return html`<ins>${text}</ins>`;
    case "…":
      return html`<span class="dim">… ${text}</span>`;
  }
}

function marked(before: string, after: string): readonly [Markup, Markup] {
  const parts = diffWordsWithSpace(before, after);
  return [
    html`${parts.filter(({ added }) => !added).map(({ removed, value }) => (removed ? html`<del>${value}</del>` : html`${value}`))}`,
    html`${parts.filter(({ removed }) => !removed).map(({ added, value }) => (added ? html`<ins>${value}</ins>` : html`${value}`))}`,
  ];
}
