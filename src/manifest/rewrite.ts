import { diffArrays } from "diff";
import { Composer, type Document, isScalar, Parser } from "yaml";
import type { Edit } from "../model/report/manifest-draft.ts";
import { printDocuments } from "./draft.ts";
import { declaredPath } from "./for-environment.ts";

/**
 * Changes keys of a file and leaves everything else, comments and order included, as it is. A key is changed where it
 * applies to the environment: in the environment's overrides where they have it.
 */
export function rewriteManifests(text: string, environment: string, edits: readonly Edit[]): string {
  const documents = readDocuments(text);
  for (const { document: index, path, value } of edits) {
    const document = documents[index];
    if (document !== undefined)
      setKey(document, declaredPath(document.toJS(), environment, path), path, value);
  }
  return withKeptLines(text, printDocuments(readDocuments(text)), printDocuments(documents));
}

function setKey(
  document: Document,
  declared: readonly string[],
  path: readonly string[],
  value: Edit["value"],
): void {
  if (value === null) {
    document.deleteIn(declared);
    // What overrode it is gone; so must be what was overridden.
    if (declared !== path) document.deleteIn(path);
    return;
  }
  const node = document.getIn(declared, true);
  if (isScalar(node)) node.value = value;
  else document.setIn(declared, value);
}

/** The documents of a file, to be changed and printed. Their syntax must have been found good. */
function readDocuments(text: string): Document[] {
  return [...new Composer().compose(new Parser().parse(text))];
}

/**
 * A text that was read, changed and printed again, with each line that did not change as it was: its spaces, its quotes
 * and its line end. `printed` is the text as it would have been printed unchanged, by which the lines are found again.
 */
function withKeptLines(text: string, printed: string, changed: string): string {
  const original = text.split("\n");
  const before = printed.split("\n");
  const lineEnd = original[0]?.endsWith("\r") ? "\r" : "";
  const after = changed.split("\n");
  // Where a line was broken or joined there is no telling which is which.
  if (original.length !== before.length) return after.join(`${lineEnd}\n`);
  const kept: string[] = [];
  let at = 0;
  for (const { added, removed, value, count } of diffArrays(before, after)) {
    if (added) kept.push(...value.map((line) => (line === "" ? line : `${line}${lineEnd}`)));
    else if (!removed) kept.push(...original.slice(at, at + count));
    if (!added) at += count;
  }
  return kept.join("\n");
}
