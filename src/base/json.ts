import { hash } from "node:crypto";
import { LOG_COMMAND, UNSAFE } from "./text.ts";

/** A JSON object as JSON.parse gives it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The members of a JSON value; none where it is no object. */
export function membersOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** Parses text; undefined when it is not JSON. The parser's own message would quote the text, which may be secret. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Whether two values are the same JSON, in whatever order their members stand. Says so at the first difference. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((one, at) => isSameJson(one, b[at]));
  }
  if (!isPlain(a) || !isPlain(b) || Array.isArray(a) || Array.isArray(b)) {
    return canonicalJson(a) === canonicalJson(b);
  }
  const names = membersIn(a);
  return (
    names.length === membersIn(b).length &&
    names.every((name) => isMember(b, name) && isSameJson(a[name], b[name]))
  );
}

/** Those that JSON shows. */
function membersIn(value: JsonObject): readonly string[] {
  return Object.keys(value).filter((name) => isMember(value, name));
}

function isMember(of: JsonObject, name: string): boolean {
  return Object.hasOwn(of, name) && of[name] !== undefined;
}

/** Whether a value nests no deeper than so many levels, so that recursion over it is safe. */
export function nestsWithin(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (levels === 0) return false;
  return Object.values(value).every((member) => nestsWithin(member, levels - 1));
}

/**
 * JSON with sorted member names and no white space, so that equal values have equal text
 * (RFC 8785; members that are undefined are left out, as JSON.stringify does).
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (!isPlain(value)) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return canonicalList(value);
  let members = "";
  for (const name of sortedNames(value)) {
    const member = value[name];
    if (member === undefined) continue;
    members += `${members === "" ? "" : ","}${quoted(name)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

/** A text in JSON. Most have nothing to escape, which is seen in less time than a call of JSON.stringify takes. */
function quoted(text: string): string {
  return UNESCAPED.test(text) ? `"${text}"` : JSON.stringify(text);
}

const UNESCAPED = /^[ !#-[\]-~]*$/;

/** Of a list, which may be long: JSON.stringify writes a copy in half the time that it takes to put the texts together. */
function canonicalList(list: readonly unknown[]): string {
  const text = JSON.stringify(list.map(inOrder));
  // An object gives members that have numbers for names first, as numbers: no copy holds these in order.
  return NUMBERED_MEMBER.test(text) ? `[${list.map(canonicalJson).join(",")}]` : text;
}

/** In JSON no text within a value looks so, for its quotes are escaped. */
const NUMBERED_MEMBER = /"\d+":/;

/** A copy whose members JSON.stringify writes in the right order. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isPlain(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const name of sortedNames(value)) setMember(copy, name, inOrder(value[name]));
  return copy;
}

/** So many are put in order one by one, each moved before those that come after it. */
const FEW = 32;

/** Most are few, and many in order as they come: nothing is copied for them, as sort() does. */
function sortedNames(value: object): readonly string[] {
  const names = Object.keys(value);
  if (names.length > FEW) return names.sort();
  for (let from = 1; from < names.length; from += 1) {
    const name = names[from] ?? "";
    let to = from;
    for (; to > 0 && (names[to - 1] ?? "") > name; to -= 1) names[to] = names[to - 1] ?? "";
    names[to] = name;
  }
  return names;
}

function setMember(of: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== "__proto__") of[name] = value;
  // To assign it would give the object another prototype.
  else Object.defineProperty(of, name, { value, enumerable: true });
}

/** Stands for a member's text that is not known yet. */
export const OPEN_TEXT = "\u0000";

/**
 * The canonical JSON of an object in two parts, between which one of its members has its place, a comma after it. It is an
 * open text; there are members on either side, and none within them has that name and an open text.
 */
export function canonicalAround(value: object, name: string): readonly [string, string] {
  const whole = canonicalJson(value);
  const place = `"${name}":${JSON.stringify(OPEN_TEXT)},`;
  const at = whole.indexOf(place);
  return [whole.slice(0, at), whole.slice(at + place.length)];
}

/** Whether its members are all that a value says. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !("toJSON" in value);
}

/** A number of a JSON text that no double holds, 9007199254740993, as it was written there. */
export class ExactNumber {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }

  /** As a text where nobody takes care of it: never as another number. */
  toJSON(): string {
    return this.#text;
  }
}

/** A text, or what is a number outside of texts. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[\d.eE+-]*/g;
/**
 * What every text with such a number has; most have nothing like it and need no second look. A number has one of these
 * before it, and ids in hexadecimal digits have a quote there.
 */
const SUSPECT = /(?:^|[[:,\s])-?(?:[\d.]{16}|[\d.]+[eE])/;

/** As JSON.parse, but a number that a double cannot hold becomes an ExactNumber. Throws what JSON.parse throws. */
export function parseExactly(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!SUSPECT.test(text)) return value;
  const mark = unusedMark(text);
  const marked = text.replace(TOKEN, (token) =>
    token.startsWith('"') || isHeld(token) ? token : JSON.stringify(mark + token),
  );
  return JSON.parse(marked, (_, member: unknown) =>
    typeof member === "string" && member.startsWith(mark)
      ? new ExactNumber(member.slice(mark.length))
      : member,
  );
}

/** As JSON.stringify of a JSON value, but an ExactNumber is written as the number that it is. */
export function stringifyExactly(value: unknown): string {
  const plain = JSON.stringify(value);
  if (!holdsExactNumber(value)) return plain;
  const mark = unusedMark(plain);
  const marked = JSON.stringify(value, function (this: object, name, member: unknown) {
    // The member was asked for its toJSON already.
    const original: unknown = Reflect.get(this, name);
    return original instanceof ExactNumber ? `${mark}${original}` : member;
  });
  const quoted = new RegExp(`"${JSON.stringify(mark).slice(1, -1).replaceAll("\\", "\\\\")}([^"]+)"`, "g");
  return marked.replace(quoted, "$1");
}

function holdsExactNumber(value: unknown): boolean {
  if (value instanceof ExactNumber) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsExactNumber);
}

/** Whether a double is the number that is written. Any double holds 15 digits. */
function isHeld(token: string): boolean {
  const digits = token.replace(/[eE].*$|[-.]/g, "").replace(/^0+/, "");
  const value = Number(token);
  if (!Number.isFinite(value)) return false;
  if (value === 0) return digits === "";
  return digits.length <= 15 || String(value) === token;
}

/** Begins no text of a JSON text: a run of one control character, which has one spelling there, longer than any there. */
function unusedMark(text: string): string {
  const runs = text.match(/(?:\\u0001)+/g) ?? [];
  const longest = runs.reduce((most, run) => Math.max(most, run.length / "\\u0001".length), 0);
  return "\u0001".repeat(longest + 1);
}

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

/** `sha256:` and the SHA-256 of a value's canonical JSON, in hexadecimal digits. */
export function digestOf(value: unknown): string {
  return `sha256:${hash("sha256", canonicalJson(value), "hex")}`;
}
