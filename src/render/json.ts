import { LOG_COMMAND, UNSAFE } from "./escape.ts";

/**
 * JSON to be printed: the same value, and nothing in its text that a terminal or a CI runner would act on. In JSON all
 * that stands only within texts, where an escape is as good.
 */
export function printedJson(value: unknown, layout: "pages" | "line" = "pages"): string {
  const text = JSON.stringify(value, null, layout === "pages" ? 2 : undefined);
  if (PLAIN.test(text)) return text;
  return text.replace(UNSAFE, escaped).replace(LOG_COMMAND, "#\\u0023");
}

/** Nearly all of it; line feeds are those of the layout. */
const PLAIN = /^[\n\x20-\x22\x24-\x7e]*$/;

function escaped(character: string): string {
  if (character === "\n") return character;
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
