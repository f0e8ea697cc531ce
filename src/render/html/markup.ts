import { isPlainAddress } from "../../base/http.ts";
import { escapeTerminal } from "../../base/text.ts";
import type { Location } from "../../model/fleet/diagnostic.ts";
import type { PlanLinks } from "../wording/links.ts";

/** A piece of a page. Made escaped, and the only thing that goes into one, so nothing gets in unescaped. */
export class Markup {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** What is between the values is ours; what they are is escaped, unless it is markup already. */
  static of(strings: TemplateStringsArray, values: readonly MarkupValue[]): Markup {
    return new Markup(strings.map((text, at) => text + printed(values[at] ?? null)).join(""));
  }

  toString(): string {
    return this.#text;
  }
}

/** What can stand in markup: null is nothing, a list stands one after the other. */
export type MarkupValue = string | number | null | Markup | readonly MarkupValue[];

/** `html\`<b>${name}</b>\``. Values of attributes stand in double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return Markup.of(strings, values);
}

function printed(value: MarkupValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return escapeHtml(value);
  if (value instanceof Markup) return value.toString();
  return value.map(printed).join("");
}

const SIGNS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

/** Controls and direction marks are made visible, as in a terminal. */
function escapeHtml(text: string): string {
  return escapeTerminal(text).replace(/[&<>"'`]/g, (sign) => SIGNS[sign] ?? "");
}

/** A command that can be typed as it stands. A page goes to people who have another environment by default. */
export function command(words: string, environment: string): Markup {
  return html`<code>webhook-sync ${words} --env ${environment}</code>`;
}

/** A link where the address is a plain one; else the text alone. */
export function linkTo(address: string | null, text: MarkupValue): Markup {
  return address !== null && isPlainAddress(address)
    ? html`<a href="${address}" rel="noopener noreferrer">${text}</a>`
    : html`${text}`;
}

/** A place in the manifests, as a link where its page is known. */
export function placeLink(location: Location, { lineOf }: Pick<PlanLinks, "lineOf">): Markup {
  return linkTo(lineOf(location), `${location.file}:${location.line}`);
}
