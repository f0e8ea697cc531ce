import { Composer, type CST, type Document, Schema, type YAMLParseError } from "yaml";
import { MAX_DIAGNOSTICS } from "./limits.ts";

/** What a syntax tree was made into. */
export interface Composed {
  readonly documents: readonly Document.Parsed[];
  /** Of no document, or of one that was given up. */
  readonly errors: readonly YAMLParseError[];
  /** False where a document had more errors than are told: neither it nor what follows is there. */
  readonly complete: boolean;
}

const OPTIONS = {
  // One for all files: building it costs more than composing a small document.
  schema: new Schema({ schema: "core", merge: false }),
  stringKeys: true,
  // Checked in toValue instead: the library compares each key with each other one.
  uniqueKeys: false,
} as const;

/** Makes documents of a syntax tree, and ends where more is wrong with them than anybody is told. */
export function compose(parts: readonly CST.Token[]): Composed {
  const composer = new Composer(OPTIONS);
  const documents: Document.Parsed[] = [];
  const errors = recordErrors(composer, MAX_DIAGNOSTICS + 1);
  try {
    for (const document of composer.compose(parts)) documents.push(document);
    return { documents, errors: composer.streamInfo().errors, complete: true };
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
    const end = documents.at(-1)?.range[2] ?? 0;
    return { documents, errors: errors.filter(({ pos }) => pos[0] >= end), complete: false };
  }
}

class Enough extends Error {}

/**
 * A document is composed in one go, with an error for each of its mistakes, and a megabyte has room for half a million.
 * The library has no word for "enough"; its member that takes the errors is the only place to say it.
 */
function recordErrors(composer: Composer, most: number): readonly YAMLParseError[] {
  const report: unknown = Reflect.get(composer, "onError");
  const errors: YAMLParseError[] = [];
  Reflect.set(composer, "onError", (...error: unknown[]) => {
    if (errors.length === most) throw new Enough();
    if (typeof report === "function") Reflect.apply(report, composer, error);
    const last = composer.streamInfo().errors.at(-1);
    if (last !== undefined && last !== errors.at(-1)) errors.push(last);
  });
  return errors;
}
