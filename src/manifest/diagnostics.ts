import { distance } from "fastest-levenshtein";
import { isQuotable, printable } from "../base/credentials.ts";
import { enumerate, shortened } from "../base/text.ts";
import { compareLocations, type Diagnostic, type Place } from "../model/diagnostic.ts";

/** What is wrong and what to do about it; the fields are those of a Diagnostic. */
export interface DiagnosticText {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

/** A remark about a position in a text. */
export interface TextDiagnostic extends DiagnosticText {
  readonly offset: number;
}

/** A remark about a key of a document. */
export interface KeyDiagnostic extends DiagnosticText {
  readonly path: readonly string[];
  /** The part of the key's value that is meant, as written; null for the key as a whole. */
  readonly within: string | null;
}

/** Takes findings in, one at a time. */
export type Report = (finding: KeyDiagnostic) => void;

/** The remark as an error at a place. */
export function errorAt({ location, sourceLine }: Place, text: DiagnosticText): Diagnostic {
  const shown = sourceLine !== "" && isQuotable(sourceLine) ? sourceLine : null;
  return { ...errorNowhere(text), location, sourceLine: shown };
}

/** The remark as an error about a file as a whole. */
export function errorInFile(file: string, text: DiagnosticText): Diagnostic {
  return errorAt({ location: { file, line: 1, column: 1 }, sourceLine: "" }, text);
}

/** The remark as a warning about a file as a whole. */
export function warningInFile(file: string, text: DiagnosticText): Diagnostic {
  return { ...errorInFile(file, text), severity: "warning" };
}

/** The remark as an error that no file's content is to blame for. */
export function errorNowhere({ code, message, hint }: DiagnosticText): Diagnostic {
  return {
    code,
    severity: "error",
    message: printable(message),
    hint: hint === null ? null : printable(hint),
    location: null,
    sourceLine: null,
  };
}

/** By file and position; what has no place comes first. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return compareLocations(a.location, b.location);
}

/** Longer words are no misspellings, and comparing them costs the square of their length. */
const LONGEST_WORD = 64;

/** The candidate that the word is probably a misspelling of. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  let best: string | undefined;
  // Of a short word a step more would make half of it another one.
  let least = (word.length <= 5 ? 1 : Math.max(2, Math.floor(word.length / 3))) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const steps = stepsBetween(word.toLowerCase(), candidate.toLowerCase());
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/** Two letters that changed places are one step. */
function stepsBetween(a: string, b: string): number {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  const swapped = `${a.slice(0, at)}${a.charAt(at + 1)}${a.charAt(at)}${a.slice(at + 2)}`;
  return at !== -1 && swapped === b ? 1 : distance(a, b);
}

/** "did you mean `url`?" where a candidate is close; otherwise what there is to choose from. */
export function didYouMean(word: string, candidates: readonly string[], among: string): string {
  const best = closest(word, candidates);
  if (best !== undefined) return `did you mean \`${best}\`?`;
  return candidates.length === 0 ? `there are no ${among}` : `${among}: ${enumerate(candidates, "and")}`;
}

/** Text from a file, cut to what fits in a sentence; that it is there, where it may be a credential. */
export function quote(text: string): string {
  if (!isQuotable(text)) return "(not shown: it may be a credential)";
  return `\`${shortened(text, 80)}\``;
}

/** Keys of credentials, and what a value has to be that may be shown: a reference. */
const LITERALS = {
  configuration: /\b(clientSecret|token|key|signingKey|password|authorization)["']?\s*:(?![^,}]*\$\{env:)/i,
  manifest: /\bpassword["']?\s*:(?![^,}]*\$\{secret:)/i,
};

/** A line where a credential stands in place of a reference to one is not shown. */
export function withoutCredential(place: Place, file: keyof typeof LITERALS): Place {
  return LITERALS[file].test(place.sourceLine) ? { ...place, sourceLine: "" } : place;
}
