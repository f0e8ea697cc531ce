import { isQuotable, printable } from "../../base/credentials.ts";

/** A place in a file. Line and column count from 1; the column counts UTF-16 units. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The document that a webhook was declared in, and where it begins. The file is relative to the working directory. */
export interface Source extends Location {
  /** Which document of the file, from 0. */
  readonly document: number;
}

/** A location and the source line there, as written. */
export interface Place {
  readonly location: Location;
  readonly sourceLine: string;
}

/**
 * Finds where a key of a document stands, `["headers", "X-Api-Key"]`: in the environment's override where it is
 * declared there, else in the document, else the nearest key above it. Positions are looked up only when there is
 * something to report, because keeping them all costs more than reading the manifests.
 */
export type Locate = (source: Source, path: readonly string[]) => Place;

export type Severity = "error" | "warning";

/** A finding about what people wrote or about the surroundings, told so that it can be acted on. */
export interface Diagnostic {
  /** Stable, kebab-case, for scripts: `unknown-key`, `duplicate-key`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence without a final period. */
  readonly message: string;
  /** What to do about it, in one sentence without a final period; null when the message says it all. */
  readonly hint: string | null;
  readonly location: Location | null;
  /** The source line at the location, as written. */
  readonly sourceLine: string | null;
}

/** By file and position; what has no place comes first. */
export function compareLocations(a: Location | null, b: Location | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

/** What is wrong and what to do about it; the fields are those of a Diagnostic. */
export interface DiagnosticText {
  readonly code: string;
  /** An error where it is left out. */
  readonly severity?: "warning";
  readonly message: string;
  readonly hint: string | null;
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

/** The remark as an error that no file's content is to blame for. */
export function errorNowhere({ code, severity, message, hint }: DiagnosticText): Diagnostic {
  return {
    code,
    severity: severity ?? "error",
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
