import { type Document, isScalar } from "yaml";
import type { Edit } from "../model/draft.ts";
import { printDocuments, readDocuments } from "./format.ts";
import { withKeptLines } from "./kept-lines.ts";
import { declaredPath } from "./merge.ts";

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
