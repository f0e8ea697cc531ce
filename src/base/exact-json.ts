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
/** What every text with such a number has; most have nothing like it and need no second look. */
const SUSPECT = /[\d.]{16}|\d[eE]/;

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
  const mark = unusedMark(plain);
  let marks = 0;
  const marked = JSON.stringify(value, function (this: object, name, member: unknown) {
    // The member was asked for its toJSON already.
    const original: unknown = Reflect.get(this, name);
    if (!(original instanceof ExactNumber)) return member;
    marks += 1;
    return `${mark}${original}`;
  });
  if (marks === 0) return plain;
  const quoted = new RegExp(`"${JSON.stringify(mark).slice(1, -1).replaceAll("\\", "\\\\")}([^"]+)"`, "g");
  return marked.replace(quoted, "$1");
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
