import { compareLocations, type Diagnostic, type Place } from "../model/diagnostic.ts";
import { isQuotable, printable } from "../model/quotable.ts";

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
