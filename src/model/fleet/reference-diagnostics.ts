import { quote } from "../../base/credentials.ts";
import { closest } from "../../base/spelling.ts";
import { enumerate } from "../../base/text.ts";
import type { DiagnosticText } from "./diagnostic.ts";

const ESCAPE = "$${ stands for a literal ${";

/** `${vra:x}`: there is no such kind of reference. */
export function unknownKind(source: string, word: string, kinds: readonly string[]): DiagnosticText {
  const best = closest(word, kinds);
  const wanted = best === undefined ? undefined : source.replace(word, best);
  const hint = wanted === undefined ? `kinds: ${enumerate(kinds, "and")}` : `did you mean ${quote(wanted)}?`;
  return { code: "unknown-variable", message: `unknown variable ${quote(source)}`, hint };
}

/** `${var:`: this cannot be read. */
export function malformedReference(source: string, forms: string): DiagnosticText {
  return {
    code: "malformed-reference",
    message: `${quote(source)} cannot be read as a reference`,
    hint: `write ${forms}; ${ESCAPE}`,
  };
}

/** A reference that exists, but not here. */
export function misplacedReference(source: string, message: string, hint: string): DiagnosticText {
  return { code: "misplaced-reference", message: `${quote(source)} ${message}`, hint };
}
